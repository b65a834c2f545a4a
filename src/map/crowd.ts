// Rectangles that must not meet, found by where they are: each lies in the cells of a grid that it covers. Any unit.

export type Sides = readonly [left: number, top: number, right: number, bottom: number];

const touches = (a: Sides, b: Sides): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** A rectangle over more cells than this is looked at always instead. */
const MOST_CELLS = 400;
/** Cells a row of the grid may have, to make one number of two. */
const ROW = 65_536;
const keyOf = (x: number, y: number): number => (y + ROW / 2) * ROW + x + ROW / 2;

type CellRange = { west: number; north: number; east: number; south: number };

export class Crowd {
  readonly #cell: number;
  readonly #cells = new Map<number, Sides[]>();
  readonly #large: Sides[] = [];

  /** `cell`: about the size of the smaller rectangles. */
  constructor(cell: number) {
    this.#cell = cell;
  }

  add(sides: Sides): void {
    if (!this.#isSmall(sides)) {
      this.#large.push(sides);
      return;
    }
    const { west, north, east, south } = this.#cellsOf(sides);
    for (let y = north; y <= south; y++)
      for (let x = west; x <= east; x++) this.#put(keyOf(x, y), sides);
  }

  meets(sides: Sides): boolean {
    if (this.#large.some((other) => touches(sides, other))) return true;
    if (!this.#isSmall(sides))
      return [...this.#cells.values()].some((cell) => cell.some((other) => touches(sides, other)));
    const { west, north, east, south } = this.#cellsOf(sides);
    for (let y = north; y <= south; y++)
      for (let x = west; x <= east; x++)
        if (this.#cells.get(keyOf(x, y))?.some((other) => touches(sides, other))) return true;
    return false;
  }

  #put(key: number, sides: Sides): void {
    const cell = this.#cells.get(key);
    if (cell) cell.push(sides);
    else this.#cells.set(key, [sides]);
  }

  /** The first and last column and row of cells that a rectangle covers. */
  #cellsOf([left, top, right, bottom]: Sides): CellRange {
    return {
      west: Math.floor(left / this.#cell),
      north: Math.floor(top / this.#cell),
      east: Math.floor(right / this.#cell),
      south: Math.floor(bottom / this.#cell),
    };
  }

  #isSmall([left, top, right, bottom]: Sides): boolean {
    return ((right - left) / this.#cell + 2) * ((bottom - top) / this.#cell + 2) <= MOST_CELLS;
  }
}
