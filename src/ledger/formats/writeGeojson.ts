// Rows → GeoJSON, one feature a line, so that two exports can be compared. Converts nothing but what the layer's `toCrs` does.
import type { Parsed } from "#base/issue.ts";
import { isProjected } from "#geo/crs.ts";
import { geojsonNameOf } from "./crsText.ts";
import { inCrs, type ExportLayer } from "./exportLayer.ts";

/** Properties are named by `label`, or by `key`; a row without a place has geometry null. `crs` is written only when it is not WGS-84. */
export function writeGeojson(
  layer: ExportLayer,
  names: "label" | "key" = "label",
): Parsed<Uint8Array> {
  const decimals = isProjected(layer.crs) ? 3 : 7;
  const features = layer.rows.map(({ cells, geometry }) =>
    JSON.stringify({
      type: "Feature",
      properties: Object.fromEntries(
        layer.columns.map((column, i) => [column[names], cells[i] ?? null]),
      ),
      geometry: geometry && inCrs(layer, geometry, decimals),
    }),
  );
  const crs =
    layer.crs === "WGS84"
      ? ""
      : `"crs":${JSON.stringify({ type: "name", properties: { name: geojsonNameOf(layer.crs) } })},\n`;
  const text = `{"type":"FeatureCollection","name":${JSON.stringify(layer.name)},\n${crs}"features":[\n${features.join(",\n")}\n]}\n`;
  return { value: new TextEncoder().encode(text), issues: [] };
}
