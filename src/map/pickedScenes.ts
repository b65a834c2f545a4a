// How the selected project stands out: a glow along it, and the ring within which its true place lies. Pure.
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { circleAround } from "#geo/measure.ts";
import type { Item } from "./items.ts";
import { buildScene, type Scene } from "./scene.ts";
import { colourIndex, styleWord } from "./styleWord.ts";

/** A line, not an area: what lies within it must stay as readable as it was. */
const ringAround = (at: LngLat, metres: number): PlaceGeometry => ({
  type: "MultiLineString",
  coordinates: circleAround(at, metres).coordinates,
});

/** A picked project glows with all its sites, a picked site alone. */
export function pickedScenes(
  item: Item | null,
  anchor: () => LngLat,
  center: LngLat,
): { ring: Scene | null; glow: Scene | null } {
  const placed = item?.site ?? item?.project;
  const accuracy = placed?.geometry ? placed.location.accuracyMetres : null;
  const places =
    item === null ? [] : item.site ? [item.site] : [item.project, ...item.project.sites];
  // Thin and whole: a dashed line is the sketch extent.
  const edge = styleWord(colourIndex("accent"), "solid", "hair");
  const glow = styleWord(colourIndex("accent"), "solid", "glow");
  const ofSite = styleWord(colourIndex("accent"), "solid", "site");
  return {
    ring: accuracy
      ? buildScene([{ geometry: ringAround(anchor(), accuracy), style: edge }], center)
      : null,
    glow: places.some(({ geometry }) => geometry !== null)
      ? buildScene(
          places.map(({ geometry }, index) => ({
            geometry,
            // The halo of a site's mark is as much smaller as the mark.
            style: index > 0 && geometry?.type.endsWith("Point") ? ofSite : glow,
          })),
          center,
        )
      : null,
  };
}
