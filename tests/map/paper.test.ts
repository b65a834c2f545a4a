// Paper: true scales, numbers that agree between map and table, nothing lost, nothing overlapping.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { offsetBetween } from "#geo/distance.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { EMPTY_BASE, type BaseMap } from "#ledger/baseMap.ts";
import { EMPTY_LEDGER, type Ledger } from "#ledger/ledger.ts";
import { paperList } from "#ledger/paper/paperItems.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { parseTown } from "#ledger/town.ts";
import { projectId } from "#base/ids.ts";
import { flowRows } from "#map/paper/flow.ts";
import type { PaperPage, PrintJob } from "#map/paper/job.ts";
import { makePages, pageSteps } from "#map/paper/makePages.ts";
import { inSlices } from "#base/steps.ts";
import { UNWATCHED } from "#base/watch.ts";
import { breakName } from "#map/labels.ts";
import { paperLabels } from "#map/paper/paperLabels.ts";
import { paperMap } from "#map/paper/paperMap.ts";
import { fitToPaper, paperProjection } from "#map/paper/paperProjection.ts";
import {
  PAPERS,
  ROUND_SCALES,
  roundScaleFor,
  scaleBarFor,
  scaleText,
  type Paper,
} from "#map/paper/papers.ts";
import { partsOf } from "#map/paper/parts.ts";
import { pathOf } from "#map/paper/paths.ts";
import { toMarkup, walk, type Rect, type SvgNode } from "#map/paper/svg.ts";
import { textWidth, wrapText } from "#map/paper/typeset.ts";
import { tilesOnPaper } from "#map/paper/tilesOnPaper.ts";
import { openOwnTown } from "../ledger/town.ts";

const SEEDED = { seed: 20230423, numRuns: 60 };
const FRAME: Rect = { x: 10, y: 20, width: 300, height: 200 };
const CENTRE: LngLat = [110.7665, 21.5925];

let ledger: Ledger;
let base: BaseMap;
beforeAll(async () => {
  ({ ledger, base } = await openOwnTown());
});

const jobFor = (change: Partial<PrintJob> = {}): PrintJob => ({
  kind: "wall",
  page: { paper: "A3", orientation: "landscape" },
  scale: null,
  projects: ledger.projects,
  ledger,
  base,
  madeOn: "2026-11-24",
  issuer: "",
  title: "",
  stickers: true,
  tiles: null,
  ...change,
});
const wordsIn = ({ children }: SvgNode): string =>
  children.map((child) => (typeof child === "string" ? child : wordsIn(child))).join("");
const textsOf = ({ svg }: PaperPage): string[] =>
  [...walk(svg)].filter(({ tag }) => tag === "text").map(wordsIn);
const pointAt = (id: string, at: LngLat): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: `项目${id}`,
  geometry: { type: "Point", coordinates: [...at] },
});
const meet = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width - 1e-6 &&
  b.x < a.x + a.width - 1e-6 &&
  a.y < b.y + b.height - 1e-6 &&
  b.y < a.y + a.height - 1e-6;

