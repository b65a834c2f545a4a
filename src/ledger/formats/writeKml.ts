// Rows → KML 2.2, which is WGS-84 by definition: the layer's `crs` and `toCrs` are not looked at. A row without a place is a placemark without geometry.
import type { Position } from "geojson";
import { escapeXml } from "#base/xml.ts";
import type { Parsed } from "#base/issue.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { ExportLayer } from "./exportLayer.ts";

const at = ([lng, lat]: Position): string =>
  `${Number(lng!.toFixed(7))},${Number(lat!.toFixed(7))}`;
const coordinates = (line: readonly Position[]): string =>
  `<coordinates>${line.map(at).join(" ")}</coordinates>`;
const ring = (tag: string, line: readonly Position[]): string =>
  `<${tag}><LinearRing>${coordinates(line)}</LinearRing></${tag}>`;
const point = (position: Position): string => `<Point>${coordinates([position])}</Point>`;
const line = (positions: readonly Position[]): string =>
  `<LineString><tessellate>1</tessellate>${coordinates(positions)}</LineString>`;
const polygon = ([outer, ...holes]: readonly Position[][]): string =>
  `<Polygon>${ring("outerBoundaryIs", outer ?? [])}${holes.map((hole) => ring("innerBoundaryIs", hole)).join("")}</Polygon>`;
const several = (parts: readonly string[]): string =>
  `<MultiGeometry>${parts.join("")}</MultiGeometry>`;

function shape(geometry: PlaceGeometry): string {
  switch (geometry.type) {
    case "Point":
      return point(geometry.coordinates);
    case "LineString":
      return line(geometry.coordinates);
    case "Polygon":
      return polygon(geometry.coordinates);
    case "MultiPoint":
      return several(geometry.coordinates.map(point));
    case "MultiLineString":
      return several(geometry.coordinates.map(line));
    case "MultiPolygon":
      return several(geometry.coordinates.map(polygon));
  }
}

/**
 * The column with key “name”, or else the first, becomes the placemark's name; the others are its ExtendedData under
 * their labels. Several layers are documents within one: their names group, and are no column of the rows, as a
 * folder's is.
 */
export function writeKml(layers: readonly ExportLayer[]): Parsed<Uint8Array> {
  const [first] = layers as readonly [ExportLayer, ...ExportLayer[]];
  const written = layers.map(writeLayer);
  const body =
    layers.length === 1
      ? written.map(({ schema, marks }) => `${schema}\n${marks}`).join("")
      : `${written.map(({ schema }) => schema).join("")}\n${written
          .map(
            ({ name, marks }) => `<Document><name>${escapeXml(name)}</name>\n${marks}\n</Document>`,
          )
          .join("\n")}`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escapeXml(first.name)}</name>${body}\n</Document></kml>\n`;
  return { value: new TextEncoder().encode(text), issues: [] };
}

type Written = { name: string; schema: string; marks: string };

/** With a schema: other programs keep Chinese names only there. */
function writeLayer(layer: ExportLayer, index: number): Written {
  const { name, columns, rows } = layer;
  const id = index === 0 ? "ledger" : `ledger${index + 1}`;
  const title = Math.max(
    0,
    columns.findIndex(({ key }) => key === "name"),
  );
  const fields = columns.flatMap(({ label, numeric }, i) =>
    i === title
      ? []
      : [
          `<SimpleField name="${escapeXml(label)}" type="${numeric && rows.every(({ cells }) => typeof cells[i] !== "string") ? "double" : "string"}"></SimpleField>`,
        ],
  );
  const schema =
    fields.length > 0 ? `<Schema name="${id}" id="${id}">${fields.join("")}</Schema>` : "";
  return { name, schema, marks: rows.map((row) => markOf(row, columns, title, id)).join("\n") };
}

function markOf(
  { cells, geometry }: ExportLayer["rows"][number],
  columns: ExportLayer["columns"],
  title: number,
  schema: string,
): string {
  const data = columns.flatMap(({ label }, i) => {
    const value = cells[i] ?? null;
    return i === title || value === null || value === ""
      ? []
      : [`<SimpleData name="${escapeXml(label)}">${escapeXml(String(value))}</SimpleData>`];
  });
  const extended =
    data.length > 0
      ? `<ExtendedData><SchemaData schemaUrl="#${schema}">${data.join("")}</SchemaData></ExtendedData>`
      : "";
  return `<Placemark><name>${escapeXml(String(cells[title] ?? ""))}</name>${extended}${geometry ? shape(geometry) : ""}</Placemark>`;
}
