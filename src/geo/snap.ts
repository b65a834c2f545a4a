// Which vertex or edge a pointer means when it comes near one. Boxes first, so that ten thousand projects cost nothing to pass by.
import type { Position } from "geojson";
import { boxOf, type PlaceGeometry } from "./geometry.ts";
import type { LngLat } from "./lngLat.ts";

/** Another project's vertex or edge; or one of the thing being drawn. */
export type SnapKind = "vertex" | "edge" | "own";
export type Snap = { at: LngLat; what: SnapKind };
export type ToScreen = (at: LngLat) => readonly [x: number, y: number];

/** A run of positions; `edges` says whether one may lie between them too, and whether the last joins the first. */
export type SnapPath = {
  vertices: readonly (readonly number[])[];
  edges: "none" | "open" | "closed";
};

/** Paths of many geometries with their boxes: west, south, east, north per path. Built once per set of geometries. */
export type SnapIndex = { paths: readonly SnapPath[]; owners: Int32Array; boxes: Float64Array };
/** `skip` is the index of a geometry that must not attract, or null. */
export type SnapCandidates = { others: SnapIndex; skip: number | null; own: readonly SnapPath[] };

/** Eight decimals are a millimetre: finer digits of a pointer mean nothing, and other programs round them away. */
export const toMillimetre = ([lng, lat]: LngLat): LngLat => [
  Math.round(lng * 1e8) / 1e8,
  Math.round(lat * 1e8) / 1e8,
];

const open = (vertices: Position[]): SnapPath => ({ vertices, edges: "open" });

function pathsOf(geometry: PlaceGeometry): SnapPath[] {
  switch (geometry.type) {
    case "Point":
      return [{ vertices: [geometry.coordinates], edges: "none" }];
    case "MultiPoint":
      return geometry.coordinates.map((at) => ({ vertices: [at], edges: "none" }));
    case "LineString":
      return [open(geometry.coordinates)];
    case "MultiLineString":
      return geometry.coordinates.map(open);
    case "Polygon":
      return geometry.coordinates.map(open);
    case "MultiPolygon":
      return geometry.coordinates.flat().map(open);
  }
}

export function buildSnapIndex(geometries: readonly (PlaceGeometry | null)[]): SnapIndex {
  const rows = geometries.flatMap((geometry, owner) =>
    geometry ? pathsOf(geometry).map((path) => ({ path, owner })) : [],
  );
  const boxes = new Float64Array(rows.length * 4);
  rows.forEach(({ path }, i) =>
    boxes.set(boxOf({ type: "MultiPoint", coordinates: path.vertices as Position[] }), i * 4),
  );
  return {
    paths: rows.map(({ path }) => path),
    owners: Int32Array.from(rows, ({ owner }) => owner),
    boxes,
  };
}

/** Nearest vertex within reach, else the nearest place on an edge within reach, else null. A vertex always wins over an edge. */
export function snapTo(
  position: LngLat,
  { others, skip, own }: SnapCandidates,
  toPixels: ToScreen,
  reachPixels: number,
): Snap | null {
  const search = new Search(position, toPixels, reachPixels);
  for (let i = 0; i < others.paths.length; i++) {
    if (
      others.owners[i] !== skip &&
      search.reaches(
        others.boxes[i * 4]!,
        others.boxes[i * 4 + 1]!,
        others.boxes[i * 4 + 2]!,
        others.boxes[i * 4 + 3]!,
      )
    )
      search.along(others.paths[i]!, false);
  }
  for (const path of own) search.along(path, true);
  return search.result;
}

class Search {
  readonly #pointer: readonly [number, number];
  readonly #toPixels: ToScreen;
  readonly #around: readonly [west: number, south: number, east: number, north: number];
  #vertex: { snap: Snap; gap: number } | null = null;
  #edge: { snap: Snap; gap: number } | null = null;
  readonly #reach: number;

  constructor(at: LngLat, toPixels: ToScreen, reach: number) {
    this.#pointer = toPixels(at);
    this.#toPixels = toPixels;
    this.#reach = reach;
    const degree = 1e-4;
    const [east, north] = [toPixels([at[0] + degree, at[1]]), toPixels([at[0], at[1] + degree])];
    // A tenth more than the reach: degrees are not quite equally long within it.
    const [lng, lat] = [east, north].map(
      (there) => (1.1 * reach * degree) / Math.max(1e-9, gapOf(there, this.#pointer)),
    ) as [number, number];
    this.#around = [at[0] - lng, at[1] - lat, at[0] + lng, at[1] + lat];
  }

  get result(): Snap | null {
    return (this.#vertex ?? this.#edge)?.snap ?? null;
  }

  reaches(west: number, south: number, east: number, north: number): boolean {
    const around = this.#around;
    return west <= around[2] && east >= around[0] && south <= around[3] && north >= around[1];
  }

  along({ vertices, edges }: SnapPath, own: boolean): void {
    for (let i = 0; i < vertices.length; i++) {
      const [lng, lat] = vertices[i]! as unknown as LngLat;
      if (this.reaches(lng, lat, lng, lat)) this.#offerVertex([lng, lat], own);
      if (edges === "none" || (i === vertices.length - 1 && edges === "open")) continue;
      const [nextLng, nextLat] = vertices[(i + 1) % vertices.length]! as unknown as LngLat;
      if (
        this.reaches(
          Math.min(lng, nextLng),
          Math.min(lat, nextLat),
          Math.max(lng, nextLng),
          Math.max(lat, nextLat),
        )
      )
        this.#offerEdge([lng, lat], [nextLng, nextLat], own);
    }
  }

  #offerVertex(at: LngLat, own: boolean): void {
    const gap = gapOf(this.#toPixels(at), this.#pointer);
    if (gap <= this.#reach && (!this.#vertex || gap < this.#vertex.gap))
      this.#vertex = { snap: { at, what: own ? "own" : "vertex" }, gap };
  }

  #offerEdge(from: LngLat, to: LngLat, own: boolean): void {
    const [ax, ay] = this.#toPixels(from);
    const [bx, by] = this.#toPixels(to);
    const [px, py] = this.#pointer;
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const t =
      square > 0
        ? Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square))
        : 0;
    const gap = gapOf([ax + t * (bx - ax), ay + t * (by - ay)], this.#pointer);
    if (gap > this.#reach || (this.#edge && gap >= this.#edge.gap)) return;
    this.#edge = {
      snap: {
        at: toMillimetre([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]),
        what: own ? "own" : "edge",
      },
      gap,
    };
  }
}

const gapOf = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);
