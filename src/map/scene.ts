// Projects → arrays that the painter uploads as they are. Built once per set of projects; filtering never rebuilds it.
import earcut, { flatten } from "earcut";
import type { Position } from "geojson";
import { anchorOf, boxOf, type PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { kindIndex } from "#ledger/kinds.ts";
import type { Project } from "#ledger/project.ts";
import { lookOf } from "./marks.ts";
import { edgeOf, styleWord } from "./styleWord.ts";

/** Words (32 bit) per item: points x y style · segments ax ay bx by along style – – · vertices x y style. */
export const POINT_WORDS = 3;
export const SEGMENT_WORDS = 8;
export const VERTEX_WORDS = 3;

/**
 * Items of a row lie together: points of row r are items [pointStart[r], pointStart[r + 1]), and so on.
 * Coordinates are mercator offsets from `origin`, so that 32-bit floats hold centimetres.
 */
export type Scene = {
  size: number;
  origin: readonly [x: number, y: number];
  points: Uint32Array;
  segments: Uint32Array;
  vertices: Uint32Array;
  triangles: Uint32Array;
  pointStart: Uint32Array;
  segmentStart: Uint32Array;
  triangleStart: Uint32Array;
  /** 1 where the row's segments are edges of areas. */
  edged: Uint8Array;
  /** west, south, east, north per row in degrees; NaN where there is no place. */
  boxes: Float64Array;
  /** lng, lat per row where its name hangs. */
  anchors: Float64Array;
};

/** A growing list of 32-bit words that may be floats or integers. */
class Words {
  #floats = new Float32Array(1024);
  #ints = new Uint32Array(this.#floats.buffer);
  length = 0;

  float(value: number): void {
    this.#room();
    this.#floats[this.length++] = value;
  }
  int(value: number): void {
    this.#room();
    this.#ints[this.length++] = value;
  }
  #room(): void {
    if (this.length < this.#floats.length) return;
    const larger = new Uint32Array(this.#ints.length * 2);
    larger.set(this.#ints);
    this.#ints = larger;
    this.#floats = new Float32Array(larger.buffer);
  }
  finish(): Uint32Array {
    return this.#ints.slice(0, this.length);
  }
}

class SceneBuilder {
  readonly points = new Words();
  readonly segments = new Words();
  readonly vertices = new Words();
  readonly triangles = new Words();
  readonly origin: readonly [number, number];
  #style = 0;

  constructor(origin: LngLat) {
    this.origin = [mercatorX(origin[0]), mercatorY(origin[1])];
  }

  add(geometry: PlaceGeometry, style: number): void {
    this.#style = style;
    switch (geometry.type) {
      case "Point":
        return this.#point(geometry.coordinates);
      case "MultiPoint":
        return geometry.coordinates.forEach((at) => this.#point(at));
      case "LineString":
        return this.#line(geometry.coordinates, style);
      case "MultiLineString":
        return geometry.coordinates.forEach((line) => this.#line(line, style));
      case "Polygon":
        return this.#area(geometry.coordinates);
      case "MultiPolygon":
        return geometry.coordinates.forEach((rings) => this.#area(rings));
    }
  }

  #x = (at: Position): number => mercatorX(at[0]!) - this.origin[0];
  #y = (at: Position): number => mercatorY(at[1]!) - this.origin[1];

  #point(at: Position): void {
    this.points.float(this.#x(at));
    this.points.float(this.#y(at));
    this.points.int(this.#style);
  }

  #line(line: Position[], style: number): void {
    let along = 0;
    for (let i = 1; i < line.length; i++) {
      const [ax, ay, bx, by] = [
        this.#x(line[i - 1]!),
        this.#y(line[i - 1]!),
        this.#x(line[i]!),
        this.#y(line[i]!),
      ];
      for (const value of [ax, ay, bx, by, along]) this.segments.float(value);
      this.segments.int(style);
      this.segments.int(0);
      this.segments.int(0);
      along += Math.hypot(bx - ax, by - ay);
    }
  }

  #area(rings: Position[][]): void {
    const first = this.vertices.length / VERTEX_WORDS;
    const flat = flatten(
      rings.map((ring) => ring.slice(0, -1).map((at) => [this.#x(at), this.#y(at)])),
    );
    for (let i = 0; i < flat.vertices.length; i += flat.dimensions) {
      this.vertices.float(flat.vertices[i]!);
      this.vertices.float(flat.vertices[i + 1]!);
      this.vertices.int(this.#style);
    }
    for (const index of earcut(flat.vertices, flat.holes, flat.dimensions))
      this.triangles.int(first + index);
    for (const ring of rings) this.#line(ring, edgeOf(this.#style));
  }
}

export type Drawable = { geometry: PlaceGeometry | null; style: number };

/** How a project is drawn: its class by colour and shape, its precision by the fill. */
export const styleOfProject = ({ kind, location }: Pick<Project, "kind" | "location">): number =>
  styleWord(kindIndex(kind), lookOf(location.precision), "line");

/** Builds a scene around `origin`; rows keep the order they are given in. */
export function buildScene(items: readonly Drawable[], origin: LngLat): Scene {
  const size = items.length;
  const builder = new SceneBuilder(origin);
  const [pointStart, segmentStart, triangleStart] = [
    new Uint32Array(size + 1),
    new Uint32Array(size + 1),
    new Uint32Array(size + 1),
  ];
  const edged = new Uint8Array(size);
  const boxes = new Float64Array(size * 4).fill(Number.NaN);
  const anchors = new Float64Array(size * 2).fill(Number.NaN);
  items.forEach(({ geometry, style }, row) => {
    if (geometry) {
      builder.add(geometry, style);
      edged[row] = geometry.type.endsWith("Polygon") ? 1 : 0;
      boxes.set(boxOf(geometry), row * 4);
      anchors.set(anchorOf(geometry), row * 2);
    }
    pointStart[row + 1] = builder.points.length / POINT_WORDS;
    segmentStart[row + 1] = builder.segments.length / SEGMENT_WORDS;
    triangleStart[row + 1] = builder.triangles.length;
  });
  return {
    size,
    origin: builder.origin,
    pointStart,
    segmentStart,
    triangleStart,
    edged,
    boxes,
    anchors,
    points: builder.points.finish(),
    segments: builder.segments.finish(),
    vertices: builder.vertices.finish(),
    triangles: builder.triangles.finish(),
  };
}

export const buildProjectScene = (projects: readonly Project[], origin: LngLat): Scene =>
  buildScene(
    projects.map((project) => ({ geometry: project.geometry, style: styleOfProject(project) })),
    origin,
  );
