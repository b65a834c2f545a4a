// Rows → a zip of up to three Shapefiles (点, 线, 面), each with .shx, .dbf, .cpg and .prj, and a list of what the short field names stand for.
import { IssueLog, warning, type Parsed } from "#base/issue.ts";
import { packZip } from "#base/zip.ts";
import { crsName, isProjected } from "#geo/crs.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import { prjOf } from "./crsText.ts";
import { dbfBytes, planFields, type DbfField, type DbfRemark } from "./dbfBytes.ts";
import { inCrs, type ExportLayer } from "./exportLayer.ts";
import { finishIssues } from "./mapTable.ts";
import { shapeKind, shpBytes, type ShapeKind } from "./shpBytes.ts";

const say = mapFormats.write;
const KINDS: readonly ShapeKind[] = ["point", "line", "area"];

/** Rows without a place cannot be held: their number is in the issues. Each layer has files of its own. */
export async function writeShapefile(layers: readonly ExportLayer[]): Promise<Parsed<Uint8Array>> {
  const [first] = layers as readonly [ExportLayer, ...ExportLayer[]];
  const log = new IssueLog();
  const written = layers.map((layer) => writeLayer(layer, log));
  const parts = new Map(written.flatMap(({ files }) => files));
  if (parts.size === 0) log.add(warning("shapefile.no-shapes", say.noRows));
  else if (prjOf(first.crs) === null)
    log.add(warning("shapefile.no-prj", say.noPrj(crsName(first.crs))));
  const unplaced = layers
    .flatMap(({ rows }) => rows)
    .filter(({ geometry }) => geometry === null).length;
  if (unplaced > 0) log.add(warning("shapefile.unplaced", say.unplaced(unplaced)));
  const lists = written.map(({ fieldList }) => `${fieldList}\r\n`).join("\r\n");
  parts.set(say.fieldList, encoder.encode(`\ufeff${lists}`));
  return { value: await packZip(parts), issues: finishIssues(log, first.name) };
}

type File = [name: string, bytes: Uint8Array<ArrayBuffer>];

function writeLayer(layer: ExportLayer, log: IssueLog): { files: File[]; fieldList: string } {
  const remark = ({ code, row, message }: DbfRemark): void =>
    log.add(warning(code, message, row === null ? {} : { row }));
  const { fields, remarks } = planFields(
    layer.columns,
    layer.rows.map(({ cells }) => cells),
  );
  remarks.forEach(remark);
  const files = KINDS.flatMap((kind) => shapefileParts(kind, layer, fields, remark));
  const list = fields.map((field) => `${field.name}\t${field.column.label}`).join("\r\n");
  const head = say.fieldHead(layer.name, crsName(layer.crs));
  return { files, fieldList: `${head}\r\n${list}` };
}

const encoder = new TextEncoder();

/** The files of one Shapefile, or none where no row has a shape of this kind. */
function shapefileParts(
  kind: ShapeKind,
  layer: ExportLayer,
  fields: readonly DbfField[],
  remark: (found: DbfRemark) => void,
): File[] {
  const decimals = isProjected(layer.crs) ? 3 : 9;
  const rows = layer.rows.flatMap(({ cells, geometry }, i) =>
    geometry && shapeKind(geometry) === kind
      ? [{ row: i + 1, cells, geometry: inCrs(layer, geometry, decimals) }]
      : [],
  );
  if (rows.length === 0) return [];
  const stem = `${layer.name.replace(/[\\/:*?"<>|\s]+/g, "_") || "export"}_${say[kind]}`;
  const { shp, shx } = shpBytes(
    kind,
    rows.map(({ geometry }): PlaceGeometry => geometry),
  );
  const prj = prjOf(layer.crs);
  return [
    [`${stem}.shp`, shp],
    [`${stem}.shx`, shx],
    [`${stem}.dbf`, dbfBytes(fields, rows, remark)],
    [`${stem}.cpg`, encoder.encode("UTF-8")],
    ...(prj === null ? [] : [[`${stem}.prj`, encoder.encode(prj)] as [string, typeof shp]]),
  ];
}
