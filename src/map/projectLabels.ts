// Names of the projects in view, the picked one first, then what the town features. Where there are too many to read, only these are named.
import { inBox, type Box } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import { projectLines, type Label } from "./labels.ts";
import type { Scene } from "./scene.ts";

/** With more projects in view names would only hide marks. */
const READABLE = 150;
const POINT_RADIUS = 13;
const LINE_GAP = 5;
/** Ranks below this are the picked one's and those of the featured projects; the town's own name lies between (baseLabels). */
const OTHERS = 100;
/** Areas taller than twice this carry their name inside. */
const LARGE = 44;

export type LabelRequest = {
  projects: readonly Project[];
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
export function projectLabels({
  projects,
  scene,
  mask,
  picked,
  featured,
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
      lines: projectLines(project),
      badge: project.tasks.join("·"),
      at,
      rank,
      clear,
      insists: rank < OTHERS,
    });
  };
  const firsts = new Map(featured.map((id, index) => [id, 1 + index]));
  const rankOf = (row: number): number =>
    row === picked ? 0 : (firsts.get(projects[row]?.id ?? "") ?? OTHERS + labels.length);
  for (let row = 0; row < scene.size && labels.length <= READABLE; row++)
    if (mask[row]) add(row, rankOf(row));
  if (labels.length <= READABLE) return labels;
  labels.length = 0;
  projects.forEach(({ id }, row) => {
    if (mask[row] && (row === picked || firsts.has(id))) add(row, rankOf(row));
  });
  return labels;
}
