// Offline after the first visit; another version is offered when it is complete, and never half of it.
import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launch } from "./chromium.ts";
import { SiteFolder } from "./siteFolder.ts";

let browser: Browser;
let site: SiteFolder;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = new SiteFolder();
  await site.open();
  context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: "reduce",
    locale: "zh-CN",
  });
  page = await context.newPage();
  await page.goto(site.url);
  await whenKept();
});
afterEach(async () => {
  await context.close();
  await site.remove();
});

async function whenKept(): Promise<void> {
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("#panel").first().waitFor();
  await page.waitForFunction(
    async () =>
      (await navigator.serviceWorker.ready).active?.state === "activated" &&
      navigator.serviceWorker.controller !== null,
  );
}

const reload = async (): Promise<void> => {
  await page.reload();
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("#panel").first().waitFor();
};
const caches = (): Promise<number> =>
  page.evaluate(
    async () =>
      (await window.caches.keys()).filter((name) => name.startsWith("one-map-app:")).length,
  );
const versionOf = (): Promise<string> =>
  page.evaluate(() =>
    document.querySelector("meta[name='one-map-version']")!.getAttribute("content")!,
  );
/** Tells the worker in charge that a page was opened, as a page does, and waits until it has done what it does then. */
async function tidied(): Promise<void> {
  const inCharge = (): boolean =>
    (globalThis as unknown as { serviceWorker: ServiceWorker }).serviceWorker.state === "activated";
  for (const worker of context.serviceWorkers()) {
    if (!(await worker.evaluate(inCharge))) continue;
    await worker.evaluate(async () => {
      const works: Promise<unknown>[] = [];
      const event = new MessageEvent("message", { data: "opened" });
      Object.assign(event, { waitUntil: (work: Promise<unknown>) => works.push(work) });
      dispatchEvent(event);
      if (works.length === 0) throw new Error("the worker did nothing");
      await Promise.all(works);
    });
  }
}
const lookForUpdate = (): Promise<unknown> =>
  page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistration())?.update().catch(() => null),
  );

/** What a build with another page in it puts beside it. */
function publish(text: string, withPage = true): void {
  const version = /one-map-version" content="(\w+)"/.exec(site.read("index.html"))![1]!;
  const next = site
    .read("index.html")
    .replace(version, "0123456789abcdef")
    .replace("<noscript>", `<!--${text}--><noscript>`);
  const hash = (page: string) => createHash("sha256").update(page).digest("hex");
  site.write(
    "sw.js",
    site
      .read("sw.js")
      .replaceAll(hash(site.read("index.html")), hash(next))
      .replaceAll(version, "0123456789abcdef"),
  );
  if (withPage) site.write("index.html", next);
}

it("opens without a network after one visit, with all its data and every part of the desk", async () => {
  const counts = await page.evaluate(() => window.oneMap.counts());
  await site.cut();
  await reload();
  expect(await page.evaluate(() => window.oneMap.counts())).toEqual(counts);
  await page.getByRole("tab", { name: "表格" }).click();
  await page.locator(".panel table").first().waitFor();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("tab", { name: "导出会议包" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "导出", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/会议包-.*\.html$/);
});

it("shows data that was replaced, without a new version, and falls back to the last good ones", async () => {
  const town = JSON.parse(site.read("geodata/town.json")) as { name: string };
  site.write("geodata/town.json", JSON.stringify({ ...town, name: "换过的镇" }));
  await reload();
  expect(await page.title()).toContain("换过的镇");
  await site.cut();
  await reload();
  expect(await page.title()).toContain("换过的镇");
  expect(await page.locator(".update-notice").count()).toBe(0);
});

it("offers a new version, takes it when told, and drops the old one when no page needs it", async () => {
  const old = await versionOf();
  const other = await context.newPage();
  await other.goto(site.url);
  await other.evaluate(() => window.oneMap.ready);
  publish("new");
  await lookForUpdate();
  await page.getByText("有新版本，刷新后生效").waitFor();
  expect(await versionOf()).toBe(old);
  // A page that opens meanwhile lets the old worker tidy up: it must leave what is newer alone.
  await tidied();
  expect(await caches()).toBe(2);
  await Promise.all([
    page.waitForEvent("load"),
    page.locator(".update-notice").getByRole("button", { name: "刷新" }).click(),
  ]);
  await whenKept();
  expect(await versionOf()).toBe("0123456789abcdef");
  // The other window goes on with the version it was opened with, and finds parts it has not yet asked for.
  expect(await caches()).toBe(2);
  await site.cut();
  await other.getByRole("tab", { name: "矩阵" }).click();
  await other.locator(".matrix, .panel table").first().waitFor();
  await other.close();
  await reload();
  await expect.poll(caches).toBe(1);
});

it("takes no half of a version: a page that is not the worker's own stays outside", async () => {
  const old = await versionOf();
  site.asked.length = 0;
  publish("half", false);
  await lookForUpdate();
  await expect.poll(() => site.asked.includes("/index.html")).toBe(true);
  await reload();
  expect([await versionOf(), await caches(), await page.locator(".update-notice").count()]).toEqual(
    [old, 1, 0],
  );
});

it("brings the new version by the browser's own reload, and what was being typed stands where it was", async () => {
  await page.getByRole("tab", { name: "表格" }).click();
  await page.locator('[data-row="2"][data-column="3"]').click();
  const editor = page.locator(".grid .field-editor .input");
  const project = await page
    .locator(".grid tr[aria-current=true] th, .is-selected")
    .first()
    .innerText();
  await editor.fill("2024-0");
  publish("new");
  await lookForUpdate();
  await page.getByText("有新版本，刷新后生效").waitFor();
  await reload();
  expect(await versionOf()).toBe("0123456789abcdef");
  expect(await page.locator(".update-notice").count()).toBe(0);
  expect(await editor.inputValue()).toBe("2024-0");
  expect(
    await page.locator(".grid tr[aria-current=true] th, .is-selected").first().innerText(),
  ).toBe(project);
});
