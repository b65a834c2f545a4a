// Whose place is being drawn or reshaped now, and whose drawing has just ended, so that the focus can go back to its card.
import type { ProjectId, SiteId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { SCOPES, type Project } from "#ledger/project.ts";
import type { Site, SiteType } from "#ledger/site.ts";
import { kindOf, type SketchKind } from "#map/sketch/paths.ts";
import { makeSlot } from "./slot.ts";

/** `initial` is null where nothing is drawn yet. `turn` tells one drawing from the next. */
export type Drawing = {
  id: ProjectId;
  /** The site of that project whose place is drawn; null for the project's own. */
  site: SiteId | null;
  kind: SketchKind;
  initial: PlaceGeometry | null;
  turn: number;
};

export const drawing = makeSlot<Drawing | null>(null);
export const lastDrawn = makeSlot<ProjectId | SiteId | null>(null);
let turns = 0;

const [, LINE, AREA] = SCOPES;

const firstKind = ({ geometry, scope }: Project): SketchKind =>
  geometry ? kindOf(geometry) : scope === LINE ? "line" : scope === AREA ? "area" : "point";

export const startDrawing = (project: Project): void =>
  drawing.set({
    id: project.id,
    site: null,
    kind: firstKind(project),
    initial: project.geometry,
    turn: ++turns,
  });

/** What a site of a type most often is on the map. */
const USUAL_KIND: Readonly<Record<SiteType, SketchKind>> = {
  water: "area",
  road: "line",
  plot: "area",
  other: "point",
};

export const startDrawingSite = (
  owner: ProjectId,
  { id, type, geometry }: Pick<Site, "id" | "type" | "geometry">,
): void =>
  drawing.set({
    id: owner,
    site: id,
    kind: geometry ? kindOf(geometry) : USUAL_KIND[type],
    initial: geometry,
    turn: ++turns,
  });

export function stopDrawing(): void {
  const ended = drawing.get();
  lastDrawn.set(ended?.site ?? ended?.id ?? null);
  drawing.set(null);
}
