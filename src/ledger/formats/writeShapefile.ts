// Rows → a zip of up to three Shapefiles (点, 线, 面), each with .shx, .dbf, .cpg and .prj, and a list of what the short field names stand for.
import { IssueLog, warning, type Parsed } from "#base/issue.ts";
import { packZip } from "#base/zip.ts";
import { crsName, isProjected } from "#geo/crs.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import { prjOf } from "./crsText.ts";
import { dbfBytes, planFields, type DbfRemark } from "./dbfBytes.ts";
import { inCrs, type ExportLayer } from "./exportLayer.ts";
import { finishIssues } from "./mapTable.ts";
import { shapeKind, shpBytes, type ShapeKind } from "./shpBytes.ts";

const say = mapFormats.write;
const KINDS: readonly ShapeKind[] = ["point", "line", "area"];

/** Rows without a place cannot be held: their number is in the issues. */
export async function writeShapefile(layer: ExportLayer): Promise<Parsed<Uint8Array>> {
  const log = new IssueLog();
  const remark = ({ code, row, message }: DbfRemark): void =>
    log.add(warning(code, message, row === null ? {} : { row }));
  const name = layer.name.replace(/[\\/:*?"<>|\s]+/g, "_") || "export";
  const { fields, remarks } = planFields(
    layer.columns,
    layer.rows.map(({ cells }) => cells),
  );
  remarks.forEach(remark);
  const encoder = new TextEncoder();
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  const prj = prjOf(layer.crs);
  const decimals = isProjected(layer.crs) ? 3 : 9;
  for (const kind of KINDS) {
    const rows = layer.rows.flatMap(({ cells, geometry }, i) =>
      geometry && shapeKind(geometry) === kind
        ? [{ row: i + 1, cells, geometry: inCrs(layer, geometry, decimals) }]
        : [],
    );
    if (rows.length === 0) continue;
    const stem = `${name}_${say[kind]}`;
    const { shp, shx } = shpBytes(
      kind,
      rows.map(({ geometry }): PlaceGeometry => geometry),
    );
    for (const [ending, bytes] of [
      ["shp", shp],
      ["shx", shx],
      ["dbf", dbfBytes(fields, rows, remark)],
      ["cpg", encoder.encode("UTF-8")],
      ["prj", prj === null ? null : encoder.encode(prj)],
    ] as const) {
      if (bytes) parts.set(`${stem}.${ending}`, bytes);
    }
  }
  if (parts.size === 0) log.add(warning("shapefile.no-shapes", say.noRows));
  else if (prj === null) log.add(warning("shapefile.no-prj", say.noPrj(crsName(layer.crs))));
  const unplaced = layer.rows.filter(({ geometry }) => geometry === null).length;
  if (unplaced > 0) log.add(warning("shapefile.unplaced", say.unplaced(unplaced)));
  const list = fields.map((field) => `${field.name}\t${field.column.label}`).join("\r\n");
  parts.set(
    say.fieldList,
    encoder.encode(`\ufeff${say.fieldHead(layer.name, crsName(layer.crs))}\r\n${list}\r\n`),
  );
  return { value: await packZip(parts), issues: finishIssues(log, layer.name) };
}
