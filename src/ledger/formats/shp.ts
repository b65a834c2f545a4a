// The shapes of a Shapefile, with and without Z and M, as GeoJSON geometries. Knows no attributes. Source: ESRI Shapefile Technical Description, 1998.
import type { Geometry, Position } from "geojson";
import { groupRings, signedArea } from "#geo/rings.ts";

/** `fault`: the record is there, but its content cannot be read. */
export type ShpRecord = { geometry: Geometry | null; fault: boolean };
export type Shp =
  | { records: readonly ShpRecord[]; /** The file ends in the middle of a record. */ cut: boolean }
  | { refused: "not-shp" | "type"; found: number };

const FILE_CODE = 9994;
/** Z and M forms are the plain number plus 10 and 20. */
const plainType = (type: number): number => (type > 20 ? type - 20 : type > 10 ? type - 10 : type);
const KNOWN = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);

export function readShp(bytes: Uint8Array, checkIn: (at: number) => void): Shp {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100 || view.getInt32(0) !== FILE_CODE)
    return { refused: "not-shp", found: bytes.length < 4 ? bytes.length : view.getInt32(0) };
  const type = view.getInt32(32, true);
  if (!KNOWN.has(type)) return { refused: "type", found: type };
  const records: ShpRecord[] = [];
  let at = 100;
  while (at + 12 <= bytes.length) {
    checkIn(records.length);
    const length = view.getInt32(at + 4) * 2;
    const end = at + 8 + length;
    if (length < 4 || end > bytes.length) return { records, cut: true };
    records.push(readRecord(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length)));
    at = end;
  }
  // Some writers pad the end with zeros.
  return { records, cut: bytes.subarray(at).some((byte) => byte !== 0) };
}

function readRecord(view: DataView): ShpRecord {
  const type = view.getInt32(0, true);
  if (type === 0) return { geometry: null, fault: false };
  const geometry = KNOWN.has(type) ? readShape(view, plainType(type)) : null;
  return { geometry, fault: geometry === null };
}

/** Null when the numbers inside do not fit the record. */
function readShape(view: DataView, type: number): Geometry | null {
  const size = view.byteLength;
  if (type === 1)
    return size < 20
      ? null
      : { type: "Point", coordinates: [view.getFloat64(4, true), view.getFloat64(12, true)] };
  if (type === 8) {
    const count = size < 40 ? -1 : view.getInt32(36, true);
    return count < 1 || 40 + count * 16 > size
      ? null
      : { type: "MultiPoint", coordinates: readPoints(view, 40, count) };
  }
  const [parts, count] = size < 44 ? [-1, -1] : [view.getInt32(36, true), view.getInt32(40, true)];
  if (parts < 1 || count < 1 || parts > count || 44 + parts * 4 + count * 16 > size) return null;
  const starts = Array.from({ length: parts }, (_, i) => view.getInt32(44 + i * 4, true));
  if (starts.some((start, i) => start < 0 || start > count || (i > 0 && start < starts[i - 1]!)))
    return null;
  const points = readPoints(view, 44 + parts * 4, count);
  const lines = starts
    .map((start, i) => points.slice(start, starts[i + 1] ?? count))
    .filter((line) => line.length > 0);
  if (lines.length === 0) return null;
  if (type === 3)
    return lines.length === 1
      ? { type: "LineString", coordinates: lines[0]! }
      : { type: "MultiLineString", coordinates: lines };
  const polygons = polygonsOf(lines);
  return polygons.length === 1
    ? { type: "Polygon", coordinates: polygons[0]! }
    : { type: "MultiPolygon", coordinates: polygons };
}

function readPoints(view: DataView, from: number, count: number): Position[] {
  return Array.from({ length: count }, (_, i) => [
    view.getFloat64(from + i * 16, true),
    view.getFloat64(from + i * 16 + 8, true),
  ]);
}

/** Outer rings run clockwise, holes the other way. Where a writer let every ring run the same way, what lies inside what decides. */
function polygonsOf(lines: readonly Position[][]): Position[][][] {
  const rings = lines as unknown as (readonly (readonly [number, number])[])[];
  const mixed = new Set(rings.map((ring) => signedArea(ring) > 0)).size > 1;
  return groupRings(
    rings,
    mixed ? (ring) => signedArea(ring) > 0 : undefined,
  ) as unknown as Position[][][];
}
