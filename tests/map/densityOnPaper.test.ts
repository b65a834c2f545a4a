// A density on paper and slides says what the desk says: the same cells at their true places, the same numbers,
// nothing lost.
import { beforeAll, expect, it } from "vitest";
import { centreOf, cornersOf } from "#geo/hexGrid.ts";
import { EMPTY_BASE } from "#ledger/baseMap.ts";
import type { Density } from "#ledger/density/choice.ts";
import { densityPicture, type DensityPicture } from "#ledger/density/density.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { densityRamp, heatColour, stepColour } from "#map/densityColours.ts";
import { toRgb } from "#map/palette.ts";
import { densityNodes } from "#map/paper/densityOnPaper.ts";
import type { PrintJob } from "#map/paper/job.ts";
import { makePages } from "#map/paper/makePages.ts";
import { paperProjection } from "#map/paper/paperProjection.ts";
import { walk, type SvgNode } from "#map/paper/svg.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { openOwnTown } from "../ledger/town.ts";

const CHOICE: Density = { form: "hexagon", by: "money", metres: 1000, show: "colour" };

let ledger: Ledger;
let picture: DensityPicture;
beforeAll(async () => {
  const own = await openOwnTown();
  // The town's figures are not stated; every third one is here.
  const projects = own.ledger.projects.map((project, row) => ({
    ...project,
    totalWan: row % 3 === 0 ? 100 + row : null,
  }));
  ledger = { ...own.ledger, projects };
  picture = densityPicture({
    projects,
    mask: null,
    choice: CHOICE,
    latitude: ledger.town.view.center[1],
  });
});

const sheet = (density: Density | null): SvgNode => {
  const job: PrintJob = {
    kind: "wall",
    page: { paper: "A3", orientation: "landscape" },
    scale: null,
    projects: ledger.projects,
    ledger,
    base: EMPTY_BASE,
    madeOn: "2026-11-28",
    issuer: "",
    title: "",
    stickers: false,
    tiles: null,
    density,
  };
  return makePages(job).pages[0]!.svg;
};
const wordsOf = (node: SvgNode): string =>
  node.children.map((child) => (typeof child === "string" ? child : wordsOf(child))).join("");
const allWords = (svg: SvgNode): string => wordsOf(svg).replaceAll(/\s/g, "");

it("draws each cell once, at its place, in as many colours as there are classes", () => {
  const projection = paperProjection([110.77, 21.59], 50_000, {
    x: 0,
    y: 0,
    width: 300,
    height: 300,
  });
  const nodes = densityNodes(picture, projection);
  expect(nodes).toHaveLength(picture.classes.length + 1);
  const paths = nodes.flatMap(({ attributes }) => String(attributes.d).split("Z").filter(Boolean));
  expect(paths).toHaveLength(picture.cells.length);
  const middles = new Set(
    picture.cells.map((cell) =>
      projection
        .toPaper(centreOf(picture.grid, cell))
        .map((value) => value.toFixed(1))
        .join(" "),
    ),
  );
  for (const path of paths) {
    const corners = path
      .slice(1)
      .split("L")
      .map((at) => at.split(" ").map(Number));
    expect(corners).toHaveLength(6);
    const middle = [0, 1].map((axis) => corners.reduce((sum, at) => sum + at[axis]!, 0) / 6);
    expect(middles).toContain(middle.map((value) => value.toFixed(1)).join(" "));
  }
});

it("is a kilometre wide on a sheet of 1 : 50 000 where it says so", () => {
  const projection = paperProjection([110.77, 21.59], 50_000, {
    x: 0,
    y: 0,
    width: 300,
    height: 300,
  });
  const corners = cornersOf(picture.grid, picture.cells[0]!).map(projection.toPaper);
  const [right, left] = [corners[1]!, corners[5]!];
  expect(Math.hypot(right[0] - left[0], right[1] - left[1])).toBeCloseTo(20, 0);
});

it("tells every class, what is not stated, and what stands in no cell", () => {
  const words = allWords(sheet(CHOICE));
  for (const { from, to, cells, count } of picture.classes)
    expect(words).toContain(
      `${say.legend.money(from, to)}（${say.legend.cells(cells, count, "项目")}）`.replaceAll(
        /\s/g,
        "",
      ),
    );
  const { unstatedClass, all, placed, wholeTown, unplaced, wan, stated, unstated } = picture;
  expect(unstatedClass.cells).toBeGreaterThan(0);
  expect(words).toContain(
    say.legend.cells(unstatedClass.cells, unstatedClass.count, "项目").replaceAll(/\s/g, ""),
  );
  expect(placed + wholeTown + unplaced).toBe(all);
  for (const told of [
    say.sums.all(all, placed, "项目"),
    say.sums.left(wholeTown, unplaced),
    say.sums.money(wan, stated, unstated),
  ])
    expect(words).toContain(told.replaceAll(/\s/g, ""));
});

it("is not on a sheet that was not asked for it", () => {
  const fills = new Set([...walk(sheet(null))].map(({ attributes }) => attributes.fill));
  expect(fills).not.toContain(stepColour(densityRamp("light"), 4, 5));
  expect(allWords(sheet(null))).not.toContain(say.label);
});

it("a surface is drawn by its cells, and that is said", () => {
  const words = allWords(sheet({ ...CHOICE, form: "heat" }));
  expect(words).toContain(say.paper.heat);
});

it.each(["light", "dark"] as const)("colours go one way, from faint to strong, in %s", (look) => {
  const ramp = densityRamp(look);
  const luminance = (colour: string): number =>
    toRgb(colour).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0);
  const ladder = ramp.steps.map(luminance);
  if (look === "light") ladder.reverse();
  // Far enough apart to be told in grey print.
  for (let step = 1; step < ladder.length; step++)
    expect(ladder[step]! - ladder[step - 1]!).toBeGreaterThan(0.08);
  for (const classes of [1, 2, 3, 4, 5]) {
    const colours = Array.from({ length: classes }, (_, index) => stepColour(ramp, index, classes));
    expect(new Set(colours).size).toBe(classes);
  }
  expect(heatColour(ramp, 0)[3]).toBe(0);
  expect(heatColour(ramp, 1)[3]).toBeGreaterThan(200);
});
