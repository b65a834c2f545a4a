// What MapLibre itself draws: nothing but tiles, where the user has chosen some. All vector drawing is DrawingLayer's.
import type { StyleSpecification } from "maplibre-gl";
import type { TileBackground } from "./tiles.ts";

/** A style without glyphs, sprites or vector sources: it needs no worker and compiles no shader until tiles are chosen. */
export function makeStyle(tiles: TileBackground | null): StyleSpecification {
  const ids = (tiles?.templates ?? []).map((_, index) => `tiles-${index}`);
  return {
    version: 8,
    sources: Object.fromEntries(
      ids.map((id, index) => [
        id,
        {
          type: "raster",
          tiles: [tiles!.templates[index]!],
          tileSize: 256,
          maxzoom: tiles!.maxZoom,
        },
      ]),
    ),
    layers: ids.map((id) => ({
      id,
      type: "raster",
      source: id,
      paint: { "raster-fade-duration": 0 },
    })),
  };
}
