// Geometries of one kind → the bytes of .shp and .shx. Knows no attributes; coordinates are already in the layer's system.
import type { Position } from "geojson";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { signedArea } from "#geo/rings.ts";

export type ShapeKind = "point" | "line" | "area";

export const shapeKind = ({ type }: PlaceGeometry): ShapeKind =>
  type.endsWith("Point") ? "point" : type.endsWith("Polygon") ? "area" : "line";

type Box = [number, number, number, number];

function boxOf(points: readonly Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x!);
    box[1] = Math.min(box[1], y!);
    box[2] = Math.max(box[2], x!);
    box[3] = Math.max(box[3], y!);
  }
  return box;
}

/** Outer rings clockwise, holes the other way, as the format wants them. */
const turned = (polygon: readonly Position[][]): Position[][] =>
  polygon.map((ring, i) =>
    signedArea(ring as [number, number][]) < 0 === (i === 0) ? ring : [...ring].reverse(),
  );

function partsOf(geometry: PlaceGeometry): Position[][] {
  switch (geometry.type) {
    case "Point":
      return [[geometry.coordinates]];
    case "MultiPoint":
      return [geometry.coordinates];
    case "LineString":
      return [geometry.coordinates];
    case "MultiLineString":
      return geometry.coordinates;
    case "Polygon":
      return turned(geometry.coordinates);
    case "MultiPolygon":
      return geometry.coordinates.flatMap(turned);
  }
}

/** A layer has one type: points with a single MultiPoint among them are all MultiPoint. */
const typeOf = (kind: ShapeKind, geometries: readonly PlaceGeometry[]): number =>
  kind === "line"
    ? 3
    : kind === "area"
      ? 5
      : geometries.every(({ type }) => type === "Point")
        ? 1
        : 8;

export function shpBytes(
  kind: ShapeKind,
  geometries: readonly PlaceGeometry[],
): { shp: Uint8Array<ArrayBuffer>; shx: Uint8Array<ArrayBuffer> } {
  const type = typeOf(kind, geometries);
  const records = geometries.map((geometry) => recordBytes(type, partsOf(geometry)));
  const size = 100 + records.reduce((sum, record) => sum + 8 + record.byteLength, 0);
  const [shp, shx] = [new Uint8Array(size), new Uint8Array(100 + records.length * 8)];
  const whole = boxOf(geometries.flatMap((geometry) => partsOf(geometry).flat()));
  writeHead(shp, type, whole);
  writeHead(shx, type, whole);
  const [view, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  let at = 100;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.byteLength / 2);
    shp.set(record, at + 8);
    index.setInt32(100 + i * 8, at / 2);
    index.setInt32(104 + i * 8, record.byteLength / 2);
    at += 8 + record.byteLength;
  });
  return { shp, shx };
}

function writeHead(bytes: Uint8Array<ArrayBuffer>, type: number, box: Box): void {
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  box.forEach((value, i) => view.setFloat64(36 + i * 8, Number.isFinite(value) ? value : 0, true));
}

function recordBytes(type: number, parts: readonly Position[][]): Uint8Array {
  const points = parts.flat();
  const head = type === 1 ? 4 : type === 8 ? 40 : 44 + parts.length * 4;
  const bytes = new Uint8Array(head + points.length * 16);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, type, true);
  if (type !== 1) {
    boxOf(points).forEach((value, i) => view.setFloat64(4 + i * 8, value, true));
    view.setInt32(36, type === 8 ? points.length : parts.length, true);
  }
  if (type === 3 || type === 5) {
    view.setInt32(40, points.length, true);
    let start = 0;
    parts.forEach((part, i) => {
      view.setInt32(44 + i * 4, start, true);
      start += part.length;
    });
  }
  points.forEach(([x, y], i) => {
    view.setFloat64(head + i * 16, x!, true);
    view.setFloat64(head + i * 16 + 8, y!, true);
  });
  return bytes;
}
