// The hatch of a schematic mark fills its shape and ends where the shape ends.
import { expect, it } from "vitest";
import { SHAPES } from "#ledger/kinds.ts";
import { MARK_HATCHES } from "#map/markHatch.ts";
import { MARK_PATHS } from "#map/marks.ts";

type Line = { from: [number, number]; to: [number, number]; length: number };

const linesOf = (d: string): Line[] =>
  [...d.matchAll(/M(\S+?) (\S+?)L(\S+?) ([\d.]+)/g)].map((match) => {
    const [x1, y1, x2, y2] = match.slice(1).map(Number) as [number, number, number, number];
    return { from: [x1, y1], to: [x2, y2], length: Math.hypot(x2 - x1, y2 - y1) };
  });

const fromCentre = ([x, y]: [number, number]): number => Math.hypot(x - 12, y - 12);

it.each(SHAPES)("a %s is crossed by rising lines", (shape) => {
  const lines = linesOf(MARK_HATCHES[shape]);
  expect(lines.length).toBeGreaterThan(3);
  for (const { from, to } of lines) expect(to[0] + to[1]).toBeCloseTo(from[0] + from[1], 1);
});

it.each([
  ["circle", Math.PI * 64],
  ["square", 14.4 ** 2],
  ["triangle", (18 * 15.6) / 2],
  ["diamond", 2 * 9.4 ** 2],
  ["cross", 17.2 ** 2 - 4 * 5.4 ** 2],
  // Half a disc below; above it two sides that bulge a little beyond a triangle of height 12.
  ["drop", (Math.PI * 49) / 2 + 7 * 12 * 1.1],
  ["ring", Math.PI * (64 - 3.6 ** 2)],
] as const)("the lines of a %s, each as broad as the way to the next, fill it", (shape, area) => {
  const length = linesOf(MARK_HATCHES[shape]).reduce((sum, line) => sum + line.length, 0);
  expect((length * 3.6) / area).toBeGreaterThan(0.85);
  expect((length * 3.6) / area).toBeLessThan(1.15);
});

it("lines end on the edge, and leave the hole of a ring empty", () => {
  for (const { from, to } of linesOf(MARK_HATCHES.circle))
    for (const end of [from, to]) expect(fromCentre(end)).toBeCloseTo(8, 1);
  const ring = linesOf(MARK_HATCHES.ring);
  expect(ring.length).toBeGreaterThan(linesOf(MARK_HATCHES.circle).length);
  for (const { from, to } of ring) {
    for (const end of [from, to])
      expect(Math.min(Math.abs(fromCentre(end) - 8), Math.abs(fromCentre(end) - 3.6))).toBeLessThan(
        0.05,
      );
    expect(fromCentre([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])).toBeGreaterThan(3.6);
  }
});

it.each(SHAPES)("a %s has no arcs but half circles, which is all that the hatch reads", (shape) => {
  const arcs = /([\d.]+) ([\d.]+)A([\d.]+) [\d.]+ 0 1 [01] (?=([\d.]+) ([\d.]+))/g;
  const found = [...MARK_PATHS[shape].matchAll(arcs)].map((arc) => arc.slice(1).map(Number));
  for (const [x = 0, y = 0, radius = 0, toX = 0, toY = 0] of found)
    expect(Math.hypot(toX - x, toY - y)).toBeCloseTo(2 * radius);
});
