// Sheets of paper, and the round scales a map may have on them. Millimetres and scale denominators.
import { inThrees } from "#base/numerals.ts";

export const PAPERS = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1189],
} as const;
export type Paper = keyof typeof PAPERS;
export type Orientation = "portrait" | "landscape";
export type Page = { paper: Paper; orientation: Orientation };

export const pageSize = ({ paper, orientation }: Page): { width: number; height: number } => {
  const [short, long] = PAPERS[paper];
  return orientation === "portrait"
    ? { width: short, height: long }
    : { width: long, height: short };
};

/** How much larger type and marks are than on A3. A wall sheet is read from further off, but gains room as well. */
const FACTORS: Readonly<Record<Paper, number>> = { A4: 0.84, A3: 1, A2: 1.28, A1: 1.72, A0: 2.35 };
export const factorOf = (paper: Paper): number => FACTORS[paper];

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5];
/** 1:500 … 1:8 000 000, all round. */
export const ROUND_SCALES: readonly number[] = [
  500,
  800,
  ...[1000, 1e4, 1e5, 1e6].flatMap((power) => STEPS.map((step) => step * power)),
];

/** The largest round scale at which `metres` go into `millimetres`. */
export const roundScaleFor = (metres: number, millimetres: number): number =>
  ROUND_SCALES.find((scale) => (metres * 1000) / scale <= millimetres) ?? ROUND_SCALES.at(-1)!;

/** “1:25 000”, as maps write it. */
export const scaleText = (scale: number): string => `1:${inThrees(String(scale), "\u00a0")}`;

/** A bar of about `millimetres`: round length in metres, and into how many parts it is cut. */
export function scaleBarFor(scale: number, millimetres: number): { metres: number; parts: number } {
  const most = (millimetres * scale) / 1000;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 4, 2, 1].find((value) => value * power <= most)!;
  return { metres: step * power, parts: step === 1 ? 5 : step };
}
