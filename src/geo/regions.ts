// Which of some areas holds a position, asked a hundred thousand times: cells of a grid that no border crosses are answered from memory.
import type { Position } from "geojson";
import { boxOf, type PlaceGeometry } from "./geometry.ts";
import { isInside } from "./inside.ts";
import { inBox, type LngLat } from "./lngLat.ts";

export type Region = { name: string; geometry: PlaceGeometry };

/** Degrees; about half a kilometre. */
const CELL = 0.005;
/** More cells than this are not marked one by one: the border of something larger than a province. */
const MOST_CELLS = 2_000_000;

const cellOf = (lng: number, lat: number): number =>
  Math.floor(lng / CELL) * 100_000 + Math.floor(lat / CELL);

/** Marks every cell that the box of an edge touches: more than the edge itself, never less. */
function markEdges(geometry: PlaceGeometry, crossed: Set<number>): void {
  const rings: Position[][] =
    geometry.type === "Polygon"
      ? geometry.coordinates
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates.flat()
        : [];
  for (const ring of rings)
    for (let i = 1; i < ring.length && crossed.size < MOST_CELLS; i++)
      markEdge(ring[i - 1] as [number, number], ring[i] as [number, number], crossed);
}

function markEdge(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  crossed: Set<number>,
): void {
  const [west, east] = [Math.floor(Math.min(ax, bx) / CELL), Math.floor(Math.max(ax, bx) / CELL)];
  const [south, north] = [Math.floor(Math.min(ay, by) / CELL), Math.floor(Math.max(ay, by) / CELL)];
  for (let x = west; x <= east; x++)
    for (let y = south; y <= north; y++) crossed.add(x * 100_000 + y);
}

/** Answers with the region's name, or null. The borders are gone through once, when first asked. */
export function makeRegionFinder(regions: readonly Region[]): (at: LngLat) => string | null {
  const boxed = regions.map(({ name, geometry }) => ({ name, geometry, box: boxOf(geometry) }));
  const look = (at: LngLat): string | null =>
    boxed.find(({ geometry, box }) => inBox(at, box) && isInside(geometry, at))?.name ?? null;
  const known = new Map<number, string | null>();
  let crossed: Set<number> | null = null;
  return (at) => {
    if (!crossed) for (const { geometry } of regions) markEdges(geometry, (crossed ??= new Set()));
    const cell = cellOf(at[0], at[1]);
    if (!crossed || crossed.size >= MOST_CELLS || crossed.has(cell)) return look(at);
    let name = known.get(cell);
    if (name === undefined) known.set(cell, (name = look(at)));
    return name;
  };
}
