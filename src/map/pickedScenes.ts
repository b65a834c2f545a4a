// How the selected project stands out: a glow along it, and the ring within which its true place lies. Pure.
import type { LngLat } from "#geo/lngLat.ts";
import { circleAround } from "#geo/measure.ts";
import type { Project } from "#ledger/project.ts";
import { buildScene, type Scene } from "./scene.ts";
import { colourIndex, styleWord } from "./styleWord.ts";

export function pickedScenes(
  project: Project | undefined,
  anchor: () => LngLat,
  center: LngLat,
): { ring: Scene | null; glow: Scene | null } {
  const accuracy = project?.geometry ? project.location.accuracyMetres : null;
  const edge = styleWord(
    colourIndex("accent"),
    project?.location.precision === "surveyed" ? "solid" : "hatched",
    "edge",
  );
  const glow = styleWord(colourIndex("accent"), "solid", "glow");
  return {
    ring: accuracy
      ? buildScene([{ geometry: circleAround(anchor(), accuracy), style: edge }], center)
      : null,
    glow: project?.geometry
      ? buildScene([{ geometry: project.geometry, style: glow }], center)
      : null,
  };
}
