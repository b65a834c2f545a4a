// What keeping one edit costs the main thread in a ledger of 10,000 projects: our store against writing the whole ledger as one record.
// Both run in one blank page, in turn; the browser's own count of main-thread seconds is what is compared.
import { build, type Rollup } from "vite";
import type { Browser } from "playwright-core";
import { median, type Row } from "./report.ts";
import { makeProjects } from "./workload.ts";

const COUNT = 10_000;
const EDITS = 40;
const WHOLES = 6;

/** The store alone, without the rest of the page. */
async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: "bench/autosavePage.ts", formats: ["es"], fileName: "page" },
    },
  })) as Rollup.RollupOutput[];
  const chunk = built[0]!.output[0];
  return chunk.code;
}

/** `url` is any page of an origin that may keep data. Milliseconds of main thread an edit, medians. */
export async function benchAutosave(browser: Browser, url: string): Promise<Row[]> {
  const page = await browser.newPage();
  await page.route(url, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }),
  );
  await page.goto(url);
  await page.addScriptTag({ type: "module", content: await bundle() });
  await page.waitForFunction("window.autosave");
  await page.evaluate(`window.autosave.begin(${makeProjects(COUNT)})`);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const measure = async (work: string): Promise<number> => {
    const before = await busy();
    await page.evaluate(work);
    return (await busy()) - before;
  };
  const [ours, baseline]: [number[], number[]] = [[], []];
  for (let i = 0; i < EDITS; i++) ours.push(await measure(`window.autosave.edit(${i})`));
  for (let i = 0; i < WHOLES; i++) baseline.push(await measure(`window.autosave.whole(${i})`));
  await page.close();
  return [
    {
      metric: "10,000 projects: keeping one edit, main thread, ms",
      ours: median(ours),
      baseline: median(baseline),
      limit: 8,
      absolute: true,
    },
  ];
}
