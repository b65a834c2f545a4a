// What a scene shows: its projects, and a small picture of its map for the presenter's window. Loaded with the first slide or picture.
import type { Scene } from "#ledger/meeting/meeting.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { Signs } from "#ledger/signs.ts";
import { fromAddress } from "#state/address.ts";
import { projectsByTask, rowsOf, selectMatching } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import type { View } from "#state/view.ts";
import { signsOf } from "../layers/layerNames.ts";
import { sceneMap, type SceneMap, type SceneMapJob } from "./sceneMap.ts";

/** Inches of paper that the picture is a view of: marks and names keep a size that can be told apart in a quarter of a window. */
const SIZE = { width: 6.4, height: 3.6 } as const;

/** The project it speaks of, else those of its task, else all that its filters show. */
export function projectsOf(scene: Scene, state: State): readonly Project[] {
  const { ledger } = state;
  if (scene.project !== null) {
    const project = ledger.projects[rowsOf(ledger).get(scene.project) ?? -1];
    return project ? [project] : [];
  }
  if (scene.task !== null) return projectsByTask(ledger).get(scene.task) ?? [];
  return selectMatching({ ...state, view: fromAddress(scene.address) });
}

/** SVG text; null for a scene that shows its clause instead of a map. */
export function scenePicture(scene: Scene, state: State): string | null {
  return scene.kind === "clause" ? null : drawScene(scene, state, SIZE).svg;
}

/** As its address has it: where it looks, what colour means, which density. `size` in inches. */
export function drawScene(scene: Scene, state: State, size: SceneMapJob["size"]): SceneMap {
  const { base, ledger } = state;
  const view = fromAddress(scene.address);
  return sceneMap({
    scene,
    projects: projectsOf(scene, state),
    base,
    town: ledger.town,
    camera: view.camera,
    density: view.density,
    signs: signsOfView(view, ledger),
    size,
  });
}

/** What the marks mean in a view. */
export const signsOfView = ({ layers }: Pick<View, "layers">, ledger: Ledger): Signs =>
  signsOf(layers.colour, ledger);
