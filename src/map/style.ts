// The base map as a MapLibre style: a pure function of theme, base features and the chosen tile background.
import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { BaseRole } from "#ledger/town.ts";
import { paletteOf, type Theme } from "./palette.ts";
import type { TileBackground } from "./tiles.ts";

export const BASE_SOURCE = "base";

const roleIs = (role: BaseRole): ["==", ["get", "role"], string] => ["==", ["get", "role"], role];

/** The style without glyphs or sprites: names are drawn by labels.ts, projects by the painter. */
export function makeStyle(theme: Theme, tiles: TileBackground | null): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {
    [BASE_SOURCE]: { type: "geojson", data: { type: "FeatureCollection", features: [] }, tolerance: 0.5, buffer: 32 },
  };
  tiles?.templates.forEach((template, index) => {
    sources[`tiles-${index}`] = { type: "raster", tiles: [template], tileSize: 256, maxzoom: tiles.maxZoom };
  });
  const raster = Object.keys(sources).filter((id) => id !== BASE_SOURCE).map((id): LayerSpecification => ({ id, type: "raster", source: id, paint: { "raster-fade-duration": 0 } }));
  return { version: 8, sources, layers: tiles ? [background(theme), ...raster, ...frames(theme)] : [background(theme), ...ground(theme), ...frames(theme)] };
}

const background = (theme: Theme): LayerSpecification => ({ id: "background", type: "background", paint: { "background-color": paletteOf(theme).land } });

function ground(theme: Theme): LayerSpecification[] {
  const { home, sea, land, water, rail, paper } = paletteOf(theme);
  const width = (thin: number, thick: number) => ["interpolate", ["linear"], ["zoom"], 9, thin, 14, thick] as ["interpolate", ["linear"], ["zoom"], number, number, number, number];
  return [
    { id: "county", type: "fill", source: BASE_SOURCE, filter: roleIs("county"), paint: { "fill-color": land, "fill-antialias": false } },
    { id: "highlight", type: "fill", source: BASE_SOURCE, filter: roleIs("highlight"), paint: { "fill-color": home, "fill-antialias": false } },
    { id: "sea", type: "fill", source: BASE_SOURCE, filter: roleIs("sea"), paint: { "fill-color": sea, "fill-antialias": false } },
    { id: "river", type: "line", source: BASE_SOURCE, filter: roleIs("river"), layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": water, "line-width": width(1.5, 5) } },
    { id: "railway", type: "line", source: BASE_SOURCE, filter: roleIs("railway"), layout: { "line-join": "round" }, paint: { "line-color": rail, "line-width": width(1.6, 3.6) } },
    { id: "railway-ties", type: "line", source: BASE_SOURCE, filter: roleIs("railway"), paint: { "line-color": paper, "line-width": width(0.8, 2), "line-dasharray": [6, 6] } },
  ];
}

function frames(theme: Theme): LayerSpecification[] {
  const { border, extent, home } = paletteOf(theme);
  return [
    { id: "border", type: "line", source: BASE_SOURCE, filter: roleIs("border"), layout: { "line-join": "round" }, paint: { "line-color": border, "line-width": 1 } },
    { id: "highlight-edge", type: "line", source: BASE_SOURCE, filter: roleIs("highlight"), layout: { "line-join": "round" }, paint: { "line-color": border, "line-width": 1.6 } },
    { id: "extent-ground", type: "line", source: BASE_SOURCE, filter: roleIs("extent"), layout: { "line-join": "round" }, paint: { "line-color": home, "line-width": 4, "line-opacity": 0.8 } },
    { id: "extent", type: "line", source: BASE_SOURCE, filter: roleIs("extent"), layout: { "line-join": "round" }, paint: { "line-color": extent, "line-width": 1.8, "line-dasharray": [4, 3] } },
  ];
}
