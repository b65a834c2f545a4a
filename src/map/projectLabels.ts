// Names of the projects in view, the picked one first. Where there are too many to read, only that one is named.
import { inBox, type Box } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import { breakName, type Label } from "./labels.ts";
import type { Scene } from "./scene.ts";

/** With more projects in view names would only hide marks. */
const READABLE = 150;
const POINT_RADIUS = 13;
const LINE_GAP = 5;
/** Areas taller than twice this carry their name inside. */
const LARGE = 44;

export type LabelRequest = {
  projects: readonly Project[];
  scene: Scene;
  mask: Uint8Array;
  picked: number | null;
  box: Box;
  pixelsPerDegree: number;
  textScale: number;
};

/** In ledger order after the picked one; points keep clear of their marks. */
export function projectLabels({
  projects,
  scene,
  mask,
  picked,
  box,
  pixelsPerDegree,
  textScale,
}: LabelRequest): Label[] {
  const labels: Label[] = [];
  const add = (row: number, rank: number) => {
    const project = projects[row];
    if (!project?.geometry) return;
    const at: [number, number] = [scene.anchors[row * 2]!, scene.anchors[row * 2 + 1]!];
    if (!inBox(at, box)) return;
    const isPoint = project.geometry.type.endsWith("Point");
    const half = ((scene.boxes[row * 4 + 3]! - scene.boxes[row * 4 + 1]!) * pixelsPerDegree) / 2;
    const isLine = project.geometry.type.endsWith("LineString");
    const clear = isPoint
      ? POINT_RADIUS * textScale
      : isLine
        ? LINE_GAP
        : half < LARGE * textScale
          ? half + 2
          : 0;
    labels.push({
      key: project.id,
      row,
      kind: isPoint ? "project" : "area",
      lines: breakName(project.name),
      badge: project.tasks.join("·"),
      at,
      rank,
      clear,
    });
  };
  for (let row = 0; row < scene.size && labels.length <= READABLE; row++)
    if (mask[row]) add(row, row === picked ? 0 : 100 + labels.length);
  if (labels.length <= READABLE) return labels;
  labels.length = 0;
  if (picked !== null && mask[picked]) add(picked, 0);
  return labels;
}
