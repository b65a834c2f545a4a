// The density over the map: what its script weighs, how long from the switch to the first picture, and what a filter
// change costs while it lies there, beside the same desk without it.
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { OFFICES, makeProjects } from "./workload.ts";
import { median, type Row } from "./report.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SIZES = [1000, 10_000, Number(process.env.LARGE ?? 100_000)];
const FORMS = {
  六边形: "hexagon.count.1000",
  柱: "hexagon.count.1000.height",
  热力: "heat.count.1000",
};
const TOGGLES = 6;

type Result = { switched: number; filters: number[] };

declare global {
  interface Window {
    drawn: () => Promise<void>;
  }
}

/**
 * Nothing waits any more, and the frame is rasterised. A text, because a function would be given helpers that the
 * page lacks.
 */
const DRAWN = `window.drawn = async () => {
  await window.oneMap.settled();
  for (const canvas of document.querySelectorAll("canvas")) {
    const gl = canvas.getContext("webgl2");
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
};`;

/** In the page: shows `address` and waits for its picture, then goes through the offices. */
const visit = (page: Page, address: string): Promise<Result> =>
  page.evaluate(
    async ({ address, offices, toggles }) => {
      const { oneMap, drawn } = window;
      await oneMap.setFilter(null);
      await drawn();
      let from = performance.now();
      const changed = new Promise((resolve) => {
        addEventListener("hashchange", resolve, { once: true });
      });
      location.hash = address;
      await changed;
      await drawn();
      const switched = performance.now() - from;
      const filters: number[] = [];
      for (let toggle = 0; toggle < toggles; toggle++) {
        from = performance.now();
        await oneMap.setFilter(toggle % 2 ? null : { offices: [offices[toggle]!], role: "lead" });
        await drawn();
        filters.push(performance.now() - from);
      }
      return { switched, filters };
    },
    { address, offices: OFFICES, toggles: TOGGLES },
  );

async function desk(browser: Browser, url: string, projects: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  page.setDefaultTimeout(180_000);
  await page.addInitScript(DRAWN);
  await page.goto(url);
  await page.evaluate(async (collection) => {
    await window.oneMap.ready;
    await window.oneMap.loadProjects(JSON.parse(collection));
    await window.oneMap.settled();
  }, projects);
  return page;
}

/** Each visit is a new page: the script of the density comes with its first switch, as it does for a user. */
async function measure(browser: Browser, url: string, projects: string, address: string) {
  const switched: number[] = [];
  const filters: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await desk(browser, url, projects);
    const result = await visit(page, address);
    switched.push(result.switched);
    filters.push(...result.filters);
    await page.close();
  }
  return { switched: median(switched), filter: median(filters) };
}

const weigh = (name: RegExp): number =>
  readdirSync("dist/assets")
    .filter((file) => name.test(file) && file.endsWith(".js"))
    .reduce(
      (sum, file) => sum + brotliCompressSync(readFileSync(`dist/assets/${file}`)).length,
      0,
    ) / 1024;

export async function benchDensity(browser: Browser, url: string): Promise<readonly Row[]> {
  const rows: Row[] = [
    {
      metric: "density: its scripts, brotli kB, beside MapLibre's",
      ours: weigh(/^(?:density|webgl)-/),
      baseline: weigh(/^map-/),
    },
  ];
  for (const size of SIZES) {
    const projects = makeProjects(size);
    const label = size.toLocaleString("en");
    // Turned by a little, so that the address changes.
    const plain = await measure(browser, url, projects, "theme=dark");
    for (const [form, choice] of Object.entries(FORMS)) {
      const { switched, filter } = await measure(browser, url, projects, `density=${choice}`);
      rows.push(
        {
          metric: `density ${form}, ${label}: switch → first picture, ms, beside the switch to dark`,
          ours: switched,
          baseline: plain.switched,
        },
        {
          metric: `density ${form}, ${label}: filter change → still, ms, beside one without it`,
          ours: filter,
          baseline: plain.filter,
        },
      );
    }
  }
  return rows;
}
