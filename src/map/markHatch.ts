// The hatch of a mark whose place is schematic, as path data whose lines end where the shape ends. It is no
// pattern of SVG: WebKit smears a tile of so few pixels into one tone, and what is referred to by id must be
// told apart on pages of paper.
import { SHAPES, type Shape } from "#ledger/kinds.ts";
import { MARK_PATHS } from "./marks.ts";

type Point = readonly [x: number, y: number];

/** Distance of two lines, which rise at 45°, in units of the mark's box of 24. */
const PITCH = 3.6;
/** Straight pieces in place of one curve. */
const PIECES = 24;

/** A half circle, the only arc that marks have; `sweep` is SVG's flag. */
function halfCircle([x, y]: Point, [toX, toY]: Point, sweep: number): Point[] {
  const [midX, midY] = [(x + toX) / 2, (y + toY) / 2];
  return Array.from({ length: PIECES }, (_, index): Point => {
    const turn = ((index + 1) / PIECES) * Math.PI * (sweep ? 1 : -1);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    return [midX + (x - midX) * cos - (y - midY) * sin, midY + (x - midX) * sin + (y - midY) * cos];
  });
}

/** A cubic curve of Bézier by its four points. */
const cubic = (a: Point, b: Point, c: Point, d: Point): Point[] =>
  Array.from({ length: PIECES }, (_, index): Point => {
    const t = (index + 1) / PIECES;
    const at = (axis: 0 | 1): number =>
      (1 - t) ** 3 * a[axis] +
      3 * (1 - t) ** 2 * t * b[axis] +
      3 * (1 - t) * t ** 2 * c[axis] +
      t ** 3 * d[axis];
    return [at(0), at(1)];
  });

/** What a command of path data adds to a part that has come to `at`. */
function cornersOf(command: string, numbers: readonly number[], at: Point): Point[] {
  const point = (index: number): Point => [numbers[index]!, numbers[index + 1]!];
  if (command === "H") return [[numbers[0]!, at[1]]];
  if (command === "V") return [[at[0], numbers[0]!]];
  if (command === "A") return halfCircle(at, point(5), numbers[4]!);
  if (command === "C") return cubic(at, point(0), point(2), point(4));
  return [point(0)];
}

/** The closed parts of a shape as corners. */
const ringsOf = (d: string): Point[][] =>
  d
    .split("M")
    .slice(1)
    .map((ring) => {
      const corners: Point[] = [];
      for (const [, command, given] of `M${ring}`.matchAll(/([MLHVAC])([-\d. ]+)/g)) {
        const numbers = given!.trim().split(/\s+/).map(Number);
        corners.push(...cornersOf(command!, numbers, corners.at(-1) ?? [0, 0]));
      }
      return corners;
    });

/** Where the line x + y = `sum` enters and leaves the rings, by turns, as values of x from left to right. */
const crossingsOf = (rings: readonly Point[][], sum: number): number[] =>
  rings
    .flatMap((ring) =>
      ring.flatMap(([x, y], index) => {
        const [nextX, nextY] = ring[(index + 1) % ring.length]!;
        const [here, there] = [x + y - sum, nextX + nextY - sum];
        return here > 0 === there > 0 ? [] : [x + ((nextX - x) * here) / (here - there)];
      }),
    )
    .sort((a, b) => a - b);

function hatchOf(d: string): string {
  const rings = ringsOf(d);
  let lines = "";
  for (let away = PITCH / 2; away < 24 * Math.SQRT2; away += PITCH) {
    const sum = away * Math.SQRT2;
    const at = crossingsOf(rings, sum).map((x) => `${x.toFixed(2)} ${(sum - x).toFixed(2)}`);
    for (let index = 0; index + 1 < at.length; index += 2)
      lines += `M${at[index]}L${at[index + 1]}`;
  }
  return lines;
}

export const MARK_HATCHES = Object.fromEntries(
  SHAPES.map((shape) => [shape, hatchOf(MARK_PATHS[shape])]),
) as Readonly<Record<Shape, string>>;
