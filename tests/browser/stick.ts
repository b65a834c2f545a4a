// A copy on a stick: made with 导出会议包, opened by double click with the network cut.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { isPolicyReport, Planner } from "./planner.ts";

export const LOOK = {
  viewport: { width: 1366, height: 768 },
  reducedMotion: "reduce",
  locale: "zh-CN",
} as const;

export async function whenFurnished(page: Page): Promise<void> {
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("#panel").first().waitFor();
}

export const pressExport = (page: Page): Promise<void> =>
  page.getByRole("dialog").getByRole("button", { name: "导出", exact: true }).click();

/** Opens 导出会议包, makes the choices and keeps the file in `folder`. */
export async function exportCopy(
  page: Page,
  folder: string,
  name: string,
  choose: (page: Page) => Promise<void> = async () => undefined,
): Promise<string> {
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("tab", { name: "导出会议包" }).click();
  await choose(page);
  const [download] = await Promise.all([page.waitForEvent("download"), pressExport(page)]);
  const path = join(folder, name);
  await download.saveAs(path);
  await page.getByRole("dialog").getByText("已生成").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  return path;
}

/** A planner before the page of that path; `outside` is whatever it asked for beside itself. */
export async function openFromStick(
  browser: Browser,
  path: string,
  context?: BrowserContext,
): Promise<Planner> {
  const own = context ?? (await browser.newContext({ ...LOOK, offline: true }));
  const page = await own.newPage();
  const url = pathToFileURL(path).href;
  const planner = new Planner(page, url);
  page.on("request", (request) => {
    const asked = request.url();
    if (!/^(?:blob|data):/.test(asked) && asked.split("#")[0] !== url) planner.outside.push(asked);
  });
  page.on("pageerror", (error) => planner.faults.push(error.message));
  page.on("console", (message) => {
    if (isPolicyReport(message.text())) planner.faults.push(message.text());
  });
  await page.goto(url);
  await whenFurnished(page);
  return planner;
}
