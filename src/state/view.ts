// What the user is looking at: filters, selection, panel, background, camera. All of it can stand in an address.
import { FIRST_LAYERS, type Layers } from "#ledger/layers.ts";
import type { OfficeId, ProjectId, SiteId, TaskId } from "#base/ids.ts";
import type { Camera } from "#geo/camera.ts";
import type { CellRef, Density } from "#ledger/density/choice.ts";
import { NO_FILTER, type Filter } from "#ledger/filter.ts";

/** The parts of the first panel: all projects, those on the map, those without a place. */
export const PROJECT_PARTS = ["projects", "located", "shelf"] as const;
export type ProjectPart = (typeof PROJECT_PARTS)[number];

export const PANELS = [
  ...PROJECT_PARTS,
  "reader",
  "table",
  "matrix",
  "office",
  "coverage",
  "changes",
  "issues",
  "meeting",
  "layers",
  "none",
] as const;
export type Panel = (typeof PANELS)[number];

export const THEMES = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof THEMES)[number];

export const TILE_CHOICES = ["embedded", "tianditu-vector", "tianditu-image", "custom"] as const;
export type TileChoice = (typeof TILE_CHOICES)[number];

export type View = {
  filter: Filter;
  project: ProjectId | null;
  /** A site of the selected project. */
  site: SiteId | null;
  /** The task whose clause is marked in the reader. */
  clause: TaskId | null;
  office: OfficeId | null;
  panel: Panel;
  tiles: TileChoice;
  theme: ThemeChoice;
  /** Null until the map has moved: the town's own view. */
  camera: Camera | null;
  /** Seq of the version that the map is compared with, showing only what changed after it; null shows everything. */
  since: number | null;
  layers: Layers;
  /** How the density of what is filtered lies over the map; null shows none. */
  density: Density | null;
  /** The cell of the density whose projects are all that is shown; null shows everything. */
  cell: CellRef | null;
};

export const FIRST_VIEW: View = {
  filter: NO_FILTER,
  project: null,
  site: null,
  clause: null,
  office: null,
  panel: "projects",
  tiles: "embedded",
  theme: "auto",
  camera: null,
  since: null,
  layers: FIRST_LAYERS,
  density: null,
  cell: null,
};
