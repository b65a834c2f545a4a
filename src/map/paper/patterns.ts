// Fills that tell the classes apart without colour: each has its own pattern, so that a grey copy still reads.
import { KINDS } from "#ledger/kinds.ts";
import { paletteOf } from "../palette.ts";
import { el, type SvgNode } from "./svg.ts";

/** Strokes in a cell of 10 units, one for each class and one for 其他: sloping, sloping the other way, level, upright, crossed, dotted… */
const PATTERNS: readonly string[] = [
  "M0 10L10 0", "M0 0L10 10", "M0 5H10", "M5 0V10", "M0 5H10M5 0V10", "M0 0L10 10M0 10L10 0", "M5 4.2V5.8", "M0 2.5H5M5 7.5H10", "M2.5 0V5M7.5 5V10", "M2 2L4 4M6 8L8 6",
];

export const PAPER_PALETTE = paletteOf("light");
export const kindColour = (kind: number): string => PAPER_PALETTE.kinds[kind]!;
export const areaFill = (kind: number): string => `url(#area-${kind})`;
/** For marks; measured in their own 24 units. */
export const hatchFill = (kind: number): string => `url(#hatch-${kind})`;

/** Patterns for `kinds`, `factor` times the size they have on A3. Ids are the same on every page and mean the same. */
export function patternDefs(kinds: Iterable<number>, factor: number): SvgNode {
  const cell = (id: string, size: number, kind: number, d: string, width: number, tint: number): SvgNode =>
    el("pattern", { id, width: 10, height: 10, patternUnits: "userSpaceOnUse", patternTransform: `scale(${((size * factor) / 10).toFixed(4)})` }, [
      el("rect", { width: 10, height: 10, fill: kindColour(kind), "fill-opacity": tint }),
      el("path", { d, stroke: kindColour(kind), "stroke-width": width, fill: "none", "stroke-linecap": "square" }),
    ]);
  return el("defs", {}, [...new Set(kinds)].filter((kind) => kind <= KINDS.length).flatMap((kind) => [
    cell(`area-${kind}`, 2.4, kind, PATTERNS[kind]!, 1.1, 0.1),
    el("pattern", { id: `hatch-${kind}`, width: 3.6, height: 3.6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [el("path", { d: "M1.8 0V3.6", stroke: kindColour(kind), "stroke-width": 1 })]),
  ]));
}
