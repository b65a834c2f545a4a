// How the selected project stands out: a glow along it, and the ring within which its true place lies. Pure.
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { circleAround } from "#geo/measure.ts";
import type { Project } from "#ledger/project.ts";
import { buildScene, type Scene } from "./scene.ts";
import { colourIndex, styleWord } from "./styleWord.ts";

/** A line, not an area: what lies within it must stay as readable as it was. */
const ringAround = (at: LngLat, metres: number): PlaceGeometry => ({
  type: "MultiLineString",
  coordinates: circleAround(at, metres).coordinates,
});

export function pickedScenes(
  project: Project | undefined,
  anchor: () => LngLat,
  center: LngLat,
): { ring: Scene | null; glow: Scene | null } {
  const accuracy = project?.geometry ? project.location.accuracyMetres : null;
  // Thin and whole: a dashed line is the sketch extent.
  const edge = styleWord(colourIndex("accent"), "solid", "hair");
  const glow = styleWord(colourIndex("accent"), "solid", "glow");
  return {
    ring: accuracy
      ? buildScene([{ geometry: ringAround(anchor(), accuracy), style: edge }], center)
      : null,
    glow: project?.geometry
      ? buildScene([{ geometry: project.geometry, style: glow }], center)
      : null,
  };
}
