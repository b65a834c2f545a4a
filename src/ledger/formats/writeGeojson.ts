// Rows → GeoJSON, one feature a line, so that two exports can be compared. Converts nothing but what the layer's `toCrs` does.
import type { Parsed } from "#base/issue.ts";
import { isProjected } from "#geo/crs.ts";
import { geojsonNameOf } from "./crsText.ts";
import { inCrs, type ExportLayer } from "./exportLayer.ts";

/**
 * Properties are named by `label`, or by `key`; a row without a place has geometry null. `crs` is written only when
 * it is not WGS-84. All layers, of one system, stand in one collection under the name of the first: a feature has the
 * properties of its own layer alone.
 */
export function writeGeojson(
  layers: readonly ExportLayer[],
  names: "label" | "key" = "label",
): Parsed<Uint8Array> {
  const [layer] = layers as readonly [ExportLayer, ...ExportLayer[]];
  const features = layers.flatMap((one) => featuresOf(one, names));
  const crs =
    layer.crs === "WGS84"
      ? ""
      : `"crs":${JSON.stringify({ type: "name", properties: { name: geojsonNameOf(layer.crs) } })},\n`;
  const text = `{"type":"FeatureCollection","name":${JSON.stringify(layer.name)},\n${crs}"features":[\n${features.join(",\n")}\n]}\n`;
  return { value: new TextEncoder().encode(text), issues: [] };
}

function featuresOf(layer: ExportLayer, names: "label" | "key"): string[] {
  const decimals = isProjected(layer.crs) ? 3 : 7;
  return layer.rows.map(({ cells, geometry }) =>
    JSON.stringify({
      type: "Feature",
      properties: Object.fromEntries(
        layer.columns.map((column, i) => [column[names], cells[i] ?? null]),
      ),
      geometry: geometry && inCrs(layer, geometry, decimals),
    }),
  );
}
