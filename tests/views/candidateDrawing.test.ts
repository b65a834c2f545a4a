// The small maps of an import: what a border does that runs far beyond them.
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import type { Box } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { frameOf, HEIGHT, layOut, WIDTH } from "../../src/views/importing/candidateDrawing.ts";

const BOX: Box = [110.7, 21.5, 110.8, 21.56];
const border = (coordinates: Position[]): BaseMap => ({
  attributions: [],
  features: [
    {
      type: "Feature",
      geometry: { type: "LineString", coordinates },
      properties: { role: "border", name: "" },
    },
  ],
});
const linesOf = (coordinates: Position[]): string[] =>
  layOut([], border(coordinates), [], BOX).lines;
const pixelsOf = (path: string): number[][] =>
  path
    .split(/[ML]/)
    .filter(Boolean)
    .map((pair) => pair.split(" ").map(Number));

describe("a border on a small map", () => {
  it("that lies wholly beside it is not drawn", () => {
    expect(
      linesOf([
        [110.5, 21.5],
        [110.6, 21.52],
        [110.62, 21.56],
      ]),
    ).toEqual([]);
  });

  it("that only crosses it is drawn though no corner lies inside", () => {
    const [[from, to]] = linesOf([
      [110.6, 21.53],
      [110.9, 21.53],
    ]).map(pixelsOf) as [[number[], number[]]];
    expect(from[0]).toBeLessThan(0);
    expect(to[0]).toBeGreaterThan(WIDTH);
    expect(from[1]).toBeCloseTo(HEIGHT / 2, 0);
  });

  it("that leaves and comes back is two lines, not one across the outside", () => {
    const path = linesOf([
      [110.75, 21.53],
      [110.75, 21.7],
      [110.9, 21.7],
      [110.9, 21.53],
      [110.76, 21.53],
    ])[0]!;
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it("of ten thousand corners has no more than its pixels tell apart, and still ends where it ends", () => {
    const corners = Array.from({ length: 10_000 }, (_, i): Position => [110.71 + i * 8e-6, 21.53]);
    const pixels = pixelsOf(linesOf(corners)[0]!);
    expect(pixels.length).toBeLessThan(WIDTH);
    const [whole] = linesOf([corners[0]!, corners.at(-1)!]).map(pixelsOf);
    expect(pixels.at(-1)).toEqual(whole!.at(-1));
    expect(pixels[0]).toEqual(whole![0]);
  });
});

it("the frame holds most of the places; a stray does not shrink them to a dot", () => {
  const places = [
    [110.75, 21.55],
    [110.76, 21.56],
    [110.77, 21.55],
    [113.2, 23.1],
  ] as const;
  const [west, south, east, north] = frameOf(places, BOX);
  expect([west, south].map((value, i) => value < places[0][i]!)).toEqual([true, true]);
  expect(east - west).toBeLessThan(0.1);
  expect(north).toBeGreaterThan(21.56);
});
