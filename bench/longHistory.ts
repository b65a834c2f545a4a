// A ledger edited a hundred thousand times: opening it, and the first edits while its copy is brought up in the background. Beside it a plain
// IndexedDB that holds as many records and writes the same edit.
import type { Browser, BrowserContext, Page } from "playwright-core";
import { forbidWebGl } from "../tests/browser/chromium.ts";
import { writeLongHistory } from "../tests/browser/longHistory.ts";
import { median, type Row } from "./report.ts";

const COUNT = 100_000;
const EDITS = 9;

/** Milliseconds, by the clock and of the main thread. */
type Cost = { wall: number; main: number };

async function costOf(page: Page, work: () => Promise<unknown>): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const [before, began] = [await busy(), performance.now()];
  await work();
  const wall = performance.now() - began;
  return { wall, main: (await busy()) - before };
}

const medianOf = (costs: readonly Cost[], key: keyof Cost): number =>
  median(costs.map((cost) => cost[key]));

/** One transaction of a plain store with as many records: the edit and its project. */
const plainEdit = async (seq: number): Promise<void> => {
  const { name } = (await indexedDB.databases()).find((one) => one.name?.startsWith("one-map:"))!;
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name!);
    request.addEventListener("success", () => resolve(request.result));
  });
  const transaction = db.transaction(["edits"], "readwrite", { durability: "strict" });
  transaction.objectStore("edits").put({ seq, note: "x".repeat(2000) }, ["plain", seq]);
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  db.close();
};

async function seed(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => window.oneMap.ready);
  await page.evaluate(() => window.oneMap.edit("henglong", "note", "第一次"));
  const beside = await context.newPage();
  await beside.goto(`${url}site.json`);
  await page.close();
  await beside.evaluate(writeLongHistory, COUNT);
  return beside;
}

const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))),
  );

/**
 * What the first edit costs the main thread, without what the desk's own start costs it: begun when the last of
 * its scripts has come, and while the copy is still being brought up.
 */
async function firstEditAtRest(context: BrowserContext, url: string): Promise<Cost> {
  const page = await context.newPage();
  const rest = page.waitForResponse(/assets\/tools-.*\.js/);
  await page.goto(url);
  await rest;
  await atRest(page);
  if (!(await page.locator(".save-state:not([data-backlog='0'])").count()))
    throw new Error("the copy was brought up before the edit");
  const cost = await costOf(page, () =>
    page.evaluate(() => window.oneMap.edit("henglong", "note", "第一次之前")),
  );
  await page.close();
  return cost;
}

/** `url` is the built site. */
export async function benchLongHistory(browser: Browser, url: string): Promise<Row[]> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.addInitScript("globalThis.__name = (given) => given");
  await context.addInitScript(forbidWebGl);
  const beside = await seed(context, url);
  const plain: Cost[] = [];
  for (let i = 0; i < EDITS; i++)
    plain.push(await costOf(beside, () => beside.evaluate(plainEdit, i)));
  await beside.close();
  const first = await firstEditAtRest(context, url);
  const page = await context.newPage();
  const opening = await costOf(page, async () => {
    await page.goto(url);
    await page.evaluate(() => window.oneMap.ready);
  });
  const atOnce = await costOf(page, () =>
    page.evaluate(() => window.oneMap.edit("henglong", "note", "打开后第一次")),
  );
  const edits: Cost[] = [];
  for (let i = 0; i < EDITS; i++)
    edits.push(
      await costOf(page, () =>
        page.evaluate((at) => window.oneMap.edit("henglong", "note", `第 ${at} 次`), i),
      ),
    );
  await context.close();
  const row = (metric: string, ours: number, baseline: number, limit: number): Row => ({
    metric: `100,000 edits: ${metric}, ms`,
    ours,
    baseline,
    limit,
    absolute: true,
  });
  return [
    row("opening", opening.wall, medianOf(plain, "wall"), 3000),
    row("first edit at once, in both databases", atOnce.wall, medianOf(plain, "wall"), 1000),
    row("first edit, main thread", first.main, medianOf(plain, "main"), 100),
    row("an edit in both databases", medianOf(edits, "wall"), medianOf(plain, "wall"), 1000),
    row("an edit, main thread", medianOf(edits, "main"), medianOf(plain, "main"), 100),
  ];
}
