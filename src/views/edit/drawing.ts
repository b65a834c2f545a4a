// Whose place is being drawn or reshaped now, and whose drawing has just ended, so that the focus can go back to its card.
import type { ProjectId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { SCOPES, type Project } from "#ledger/project.ts";
import { kindOf, type SketchKind } from "#map/sketch/paths.ts";
import { makeSlot } from "./slot.ts";

/** `initial` is null where nothing is drawn yet. `turn` tells one drawing from the next. */
export type Drawing = {
  id: ProjectId;
  kind: SketchKind;
  initial: PlaceGeometry | null;
  turn: number;
};

export const drawing = makeSlot<Drawing | null>(null);
export const lastDrawn = makeSlot<ProjectId | null>(null);
let turns = 0;

const [, LINE, AREA] = SCOPES;

const firstKind = ({ geometry, scope }: Project): SketchKind =>
  geometry ? kindOf(geometry) : scope === LINE ? "line" : scope === AREA ? "area" : "point";

export const startDrawing = (project: Project): void =>
  drawing.set({
    id: project.id,
    kind: firstKind(project),
    initial: project.geometry,
    turn: ++turns,
  });

export function stopDrawing(): void {
  lastDrawn.set(drawing.get()?.id ?? null);
  drawing.set(null);
}
