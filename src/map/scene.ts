// Projects → arrays that the painter uploads as they are. Built once per set of projects; filtering never rebuilds it.
import earcut from "earcut";
import type { Position } from "geojson";
import { anchorOf, boxOf, type PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { kindIndex } from "#ledger/kinds.ts";
import type { Project } from "#ledger/project.ts";
import type { Site } from "#ledger/site.ts";
import type { Items } from "./items.ts";
import { lookOf } from "./marks.ts";
import { edgeOf, styleWord, withOpacity } from "./styleWord.ts";

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
  floats = new Float32Array(1024);
  ints = new Uint32Array(this.floats.buffer);
  length = 0;

  /** Makes room for so many words more; returns where the first of them goes. */
  take(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.ints.length) {
      const larger = new Uint32Array(Math.max(this.length, this.ints.length * 2));
      larger.set(this.ints);
      this.ints = larger;
      this.floats = new Float32Array(larger.buffer);
    }
    return at;
  }
  finish(): Uint32Array {
    return this.ints.slice(0, this.length);
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
        return this.#line(this.#project(geometry.coordinates), style);
      case "MultiLineString":
        return geometry.coordinates.forEach((line) => this.#line(this.#project(line), style));
      case "Polygon":
        return this.#area(geometry.coordinates);
      case "MultiPolygon":
        return geometry.coordinates.forEach((rings) => this.#area(rings));
    }
  }

  /** x y, x y … in mercator from the origin. */
  #project(line: readonly Position[]): Float64Array {
    const [x, y] = this.origin;
    const flat = new Float64Array(line.length * 2);
    for (let i = 0; i < line.length; i++) {
      const at = line[i]!;
      flat[i * 2] = mercatorX(at[0]!) - x;
      flat[i * 2 + 1] = mercatorY(at[1]!) - y;
    }
    return flat;
  }

  #point(at: Position): void {
    const to = this.points.take(POINT_WORDS);
    this.points.floats[to] = mercatorX(at[0]!) - this.origin[0];
    this.points.floats[to + 1] = mercatorY(at[1]!) - this.origin[1];
    this.points.ints[to + 2] = this.#style;
  }

  #line(flat: Float64Array, style: number): void {
    let to = this.segments.take(Math.max(0, flat.length / 2 - 1) * SEGMENT_WORDS);
    const { floats, ints } = this.segments;
    let along = 0;
    for (let i = 2; i < flat.length; i += 2, to += SEGMENT_WORDS) {
      const dx = flat[i]! - flat[i - 2]!;
      const dy = flat[i + 1]! - flat[i - 1]!;
      floats[to] = flat[i - 2]!;
      floats[to + 1] = flat[i - 1]!;
      floats[to + 2] = flat[i]!;
      floats[to + 3] = flat[i + 1]!;
      floats[to + 4] = along;
      ints[to + 5] = style;
      along += Math.sqrt(dx * dx + dy * dy);
    }
  }

  #area(rings: readonly Position[][]): void {
    const outlines = rings.map((ring) => this.#project(ring));
    const first = this.vertices.length / VERTEX_WORDS;
    const { corners, holes } = cornersOf(outlines);
    let to = this.vertices.take((corners.length / 2) * VERTEX_WORDS);
    const { floats, ints } = this.vertices;
    for (let i = 0; i < corners.length; i += 2, to += VERTEX_WORDS) {
      floats[to] = corners[i]!;
      floats[to + 1] = corners[i + 1]!;
      ints[to + 2] = this.#style;
    }
    const indices = earcut(corners, holes);
    to = this.triangles.take(indices.length);
    for (let i = 0; i < indices.length; i++) this.triangles.ints[to + i] = first + indices[i]!;
    for (const outline of outlines) this.#line(outline, edgeOf(this.#style));
  }
}

/** The rings of an area without their closing positions, one behind another, and where in corners each hole begins. */
function cornersOf(outlines: readonly Float64Array[]): { corners: Float64Array; holes: number[] } {
  const open = outlines.map((outline) => outline.subarray(0, -2));
  const corners = new Float64Array(open.reduce((sum, { length }) => sum + length, 0));
  const holes: number[] = [];
  let to = 0;
  for (const ring of open) {
    if (to > 0) holes.push(to / 2);
    corners.set(ring, to);
    to += ring.length;
  }
  return { corners, holes };
}

export type Drawable = { geometry: PlaceGeometry | null; style: number };

/** How a project is drawn: its class by colour and shape, its precision by the fill. */
export const styleOfProject = (
  { kind, location }: Pick<Project, "kind" | "location">,
  slot = kindIndex(kind),
): number => styleWord(slot, lookOf(location.precision), "line");

/** A site wears what its project does, smaller and thinner. */
export const styleOfSite = (
  { location }: Pick<Site, "location">,
  { kind }: Pick<Project, "kind">,
  slot = kindIndex(kind),
): number => styleWord(slot, lookOf(location.precision), "site");

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

/** How rows are told apart: the mark as an index into the classes, and opacity 0…1 by row; null is opaque. */
export type ItemLook = {
  slotOf: (project: Project, site: Site | null) => number;
  opacity: Float32Array | null;
};

/** Without a look each row shows its project's class. */
export function buildItemScene(items: Items, origin: LngLat, look: ItemLook | null = null): Scene {
  const { projects, sites, owner } = items;
  const faint = (style: number, row: number): number =>
    look?.opacity ? withOpacity(style, look.opacity[row]!) : style;
  const own = projects.map((project, row) => ({
    geometry: project.geometry,
    style: faint(styleOfProject(project, look?.slotOf(project, null)), row),
  }));
  const parts = sites.map((site, at) => {
    const project = projects[owner[at]!]!;
    const style = styleOfSite(site, project, look?.slotOf(project, site));
    return { geometry: site.geometry, style: faint(style, projects.length + at) };
  });
  return buildScene(parts.length === 0 ? own : [...own, ...parts], origin);
}
