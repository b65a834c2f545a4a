// A part of the program that did not come while the network was away is there as soon as it is back and asked for again.
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { launch } from "./chromium.ts";
import { SiteFolder } from "./siteFolder.ts";

let browser: Browser;
let site: SiteFolder;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = new SiteFolder();
  await site.open();
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: "reduce",
    locale: "zh-CN",
    serviceWorkers: "block",
  });
  page = await context.newPage();
  // What nobody has asked for stays away: it would be cut off as well, at some moment or other.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await page.goto(site.url);
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("#panel").first().waitFor();
});
afterEach(async () => {
  await page.context().close();
  await site.remove();
});

const missing = () => page.getByText("这部分没有加载成功");
const comeBack = (): Promise<void> => site.open(Number(new URL(site.url).port));

it("a panel, a dialog and a tool are fetched anew by 重试 and by opening them again", async () => {
  await site.cut();
  await page.getByRole("tab", { name: "矩阵" }).click();
  await missing().waitFor();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect.poll(() => missing().count()).toBe(2);
  // The header that the button stands in is whole.
  await page.getByRole("button", { name: "复制链接" }).waitFor();
  await page.locator(".notice-box.is-floating").getByRole("button", { name: "重试" }).click();
  await expect.poll(() => missing().count()).toBe(2);
  await comeBack();
  await page.locator(".notice-box.is-floating").getByRole("button", { name: "重试" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "条文" }).click();
  await page.getByRole("tab", { name: "矩阵" }).click();
  await page.locator(".matrix, .panel table").first().waitFor();
  expect(await missing().count()).toBe(0);
});

it("comes with its style sheets", async () => {
  await site.cut();
  await page.getByRole("tab", { name: "变化" }).click();
  await missing().waitFor();
  await comeBack();
  await page.locator("#panel").getByRole("button", { name: "重试" }).click();
  await page.getByRole("button", { name: "保存版本" }).waitFor();
  const unstyled = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")]
      .filter(({ sheet }) => sheet === null)
      .map(({ href }) => href),
  );
  expect(unstyled).toEqual([]);
});