describe("scale", () => {
  it("a way on the ground is 1000/scale millimetres a metre, in every direction and corner", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROUND_SCALES.filter((scale) => scale <= 200_000)),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (scale, u, v) => {
          const { toLngLat, toPaper } = paperProjection(CENTRE, scale, FRAME);
          const [x, y] = [FRAME.x + u * FRAME.width, FRAME.y + v * FRAME.height];
          const [from, to] = [toLngLat(x, y), toLngLat(x + 8, y - 6)];
          expect(toPaper(from)[0]).toBeCloseTo(x, 6);
          // The sphere of the check differs from the ellipsoid of the map by less than 0.6 %.
          expect(offsetBetween(from, to).metres / ((10 * scale) / 1000)).toBeGreaterThan(0.994);
          expect(offsetBetween(from, to).metres / ((10 * scale) / 1000)).toBeLessThan(1.006);
        },
      ),
      SEEDED,
    );
  });

  it("1 km along the meridian is 40 mm at 1:25 000, to a twentieth of a millimetre", () => {
    const { toPaper } = paperProjection(CENTRE, 25_000, FRAME);
    // Length of a degree of latitude there on CGCS2000: 110 717.3 m.
    const north: LngLat = [CENTRE[0], CENTRE[1] + 1000 / 110_717.3];
    expect(toPaper(CENTRE)[1] - toPaper(north)[1]).toBeCloseTo(40, 1);
  });

  it("is the largest round one that fits", () => {
    expect([roundScaleFor(12_000, 230), roundScaleFor(10_000, 1000), scaleText(25_000)]).toEqual([
      60_000,
      10_000,
      "1:25\u00a0000",
    ]);
    const { scale } = fitToPaper([110.7, 21.5, 110.8, 21.6], FRAME, 5);
    const projection = paperProjection([110.75, 21.55], scale, FRAME);
    const [left, top] = projection.toPaper([110.7, 21.6]);
    expect(left).toBeGreaterThan(FRAME.x + 4.9);
    expect(top).toBeGreaterThan(FRAME.y + 4.9);
    const larger = ROUND_SCALES[ROUND_SCALES.indexOf(scale) - 1]!;
    const [, tooHigh] = paperProjection([110.75, 21.55], larger, FRAME).toPaper([110.7, 21.6]);
    expect(tooHigh).toBeLessThan(FRAME.y + 5);
  });

  it("the bar is as long as it says", () => {
    for (const scale of ROUND_SCALES) {
      const { metres, parts } = scaleBarFor(scale, 60);
      expect((metres * 1000) / scale).toBeLessThanOrEqual(60);
      expect((metres * 1000) / scale).toBeGreaterThan(24);
      expect(Number.isInteger((metres / parts) * 10)).toBe(true);
    }
  });
});

describe("wall sheet", () => {
  it.each(Object.keys(PAPERS) as Paper[])(
    "%s tells the same sums as the ledger, and each placed project has its number on the map and in the table",
    (paper) => {
      for (const orientation of ["landscape", "portrait"] as const) {
        const { pages } = makePages(jobFor({ page: { paper, orientation } }));
        const texts = pages.flatMap(textsOf);
        const { placed, unplaced, items } = paperList(ledger.projects, ledger);
        expect(placed + unplaced).toBe(ledger.projects.length);
        expect(texts).toContain(
          `共 ${ledger.projects.length} 个项目：图上 ${placed} 个，无空间位置 ${unplaced} 个`,
        );
        for (const { number, project } of items)
          expect(
            texts.filter((text) => text === String(number)).length,
            `${paper} ${orientation} ${project.name}`,
          ).toBeGreaterThanOrEqual(project.geometry ? 2 : 1);
        const joined = texts.join("");
        for (const needed of [
          "内部工作用图，不得公开传播",
          "审图号：（未取得）",
          "制图单位：",
          "2026-11-24",
          "北",
          "比例尺 1:",
          "±6 公里",
          "GSHHG",
        ])
          expect(joined).toContain(needed);
        expect(ROUND_SCALES).toContain(pages[0]!.scale);
      }
    },
  );

  it("of the seed is one page on A3 and on A0, and fits its page", () => {
    for (const paper of ["A3", "A0"] as const)
      expect(makePages(jobFor({ page: { paper, orientation: "landscape" } })).pages).toHaveLength(
        1,
      );
  });

  it("runs on to further pages, and loses no row of 1,000", () => {
    const projects = Array.from({ length: 1000 }, (_, i): Project =>
      i % 3
        ? pointAt(String(i), [110.72 + (i % 40) * 0.002, 21.55 + Math.floor(i / 40) * 0.003])
        : { ...pointAt(String(i), CENTRE), geometry: null },
    );
    const { pages } = makePages(
      jobFor({ projects, page: { paper: "A1", orientation: "landscape" }, stickers: false }),
    );
    expect(pages.length).toBeGreaterThan(1);
    const table = pages.flatMap(textsOf).join("");
    for (const { name } of projects) expect(table).toContain(name);
  });

  it("a chosen scale that leaves places outside says how many, and marks them", () => {
    const { pages } = makePages(jobFor({ scale: 5000 }));
    const texts = pages.flatMap(textsOf).join("");
    const outside = Number(/在图幅以外 (\d+) 个/.exec(texts)?.[1]);
    const shown = Number(/图上 (\d+) 个/.exec(texts)?.[1]);
    expect(outside).toBeGreaterThan(0);
    expect(outside + shown).toBe(paperList(ledger.projects, ledger).placed);
    expect(texts.split("（图幅外）").length - 1).toBe(outside);
  });

  it("a place in another province does not shrink the town; it is counted as outside", () => {
    const { pages } = makePages(
      jobFor({ projects: [...ledger.projects, pointAt("far", [87.6, 43.8])] }),
    );
    expect(pages[0]!.scale).toBeLessThanOrEqual(100_000);
    expect(pages.flatMap(textsOf).join("")).toContain("在图幅以外 1 个");
  });

  it("bears an empty ledger, hostile names and numbers", () => {
    expect(() =>
      makePages(jobFor({ projects: [], ledger: EMPTY_LEDGER, base: EMPTY_BASE })),
    ).not.toThrow();
    const hostile: Project = {
      ...pointAt('x"><script>', CENTRE),
      name: `</text><script>alert(1)</script>${"长".repeat(5000)}\u0000\ud800`,
      totalWan: Number.MAX_VALUE,
    };
    for (const kind of ["wall", "project", "office"] as const) {
      const { pages } = makePages(jobFor({ kind, projects: [hostile] }));
      const markup = pages.map(({ svg }) => toMarkup(svg)).join("");
      expect(markup).not.toContain("<script");
      expect(markup).not.toMatch(/NaN|Infinity|undefined|\u0000/);
    }
  });
});

