// Changing where the user looks: selection, panels, background, camera.
import type { Layers } from "#ledger/layers.ts";
import type { OfficeId, ProjectId, SiteId, TaskId } from "#base/ids.ts";
import type { Action, State } from "../state.ts";
import type { Camera } from "#geo/camera.ts";
import type { Panel, ThemeChoice, TileChoice, View } from "../view.ts";

const look =
  (change: Partial<View>): Action =>
  (state: State) => ({ ...state, view: { ...state.view, ...change } });

export const selectProject = (project: ProjectId | null): Action => look({ project, site: null });
/** Selects a project and one of its sites. */
export const selectSite = (project: ProjectId, site: SiteId | null): Action =>
  look({ project, site });
export const openPanel = (panel: Panel): Action => look({ panel });
export const setTheme = (theme: ThemeChoice): Action => look({ theme });
export const setTiles = (tiles: TileChoice): Action => look({ tiles });
export const setCamera = (camera: Camera): Action => look({ camera });
export const openOffice = (office: OfficeId): Action => look({ panel: "office", office });

/** Opens the reader at a task's clause. */
export const readClause = (clause: TaskId): Action => look({ panel: "reader", clause });

/** From a project to its sentence. */
export const readProject = (project: ProjectId, clause: TaskId | null): Action =>
  look({ panel: "reader", project, site: null, clause });

/** Changes which layers are shown, and how. */
export const setLayers =
  (change: (layers: Layers) => Layers): Action =>
  (state) => {
    const layers = change(state.view.layers);
    return layers === state.view.layers ? state : { ...state, view: { ...state.view, layers } };
  };

export const showView =
  (view: View): Action =>
  (state) => ({ ...state, view });
