// Names of the projects in view, the picked one first, then what the town features. Where there are too many to read, only these are named.
import type { PlaceGeometry } from "#geo/geometry.ts";
import { inBox, type Box } from "#geo/lngLat.ts";
import { geometryAt, itemAt, type Items } from "./items.ts";
import { SITE_MARK } from "./styleWord.ts";
import { breakName, projectLines, type Label } from "./labels.ts";
import type { Scene } from "./scene.ts";

/** With more projects in view names would only hide marks. */
const READABLE = 150;
const POINT_RADIUS = 13;
const LINE_GAP = 5;
/** Ranks below this are the picked one's and those of the featured projects; the town's own name lies between (baseLabels). */
const OTHERS = 100;
/** Sites are named after the projects. */
const SITES = 10_000;
/** Areas taller than twice this carry their name inside. */
const LARGE = 44;

export type LabelRequest = {
  items: Items;
  scene: Scene;
  mask: Uint8Array;
  picked: number | null;
  /** Ids whose names go before all others but the picked one's. */
  featured: readonly string[];
  box: Box;
  pixelsPerDegree: number;
  textScale: number;
};

/** The picked one, what is featured, then in ledger order; points keep clear of their marks. */
export function projectLabels(request: LabelRequest): Label[] {
  const { items, scene, mask, picked, featured } = request;
  const { projects } = items;
  const firsts = new Map(featured.map((id, index) => [id, 1 + index]));
  const rankOf = (row: number, others: number): number =>
    row === picked
      ? 0
      : (firsts.get(projects[row]?.id ?? "") ?? (row < projects.length ? OTHERS : SITES) + others);
  const all: Label[] = [];
  for (let row = 0; row < scene.size && all.length <= READABLE; row++) {
    const label = mask[row] ? labelOf(request, row, rankOf(row, all.length)) : null;
    if (label) all.push(label);
  }
  if (all.length <= READABLE) return all;
  const only: Label[] = [];
  const add = (row: number): void => {
    const label = mask[row] ? labelOf(request, row, rankOf(row, only.length)) : null;
    if (label) only.push(label);
  };
  projects.forEach(({ id }, row) => {
    if (row === picked || firsts.has(id)) add(row);
  });
  if (picked !== null && picked >= projects.length) add(picked);
  return only;
}

/** Null where the project has no place, or none in view. */
function labelOf(request: LabelRequest, row: number, rank: number): Label | null {
  const { items, scene, box } = request;
  const geometry = geometryAt(items, row);
  const item = geometry && itemAt(items, row);
  if (!item) return null;
  const at: [number, number] = [scene.anchors[row * 2]!, scene.anchors[row * 2 + 1]!];
  if (!inBox(at, box)) return null;
  return {
    key: item.site?.id ?? item.project.id,
    row,
    kind: geometry.type.endsWith("Point") ? "project" : "area",
    lines: item.site ? breakName(item.site.name) : projectLines(item.project),
    badge: item.site ? "" : item.project.tasks.join("·"),
    at,
    rank,
    clear: clearOf(geometry, row, request) * (item.site ? SITE_MARK : 1),
    insists: rank < OTHERS,
  };
}

/** How far the name stands from the anchor, in pixels: beside a mark or a line, outside a small area, inside a large one. */
function clearOf(
  { type }: PlaceGeometry,
  row: number,
  { scene, pixelsPerDegree, textScale }: LabelRequest,
): number {
  if (type.endsWith("Point")) return POINT_RADIUS * textScale;
  if (type.endsWith("LineString")) return LINE_GAP;
  const half = ((scene.boxes[row * 4 + 3]! - scene.boxes[row * 4 + 1]!) * pixelsPerDegree) / 2;
  return half < LARGE * textScale ? half + 2 : 0;
}