describe("labels", () => {
  it("never overlap, stay inside the frame, and leave no place without its number", () => {
    const place = fc.record({
      u: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      v: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
      length: fc.integer({ min: 2, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 70 }), (places) => {
        const projection = paperProjection(CENTRE, 25_000, FRAME);
        const numbered = places.map(({ u, v, length }, index) => ({
          id: `p${index}`,
          number: index + 1,
          lines: breakName("名".repeat(length)),
          at: projection.toLngLat(FRAME.x + u * FRAME.width, FRAME.y + v * FRAME.height),
          radius: 2.6,
        }));
        const labels = paperLabels({
          numbered,
          base,
          home: "浅水镇",
          projection,
          factor: 1,
          taken: [],
          names: true,
        });
        expect(labels.flatMap(({ id }) => (id === null ? [] : [id])).sort()).toEqual(
          numbered.map(({ id }) => id).sort(),
        );
        labels.forEach(({ rect }, i) => {
          expect(labels.slice(i + 1).some((other) => meet(rect, other.rect))).toBe(false);
          expect(
            rect.x >= FRAME.x - 1e-6 &&
              rect.y >= FRAME.y - 1e-6 &&
              rect.x + rect.width <= FRAME.x + FRAME.width + 1e-6 &&
              rect.y + rect.height <= FRAME.y + FRAME.height + 1e-6,
          ).toBe(true);
        });
      }),
      { ...SEEDED, numRuns: 25 },
    );
  });

  it("text keeps its characters, its width and its punctuation", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom(..."镇村路（《，。、）》“”ab 12") }),
        fc.integer({ min: 8, max: 40 }),
        (text, width) => {
          const lines = wrapText(text, width * 3, 3);
          expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
          for (const line of lines)
            expect(textWidth(line, 3)).toBeLessThanOrEqual(width * 3 + 1e-6);
        },
      ),
      SEEDED,
    );
    expect(wrapText("加快推进项目建设，做好工作", 8 * 3, 3)).toEqual([
      "加快推进项目建",
      "设，做好工作",
    ]);
  });
});

