// Things counted in hexagons of equal size, with what cannot be counted there told apart: every sum adds up to what
// was filtered. The one reckoning behind picture, legend, table, picking and paper.
import { cellOfPoint, type HexCell, type HexGrid } from "#geo/hexGrid.ts";
import type { DensityMeasure } from "./choice.ts";
import type { DensityPlaces } from "./places.ts";

/**
 * `wan` is the sum of the `stated`; null where nothing is stated. `things` are indexes into the places, `rows` their
 * projects.
 */
export type DensityCell = HexCell & {
  count: number;
  wan: number | null;
  stated: number;
  unstated: number;
  rows: readonly number[];
};

/** all = placed + wholeTown + unplaced; placed = the counts of all cells; placed = stated + unstated. */
export type DensityCells = {
  grid: HexGrid;
  /** The highest value first; cells whose money is 未填报 last. */
  cells: readonly DensityCell[];
  all: number;
  placed: number;
  wholeTown: number;
  unplaced: number;
  /** Of what stands in cells. */
  wan: number | null;
  stated: number;
  unstated: number;
};

/** The value that is shown of a cell; null is 未填报. */
export const valueOf = ({ count, wan }: Pick<DensityCell, "count" | "wan">, by: DensityMeasure) =>
  by === "money" ? wan : count;

/** Of 万元 with up to six decimals, so that a sum shows no error of binary fractions. */
const exact = (wan: number): number => Math.round(wan * 1e6) / 1e6;

/** Only things whose project `mask` lets through (null: all) are counted. */
export function densityCells(
  places: DensityPlaces,
  mask: Uint8Array | null,
  grid: HexGrid,
  by: DensityMeasure,
): DensityCells {
  const found = new Map<number, Map<number, number[]>>();
  const sums = { all: 0, wholeTown: 0, unplaced: 0 };
  for (let index = 0; index < places.size; index++) {
    if (mask && mask[places.row[index]!] !== 1) continue;
    sums.all++;
    if (places.wholeTown[index] === 1) sums.wholeTown++;
    else if (Number.isNaN(places.x[index]!)) sums.unplaced++;
    else {
      const { q, r } = cellOfPoint(grid, places.x[index]!, places.y[index]!);
      const column = found.get(q) ?? new Map<number, number[]>();
      if (column.size === 0) found.set(q, column);
      const things = column.get(r);
      if (things) things.push(index);
      else column.set(r, [index]);
    }
  }
  const cells = [...found].flatMap(([q, column]) =>
    [...column].map(([r, things]) => cellFrom({ q, r }, things, places)),
  );
  cells.sort((a, b) => order(a, b, by));
  const stated = cells.reduce((sum, cell) => sum + cell.stated, 0);
  const placed = sums.all - sums.wholeTown - sums.unplaced;
  return {
    ...sums,
    grid,
    cells,
    placed,
    wan: stated === 0 ? null : exact(cells.reduce((sum, { wan }) => sum + (wan ?? 0), 0)),
    stated,
    unstated: placed - stated,
  };
}

function cellFrom(cell: HexCell, things: readonly number[], { owner, wan }: DensityPlaces) {
  let [sum, stated] = [0, 0];
  for (const index of things)
    if (!Number.isNaN(wan[index]!)) {
      sum += wan[index]!;
      stated++;
    }
  return {
    ...cell,
    count: things.length,
    wan: stated === 0 ? null : exact(sum),
    stated,
    unstated: things.length - stated,
    rows: things.map((index) => owner[index]!),
  };
}

/** Then the larger count, then from the north and west, so that equal ledgers give equal lists. */
function order(a: DensityCell, b: DensityCell, by: DensityMeasure): number {
  const [first, second] = [valueOf(a, by) ?? -Infinity, valueOf(b, by) ?? -Infinity];
  if (first !== second) return second > first ? 1 : -1;
  return b.count - a.count || a.r - b.r || a.q - b.q;
}
