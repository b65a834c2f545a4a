// The embedded base map as a scene: land and sea below, then rivers, railway and borders, each in its own style.
import { baseLayer, isOn, opacityOf, type Layers } from "#ledger/layers.ts";
import type { Position } from "geojson";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { BaseRole } from "#ledger/town.ts";
import { buildScene, type Drawable, type Scene } from "./scene.ts";
import { colourIndex, styleWord, withOpacity } from "./styleWord.ts";

const area = (colour: Parameters<typeof colourIndex>[0]): number =>
  styleWord(colourIndex(colour), "opaque", "hair");
const line = (
  colour: Parameters<typeof colourIndex>[0],
  width: Parameters<typeof styleWord>[2],
  dashed = false,
): number => styleWord(colourIndex(colour), dashed ? "hatched" : "solid", width);

type Step = { role: BaseRole; style: number; as: "area" | "line" };

const LAND: readonly Step[] = [
  { role: "highlight", style: area("home"), as: "area" },
  { role: "sea", style: area("sea"), as: "area" },
  { role: "river", style: line("water", "river"), as: "line" },
  { role: "railway", style: line("rail", "rail"), as: "line" },
  { role: "railway", style: line("paper", "ties", true), as: "line" },
];
const FRAMES: readonly Step[] = [
  { role: "border", style: line("border", "hair"), as: "line" },
  { role: "highlight", style: line("border", "thin"), as: "line" },
  { role: "extent", style: line("paper", "halo"), as: "line" },
  { role: "extent", style: line("extent", "thin", true), as: "line" },
];

/**
 * The scene around `origin`; over tiles only the borders and the sketch extent are drawn. What is off is left out,
 * what is faint is drawn so.
 */
export function buildGround(
  base: BaseMap,
  origin: LngLat,
  overTiles: boolean,
  layers: Pick<Layers, "off" | "faint">,
): Scene {
  const steps = (overTiles ? FRAMES : [...LAND, ...FRAMES])
    .filter(({ role }) => isOn(layers, baseLayer(role)))
    .map((step) => ({
      ...step,
      style: withOpacity(step.style, opacityOf(layers, baseLayer(step.role))),
    }));
  const items = steps.flatMap(({ role, style, as }) =>
    base.features
      .filter(({ properties }) => properties.role === role)
      .map(({ geometry }): Drawable => ({
        style,
        geometry: as === "line" ? outlineOf(geometry) : geometry,
      })),
  );
  return buildScene(items, origin);
}

/** Rings of an area as lines; lines stay what they are. */
function outlineOf(geometry: PlaceGeometry): PlaceGeometry {
  const rings: Position[][] =
    geometry.type === "Polygon"
      ? geometry.coordinates
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates.flat()
        : [];
  return rings.length > 0 ? { type: "MultiLineString", coordinates: rings } : geometry;
}