it("what lies beyond the frame is cut, so that a path stays near the paper", () => {
  const projection = paperProjection(CENTRE, 10_000, FRAME);
  const numbers = pathOf(
    {
      type: "Polygon",
      coordinates: [
        [
          [100, 15],
          [120, 15],
          [120, 30],
          [100, 30],
          [100, 15],
        ],
      ],
    },
    projection,
  )
    .match(/-?[\d.]+/g)!
    .map(Number);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(FRAME.x - 12.01);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(FRAME.x + FRAME.width + 12.01);
  expect(
    pathOf(
      {
        type: "LineString",
        coordinates: [
          [100, 15],
          [101, 15],
        ],
      },
      projection,
    ),
  ).toBe("");
});

it("rows flow through columns in order, a heading never last", () => {
  const drawn: string[] = [];
  const row = (name: string, height: number, keep?: true) => ({
    height,
    ...(keep ? { keep } : {}),
    draw: (x: number, y: number) => (drawn.push(`${name} ${x} ${y}`), []),
  });
  const { pages } = flowRows(
    [row("a", 6), row("head", 3, true), row("b", 4), row("tall", 40), row("c", 2)],
    row("top", 1),
    (page) => [{ x: 0, y: page * 100, width: 5, height: 10 }],
  );
  expect(drawn).toEqual([
    "top 0 0",
    "a 0 1",
    "top 0 100",
    "head 0 101",
    "b 0 104",
    "top 0 200",
    "tall 0 201",
    "top 0 300",
    "c 0 301",
  ]);
  expect(pages).toHaveLength(4);
});

describe("handouts", () => {
  it("one for each project: the clause, its words in bold, what is not filled in; none has an empty map", () => {
    const { pages, made, all } = makePages(
      jobFor({ kind: "project", page: { paper: "A4", orientation: "portrait" } }),
    );
    expect([made, all]).toEqual([ledger.projects.length, ledger.projects.length]);
    for (const { project } of paperList(ledger.projects, ledger).items) {
      const page = pages.find(({ title }) => title === project.name)!;
      expect(page.scale === null).toBe(project.geometry === null);
      expect(textsOf(page).join("")).toContain(project.geometry ? "位置精度" : "没有空间位置");
    }
    const [first] = pages;
    expect(
      [...walk(first!.svg)].some(
        ({ tag, children }) =>
          tag === "tspan" &&
          typeof children[0] === "string" &&
          children[0].startsWith("恒隆生态农场"),
      ),
    ).toBe(true);
    expect(textsOf(first!).join("")).toContain("未填报：");
  });

  it("more than can be printed at once are cut with their number", () => {
    const projects = Array.from({ length: 230 }, (_, i) => ({
      ...pointAt(String(i), CENTRE),
      geometry: null,
    }));
    const { made, all } = makePages(jobFor({ kind: "project", projects }));
    expect([made, all]).toEqual([100, 230]);
  });

  it("each office has its own, of exactly its projects", () => {
    const { pages, all } = makePages(
      jobFor({ kind: "office", page: { paper: "A4", orientation: "portrait" } }),
    );
    expect(all).toBeGreaterThan(5);
    expect(pages.find(({ title }) => title === "浅水镇党建办项目一览")).toBeDefined();
  });
});

describe("codes", () => {
  it("only where the town has a public address, and only a web address is one", () => {
    const codes = (page: PaperPage): number =>
      [...walk(page.svg)].filter(
        ({ attributes }) =>
          String(attributes.d ?? "").endsWith("z") && String(attributes.d).includes("v1h"),
      ).length;
    const wall = (publicUrl: string | null) =>
      makePages(
        jobFor({
          ledger: { ...ledger, town: { ...ledger.town, publicUrl } },
          page: { paper: "A0", orientation: "landscape" },
        }),
      ).pages;
    expect(wall(null).map(codes)).toEqual([0]);
    expect(wall("https://example.org/map/").reduce((sum, page) => sum + codes(page), 0)).toBe(
      ledger.projects.length,
    );
    expect(wall(`https://example.org/${"x".repeat(5000)}`).map(codes)).toEqual([0]);
    const urls = ["https://example.org/", "javascript:alert(1)", "file:///x", 5, undefined].map(
      (publicUrl) => parseTown(JSON.stringify({ publicUrl })).value.publicUrl,
    );
    expect(urls).toEqual(["https://example.org/", null, null, null, null]);
  });
});

