// What the first visit costs and shows: few requests, little weight, and a first paint that is true of the town whose files lie beside the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { CountingServer } from "../../bench/server.ts";
import { launch } from "./chromium.ts";
import { BUILT } from "./siteFolder.ts";

const QUALITY = 5;
const own = JSON.parse(readFileSync(join(BUILT, "geodata/town.json"), "utf8")) as { name: string };
const OTHER = "另一个镇";

type Heads = { title: string; text: string; tops: (number | null)[] };
type Seen = { first: Heads | null; shift: number; names: string[] };
declare global {
  interface Window {
    seen: Seen;
    headsOf: () => Heads;
    draws: number;
  }
}

let browser: Browser;
let server: CountingServer;
let origin: string;
beforeAll(async () => {
  browser = await launch();
  server = new CountingServer(
    { "/": BUILT, "/other/": BUILT },
    { "/other/geodata/town.json": JSON.stringify({ ...own, name: OTHER }) },
    QUALITY,
  );
  origin = await server.listen();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** Runs in the page before it: notes what can be read at the first paint, and every name that the header ever shows. */
function watch(): void {
  window.seen = { first: null, shift: 0, names: [] };
  window.headsOf = () => ({
    title: document.title,
    text: document.body.innerText,
    tops: [".facet summary", ".brand", ".tab", ".bottom-bar button"].flatMap((heads) =>
      [...document.querySelectorAll(heads)].slice(0, 3).map((head) => {
        const { left, top } = head.getBoundingClientRect();
        // What lies below the first screen may still move.
        return top < innerHeight ? Math.round(left + top) : null;
      }),
    ),
  });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries())
      if (name === "first-contentful-paint") window.seen.first = window.headsOf();
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll(".brand-town"))
      if (textContent) window.seen.names.push(textContent);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function open(path: string, width = 1366, height = 768): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale: "zh-CN" });
  await page.addInitScript(watch);
  server.reset();
  await page.goto(origin + path, { waitUntil: "commit" });
  await page.waitForFunction(() => "oneMap" in window);
  await page.evaluate(() => window.oneMap.ready.then(() => window.oneMap.settled()));
  await page.waitForFunction(() => window.seen.first !== null);
  return page;
}

const weigh = (path: string): number =>
  brotliCompressSync(readFileSync(path), {
    params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY },
  }).length;

it("asks for at most 15 files besides the town's, at most 1.35 times the weight of MapLibre alone", async () => {
  const page = await open("/");
  const asked = server.asked.filter(({ path }) => !/^\/(?:geodata|seeds)\//.test(path));
  await page.close();
  const map = "node_modules/maplibre-gl/dist/maplibre-gl";
  const plain = weigh(`${map}.mjs`) + weigh(`${map}-worker.mjs`) + weigh(`${map}.css`);
  expect(asked.slice(15).map(({ path }) => path)).toEqual([]);
  expect(asked.reduce((sum, { bytes }) => sum + bytes, 0) / plain).toBeLessThanOrEqual(1.35);
});

it.each([
  [1366, 768],
  [1920, 1080],
  [390, 844],
])(
  "shows the town's name and the heads in the first paint, where they stay, at %i × %i",
  async (width, height) => {
    const page = await open("/", width, height);
    const { first, shift } = await page.evaluate(() => window.seen);
    const last = await page.evaluate(() => window.headsOf());
    await page.close();
    expect(first!.title).toBe(last.title);
    const heads =
      width > 900 ? ["只看已核实", "任务领域", "表格"] : ["筛选", "列表", "图层", "更多"];
    for (const head of ["一张图", own.name, ...heads]) expect(first!.text).toContain(head);
    expect(shift).toBeLessThanOrEqual(0.02);
    first!.tops.forEach((top, index) =>
      expect(Math.abs((top ?? 0) - (last.tops[index] ?? 0)), `head ${index}`).toBeLessThanOrEqual(
        12,
      ),
    );
  },
);

it("never shows the name of the town that it was built with to the people of another", async () => {
  const page = await open("/other/");
  const { first, names } = await page.evaluate(() => window.seen);
  await page.close();
  expect(first!.text).toContain(OTHER);
  expect(first!.title).toContain(OTHER);
  expect([...new Set(names)]).toEqual([OTHER]);
});

/** Runs in the page before it: counts what is drawn by WebGL. */
function countDraws(): void {
  window.draws = 0;
  for (const name of ["drawElements", "drawArrays"] as const) {
    const real = WebGL2RenderingContext.prototype[name] as (...given: unknown[]) => void;
    WebGL2RenderingContext.prototype[name] = function draw(
      this: WebGL2RenderingContext,
      ...given: unknown[]
    ) {
      window.draws++;
      real.apply(this, given);
    };
  }
}

it("draws the map once, and asks for no picture to say that nothing waits any more", async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  await page.addInitScript(countDraws);
  await page.goto(`${origin}/`);
  const [first, still, moved] = await page.evaluate(async () => {
    const { oneMap } = window;
    const drawn: number[] = [];
    for (const act of [
      () => oneMap.ready,
      () => Promise.resolve(),
      () => oneMap.jumpTo({ center: [110.77, 21.6], zoom: 11 }),
    ]) {
      const before = window.draws;
      await act();
      await oneMap.settled();
      drawn.push(drawn.length === 0 ? window.draws : window.draws - before);
    }
    return drawn;
  });
  await page.close();
  expect(still).toBe(0);
  expect(moved).toBeGreaterThan(0);
  // MapLibre draws something of its own in the empty frame; twice the town would be twice as much.
  expect(first).toBeLessThan(2 * moved!);
});
