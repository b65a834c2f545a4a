// From a scene to the view that the desk shows, on the map as large as it is now; and from the desk's view to a scene's address.
import { isOnMap } from "#ledger/sites.ts";
import type { TaskId } from "#base/ids.ts";
import { gapsOf, boxOfProjects, cameraOver, type SceneLook } from "#ledger/meeting/scene.ts";
import { taskScene, type Making } from "#ledger/meeting/autoDecks.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { NO_INSETS } from "#map/covers.ts";
import { fitHome, homeOf } from "#map/home.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import { projectsByTask, reachesBack, selectMatching, selectProject } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import { FIRST_VIEW, type View } from "#state/view.ts";
import { textScale } from "../map/useTextScale.ts";

/** A name of nine characters on the map at a text scale of 1. */
const NAME_PIXELS = 9 * 13;

/** A look without a camera; the clause stands ready in the reader for when the presenter leaves the script. */
export const addressOf = (look: SceneLook): string =>
  toAddress({ ...FIRST_VIEW, ...look, panel: look.clause === null ? FIRST_VIEW.panel : "reader" });

/** Where a scene has no camera of its own it shows all its projects, on whatever screen it is. */
export function viewOf(scene: Scene, state: State, map: HTMLElement): View {
  const view = fromAddress(scene.address);
  if (view.camera) return view;
  const shown: State = { ...state, view };
  const selected = selectProject(shown);
  const home = fitHome(homeOf(state.ledger), map, NO_INSETS, textScale());
  const isWhole = scene.kind === "opening" || scene.kind === "closing";
  const box = isWhole
    ? null
    : boxOfProjects(selected && isOnMap(selected) ? [selected] : selectMatching(shown));
  return {
    ...view,
    camera: box
      ? cameraOver(box, map.clientWidth, map.clientHeight, NAME_PIXELS * textScale())
      : home,
  };
}

/** What the scene speaks of and this desk does not have, in sentences. */
export const gapsIn = (
  scene: Scene,
  { ledger, edits, past }: Pick<State, "ledger" | "edits" | "past">,
): string[] =>
  gapsOf(scene, fromAddress(scene.address), ledger, (seq) => reachesBack({ edits, past }, seq));

/** A scene made on the spot for a task that somebody asks about; null where the plan has no such task. */
export function sceneOfTask(id: TaskId, { ledger }: State): Scene | null {
  const task = ledger.plan.tasks.find((one) => one.id === id);
  const making: Making = { id: "asked", madeAt: 0, addressOf };
  return task
    ? { ...taskScene(task, projectsByTask(ledger).get(id) ?? [], making), id: `asked-${id}` }
    : null;
}