it("tiles cover the frame, at a level that is neither coarse nor beyond what a page can hold", () => {
  const projection = paperProjection(CENTRE, 25_000, FRAME);
  const images = tilesOnPaper(
    { templates: ["https://example.org/{z}/{x}/{y}.png"], maxZoom: 18, attribution: "" },
    projection,
  );
  expect(images.length).toBeGreaterThan(20);
  expect(images.length).toBeLessThanOrEqual(700);
  const boxes = images.map(({ attributes }) => {
    const [a, , , d, x, y] = /\(([^)]+)\)/
      .exec(String(attributes.transform))![1]!
      .split(" ")
      .map(Number) as [number, number, number, number, number, number];
    return { left: x, top: y, right: x + a, bottom: y + d };
  });
  for (const [x, y] of [
    [10, 20],
    [310, 20],
    [10, 220],
    [310, 220],
    [160, 120],
  ] as const)
    expect(
      boxes.some(
        ({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
      ),
    ).toBe(true);
});

it("a project outside the frame is told, not drawn", () => {
  const projection = paperProjection(CENTRE, 10_000, FRAME);
  const items = [pointAt("in", CENTRE), pointAt("out", [111.5, 21.6])].map((project, index) => ({
    project,
    number: index + 1,
  }));
  const { outside, labels } = paperMap({
    base: EMPTY_BASE,
    home: "",
    items,
    projection,
    factor: 1,
    taken: [],
    tiles: null,
    id: "t",
  });
  expect([...outside]).toEqual(["out"]);
  expect(labels.map(({ badge }) => badge)).toEqual(["1"]);
});

describe("many sheets", () => {
  const kinds = ["wall", "project", "office"] as const;
  const upright = { paper: "A4", orientation: "portrait" } as const;

  it("are made in slices as they are made at once, with a share that only rises", async () => {
    for (const kind of kinds) {
      const job = jobFor({ kind, page: upright, projects: ledger.projects.slice(0, 12) });
      expect(await inSlices(pageSteps(job), UNWATCHED)).toEqual(makePages(job));
      const shares = [...pageSteps(job)];
      expect(shares.length).toBeGreaterThan(10);
      expect(shares.filter((share, i) => share < (shares[i - 1] ?? 0) || share > 1)).toEqual([]);
    }
  });

  it("are not made once told to end", async () => {
    const stop = new AbortController();
    let now = 0;
    const work = inSlices(
      pageSteps(jobFor({ kind: "project" })),
      { signal: stop.signal, progress: () => stop.abort() },
      () => (now += 1000),
    );
    await expect(work).rejects.toMatchObject({ name: "AbortError" });
  });

  it("are printed in parts that hold every page once, in order", () => {
    const { pages } = makePages(jobFor({ kind: "project" }));
    expect(partsOf(pages)).toEqual([{ from: 0, to: pages.length }]);
    const each = partsOf(pages, 1);
    expect(each).toEqual(pages.map((_, index) => ({ from: index, to: index + 1 })));
    const sizes = pages.map(({ svg }) => [...walk(svg)].length);
    const most = Math.max(...sizes) * 3;
    const parts = partsOf(pages, most);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)]);
    expect(parts.at(-1)!.to).toBe(pages.length);
    for (const { from, to } of parts)
      expect(sizes.slice(from, to).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most);
    expect(partsOf([])).toEqual([]);
  });
});
