// From a number typed on a keyboard in the middle of a meeting to the scene, or at least the task, that is meant. Pure.
import type { TaskId } from "#base/ids.ts";
import type { Plan } from "#plan/plan.ts";
import type { Deck } from "./meeting.ts";

/** Where a number leads: to a scene of the deck, to a task that has none, or nowhere. */
export type Jump =
  | { to: "scene"; index: number; task: TaskId }
  | { to: "task"; task: TaskId }
  | { to: "nowhere" };

/** Full-width digits and any dash: "１４－2" is "14-2"; "017" is "17". */
export const normaliseNumber = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[‐-―−ー—]/g, "-")
    .replace(/[^\d-]/g, "")
    .split("-")
    .filter((part) => part !== "")
    .map((part) => part.replace(/^0+(?=\d)/, ""))
    .join("-");

/**
 * The scene of the task nearest behind the current one, else the first in the deck. A task may have several: under two offices, under two statuses.
 * A number of its own right wins over its parts: "14-2" is never scene 14.
 */
export function jumpTo(typed: string, deck: Deck, plan: Plan, current: number): Jump {
  const number = normaliseNumber(typed);
  const task =
    plan.tasks.find(({ id }) => id === number)?.id ??
    deck.scenes.find((scene) => scene.task === number)?.task ??
    null;
  if (number === "" || task === null) return { to: "nowhere" };
  const places = deck.scenes.flatMap((scene, index) =>
    scene.task === task && scene.kind !== "opening" ? [index] : [],
  );
  const index = places.find((place) => place > current) ?? places[0];
  return index === undefined ? { to: "task", task } : { to: "scene", index, task };
}
