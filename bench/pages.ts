// Our page and the plain one, side by side, alternating, in one headless Chromium per visit: start, load, filter.
import { readdirSync } from "node:fs";
import { launch } from "../tests/browser/chromium.ts";
import { measureFilter, measureStart, type Page } from "./measure.ts";
import { plainPage } from "./plainPage.ts";
import { median, type Row } from "./report.ts";
import { CountingServer } from "./server.ts";
import { makeProjects } from "./workload.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const LARGE = Number(process.env.LARGE ?? 100_000);

/** Medians, ours and the plain page's. */
export async function benchPages(): Promise<Row[]> {
  const plain = await plainPage();
  const files = readdirSync("dist/geodata/projects").map(
    (name) => `/ours/geodata/projects/${name}`,
  );
  const base = readdirSync("dist/geodata/base").map((name) => `/ours/geodata/base/${name}`);
  const server = new CountingServer(
    { "/ours/": "dist", "/plain/": plain },
    {
      "/n1000.json": makeProjects(1000),
      "/n10000.json": makeProjects(10_000),
      "/large.json": makeProjects(LARGE),
    },
  );
  const origin = await server.listen();
  const pages: Page[] = [
    {
      name: "plain",
      url: `${origin}/plain/plain.html?${[...files, ...base].map((file) => `file=${encodeURIComponent(file)}`).join("&")}`,
    },
    { name: "ours", url: `${origin}/ours/index.html` },
  ];

  const samples = new Map<string, Record<string, number[]>>();
  const note = (metric: string, page: string, ...values: number[]) => {
    const row = samples.get(metric) ?? {};
    row[page] = [...(row[page] ?? []), ...values];
    samples.set(metric, row);
  };

  const jobs: [label: string, url: string, toggles: number, noDraw: boolean, rounds: number][] = [
    ["1,000", "/n1000.json", 20, false, ROUNDS],
    ["10,000", "/n10000.json", 12, false, Math.ceil(ROUNDS / 2)],
    [LARGE.toLocaleString("en"), "/large.json", 8, false, Math.ceil(ROUNDS / 2)],
    [`${LARGE.toLocaleString("en")}, drawing free`, "/large.json", 12, true, Math.ceil(ROUNDS / 2)],
  ];

  for (let round = 0; round < ROUNDS; round++) {
    for (const page of round % 2 ? pages.toReversed() : pages) {
      const browser = await launch();
      server.reset();
      const { start } = await measureStart(browser, page);
      note("compressed JS + CSS, kB", page.name, server.weight / 1024);
      note("navigation → first complete frame, ms", page.name, start);
      await browser.close();
    }
  }
  for (const [label, url, toggles, noDraw, rounds] of jobs) {
    for (let round = 0; round < rounds; round++) {
      for (const page of round % 2 ? pages.toReversed() : pages) {
        const browser = await launch(["--enable-precise-memory-info", "--js-flags=--expose-gc"]);
        const result = await measureFilter(browser, page, origin + url, { toggles, noDraw });
        note(`${label}: load, ms`, page.name, result.load);
        note(`${label}: one filter change → drawn, ms`, page.name, ...result.drawn);
        note(`${label}: one filter change, main thread, ms`, page.name, ...result.busy);
        note(`${label}: page heap, MB`, page.name, result.heap);
        await browser.close();
      }
    }
  }
  server.close();
  return [...samples].map(([metric, row]) => ({
    metric,
    ours: median(row.ours ?? []),
    baseline: median(row.plain ?? []),
  }));
}
