// Decks and minutes read back from a store or a package: unknown values → items exact about types. Fields that are missing are empty.
// Never throws, never trusts a prototype; what of an item cannot be read is counted, so that somebody can be told.
import { officeId, projectId, taskId } from "#base/ids.ts";
import { isObject, type Loose } from "#base/loose.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { MINUTE_KINDS, type Deck, type Minute, type Scene, type Stroke } from "./meeting.ts";

/** `lost`: scenes or strokes inside it that could not be read. */
export type Revived<T> = { item: T; lost: number };

const SCENE_KINDS = ["view", "opening", "closing", "clause"] as const;
const COLOURS = ["accent", "bad", "ink"] as const;
const DEFAULT_SECONDS = 20;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const own = (value: Loose, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const filled = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
const timeOf = (value: unknown): number =>
  typeof value === "number" && Number.isFinite(value) ? value : 0;
const secondsOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? value : null;
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | null =>
  known.find((item) => item === value) ?? null;

function positionOf(value: unknown): LngLat | null {
  if (!Array.isArray(value)) return null;
  const [lng, lat] = value as unknown[];
  return typeof lng === "number" &&
    typeof lat === "number" &&
    Math.abs(lng) <= 180 &&
    Math.abs(lat) <= 90
    ? [lng, lat]
    : null;
}

function reviveStroke(value: unknown): Stroke | null {
  if (!isObject(value)) return null;
  const [line, colour] = [own(value, "line"), oneOf(COLOURS, own(value, "colour"))];
  const positions = Array.isArray(line) ? line.map(positionOf) : [];
  return colour !== null && positions.length > 0 && positions.every((at) => at !== null)
    ? { line: positions, colour }
    : null;
}

function reviveScene(value: unknown): Revived<Scene> | null {
  if (!isObject(value)) return null;
  const id = filled(own(value, "id"));
  const kind = oneOf(SCENE_KINDS, own(value, "kind"));
  if (id === null || kind === null) return null;
  const found = own(value, "strokes");
  const given: readonly unknown[] = Array.isArray(found) ? found : [];
  const strokes = given.map(reviveStroke).filter((stroke) => stroke !== null);
  const [task, project] = [filled(own(value, "task")), filled(own(value, "project"))];
  const item: Scene = {
    id,
    kind,
    title: textOf(own(value, "title")),
    text: textOf(own(value, "text")),
    notes: textOf(own(value, "notes")),
    address: textOf(own(value, "address")),
    task: task === null ? null : taskId(task),
    project: project === null ? null : projectId(project),
    seconds: secondsOf(own(value, "seconds")),
    strokes,
  };
  return { item, lost: given.length - strokes.length };
}

/** null when it has no id or no list of scenes. Of scenes with the same id the first stays. */
export function reviveDeck(value: unknown): Revived<Deck> | null {
  if (!isObject(value)) return null;
  const [id, given] = [filled(own(value, "id")), own(value, "scenes")];
  if (id === null || !Array.isArray(given)) return null;
  const taken = new Set<string>();
  const scenes = given
    .map(reviveScene)
    .filter(
      (scene) => scene !== null && !taken.has(scene.item.id) && taken.add(scene.item.id) !== null,
    ) as Revived<Scene>[];
  const lost = given.length - scenes.length + scenes.reduce((sum, scene) => sum + scene.lost, 0);
  const item: Deck = {
    id,
    name: textOf(own(value, "name")),
    scenes: scenes.map((scene) => scene.item),
    seconds: secondsOf(own(value, "seconds")) ?? DEFAULT_SECONDS,
    madeAt: timeOf(own(value, "madeAt")),
  };
  return { item, lost };
}

/** null when it has no id or is of no known kind. */
export function reviveMinute(value: unknown): Revived<Minute> | null {
  if (!isObject(value)) return null;
  const [id, kind] = [filled(own(value, "id")), oneOf(MINUTE_KINDS, own(value, "kind"))];
  if (id === null || kind === null) return null;
  const [office, due, at, project, task] = ["office", "dueOn", "at", "project", "task"].map((key) =>
    own(value, key),
  );
  const [officeName, dueOn, projectName, taskName] = [
    filled(office),
    filled(due),
    filled(project),
    filled(task),
  ];
  const item: Minute = {
    id,
    kind,
    text: textOf(own(value, "text")),
    office: officeName === null ? null : officeId(officeName),
    owner: filled(own(value, "owner")),
    dueOn: dueOn !== null && DAY.test(dueOn) ? dueOn : null,
    done: own(value, "done") === true,
    at: positionOf(at),
    project: projectName === null ? null : projectId(projectName),
    task: taskName === null ? null : taskId(taskName),
    madeAt: timeOf(own(value, "madeAt")),
    by: textOf(own(value, "by")),
    meeting: textOf(own(value, "meeting")),
  };
  const isThere = (value: unknown): boolean => value !== undefined && value !== null;
  return {
    item,
    lost:
      (dueOn !== null && item.dueOn === null ? 1 : 0) + (isThere(at) && item.at === null ? 1 : 0),
  };
}
