// The whole desk from nothing, beside a plain MapLibre page with nothing in it: first paint, idle, requests, weight; and the first opening of each panel and dialog.
import type { Browser } from "playwright-core";
import { launch, OFFICE_PC } from "../tests/browser/chromium.ts";
import { plainPage } from "./plainPage.ts";
import { median, type Row } from "./report.ts";
import { CountingServer } from "./server.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const VIEWPORT = { width: 1280, height: 800 };

type Visit = { idle: number; paint: number; shift: number; requests: number; kilobytes: number };

/** What paints the page: the processor, as on most office PCs; or SwiftShader as well, for which every icon is dear. */
const MACHINES = { "an office PC": OFFICE_PC, "all through SwiftShader": [] } as const;
type Machine = keyof typeof MACHINES;

/** Both pages are idle when their own promise says so and what they drew is on the screen. */
const WATCH = `(() => {
  const visit = (window.visit = { shift: 0, idle: 0 });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) visit.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
  const timer = setInterval(() => {
    const ready = window.oneMap ? window.oneMap.ready.then(() => window.oneMap.settled()) : window.bench?.ready;
    if (!ready) return;
    clearInterval(timer);
    ready.then(async () => {
      for (const canvas of document.querySelectorAll("canvas")) canvas.getContext("webgl2")?.readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      visit.idle = performance.now();
      visit.paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? visit.idle;
    });
  }, 1);
})()`;

const isOwn = ({ path }: { path: string }): boolean => !/\/(?:geodata|seeds)\//.test(path);

async function visit(browser: Browser, server: CountingServer, url: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: VIEWPORT, locale: "zh-CN" });
  await page.addInitScript(WATCH);
  server.reset();
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => Number(Reflect.get(window, "visit")?.idle) > 0);
  const own = server.asked.filter(isOwn);
  return {
    ...((await page.evaluate("window.visit")) as Pick<Visit, "idle" | "paint" | "shift">),
    requests: own.length,
    kilobytes: own.reduce((sum, { bytes }) => sum + bytes, 0) / 1024,
  };
}

/** What is pressed, and what is there when it has opened. */
const OPENINGS: readonly (readonly [name: string, press: string, there: string])[] = [
  ...["reader", "table", "matrix", "office", "coverage", "changes"].map(
    (panel) => [panel, `#tab-${panel}`, `#tab-panel-${panel} .panel-body`] as const,
  ),
  ["export", ".header button[title='导出台账']", "[role=dialog]"],
  ["save state", ".save-word", "[role=dialog]"],
];

/** Milliseconds from the press to the second frame after what it opens is there; in a desk whose rest has come. */
async function opening(url: string, press: string, there: string): Promise<number> {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: VIEWPORT, locale: "zh-CN" });
    await page.goto(url);
    return Number(
      await page.evaluate(`(async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await window.oneMap.settled();
        // The offline copy comes last: all scripts have been run then.
        await navigator.serviceWorker.ready;
        await new Promise((resolve) => requestIdleCallback(() => resolve()));
        const begun = performance.now();
        document.querySelector(${JSON.stringify(press)}).click();
        while (!document.querySelector(${JSON.stringify(there)})) await frame();
        await frame();
        return performance.now() - begun;
      })()`),
    );
  } finally {
    await browser.close();
  }
}

function loadRows(machine: Machine, visits: Record<keyof Pages, Visit[]>): readonly Row[] {
  const row = (metric: string, of: keyof Visit, limit: number, absolute = false): Row => ({
    metric: `first load, ${machine}: ${metric}`,
    ours: median(visits.ours.map((one) => one[of])),
    baseline: median(visits.plain.map((one) => one[of])),
    limit,
    absolute,
  });
  return [
    row("whole desk idle, ms", "idle", 1.3),
    row("first contentful paint, ms, beside the plain page's first picture", "paint", 0.7),
    row("weight until idle, kB (brotli)", "kilobytes", 1.35),
    row("requests besides the town's files", "requests", 15, true),
    row("layout shift", "shift", 0.02, true),
  ];
}

type Pages = Record<"ours" | "plain", string>;

/** Both pages by turns, so that what else the machine does meets both. */
async function visitsOn(
  machine: Machine,
  server: CountingServer,
  urls: Pages,
): Promise<Record<keyof Pages, Visit[]>> {
  const visits: Record<keyof Pages, Visit[]> = { ours: [], plain: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const order = ["plain", "ours"] as const;
    for (const name of round % 2 ? order.toReversed() : order) {
      const browser = await launch([], MACHINES[machine]);
      visits[name].push(await visit(browser, server, urls[name]));
      await browser.close();
    }
  }
  return visits;
}

export async function benchFirstLoad(): Promise<readonly Row[]> {
  const server = new CountingServer({ "/ours/": "dist", "/plain/": await plainPage() }, {});
  const origin = await server.listen();
  const urls = { ours: `${origin}/ours/index.html`, plain: `${origin}/plain/plain.html` };
  const rows: Row[] = [];
  let idle = 0;
  for (const machine of ["all through SwiftShader", "an office PC"] as const) {
    const visits = await visitsOn(machine, server, urls);
    idle = median(visits.plain.map((one) => one.idle));
    rows.push(...loadRows(machine, visits));
  }
  for (const [name, press, there] of OPENINGS) {
    const times: number[] = [];
    for (let round = 0; round < Math.ceil(ROUNDS / 2); round++)
      times.push(await opening(urls.ours, press, there));
    rows.push({
      metric: `first opening of ${name}, ms, beside the plain page's start`,
      ours: median(times),
      baseline: idle,
      limit: 200,
      absolute: true,
    });
  }
  server.close();
  return rows;
}
