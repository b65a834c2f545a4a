// The values of cells in at most five classes with round bounds, for the colours of map, legend and paper. Knows no
// colour.
import { valueOf, type DensityCell } from "./cells.ts";
import type { DensityMeasure } from "./choice.ts";

export const MOST_CLASSES = 5;

/**
 * The lowest and the highest value that a cell of the class has; how many cells, projects and 万元 (null: 未填报) are in
 * it.
 */
export type DensityClass = {
  from: number;
  to: number;
  cells: number;
  count: number;
  wan: number | null;
};

/** `unstatedClass`: the cells without any stated money, and what is in them; none when projects are counted. */
export type DensityClasses = {
  classes: readonly DensityClass[];
  unstatedClass: { cells: number; count: number };
};

/**
 * Few values have a class each; else they are parted at 1, 2 or 5 × 10ⁿ, since most cells hold little and few hold
 * much.
 */
export function densityClasses(cells: readonly DensityCell[], by: DensityMeasure): DensityClasses {
  const stated = cells.filter((cell) => valueOf(cell, by) !== null);
  const values = [...new Set(stated.map((cell) => valueOf(cell, by)!))].sort((a, b) => a - b);
  const starts = values.length <= MOST_CLASSES ? values : startsOf(values);
  const classes = starts.map((start, index) => {
    const below = starts[index + 1] ?? Infinity;
    const own = stated.filter((cell) => {
      const value = valueOf(cell, by)!;
      return value >= start && value < below;
    });
    return classFrom(own, by);
  });
  const unstated = cells.filter((cell) => valueOf(cell, by) === null);
  return {
    classes,
    unstatedClass: {
      cells: unstated.length,
      count: unstated.reduce((sum, { count }) => sum + count, 0),
    },
  };
}

function classFrom(own: readonly DensityCell[], by: DensityMeasure): DensityClass {
  const values = own.map((cell) => valueOf(cell, by)!);
  const money = own.flatMap(({ wan }) => (wan === null ? [] : [wan]));
  return {
    from: values.reduce((least, value) => Math.min(least, value), Infinity),
    to: values.reduce((most, value) => Math.max(most, value), -Infinity),
    cells: own.length,
    count: own.reduce((sum, { count }) => sum + count, 0),
    wan:
      money.length === 0 ? null : Math.round(money.reduce((sum, wan) => sum + wan, 0) * 1e6) / 1e6,
  };
}

/** The class of a value; null is 未填报 and has none. */
export function classOf(
  { classes }: Pick<DensityClasses, "classes">,
  value: number | null,
): number | null {
  if (value === null) return null;
  const index = classes.findIndex(({ to }) => value <= to);
  return index === -1 ? classes.length - 1 : index;
}

/**
 * The lowest value, then round numbers with values between each and the one before, evenly thinned to as many classes
 * as there may be. `values` from low to high.
 */
function startsOf(values: readonly number[]): number[] {
  const [least, most] = [values[0]!, values.at(-1)!];
  const useful: number[] = [];
  let seen = 0;
  for (const bound of roundNumbers(Math.max(least, most / 1e4), most)) {
    const before = seen;
    while (values[seen]! < bound) seen++;
    if (seen > before) useful.push(bound);
  }
  const bounds = MOST_CLASSES - 1;
  const thinned = (index: number): number =>
    useful[Math.round((index * (useful.length - 1)) / (bounds - 1))]!;
  const kept =
    useful.length <= bounds ? useful : Array.from({ length: bounds }, (_, index) => thinned(index));
  return [least, ...kept];
}

/** 1, 2 and 5 × 10ⁿ above `least` and up to `most`. */
function roundNumbers(least: number, most: number): number[] {
  if (!(least > 0) || !(most > least)) return [];
  const numbers: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.log10(most); power++)
    for (const step of [1, 2, 5]) {
      const number = Number(`${step}e${power}`);
      if (number > least && number <= most) numbers.push(number);
    }
  return numbers;
}
