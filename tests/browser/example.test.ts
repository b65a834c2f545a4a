// 示例数据: opened from the first screen, kept apart from the town's own ledger both ways, and said to be what it is
// wherever it is seen.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { storage } from "#words/zh-CN/storage.ts";
import { launch } from "./chromium.ts";
import { SiteFolder } from "./siteFolder.ts";
import { exportCopy, LOOK, openFromStick, whenFurnished } from "./stick.ts";

const NAME = "浅水镇（示例数据）";
const NOTICE = "示例数据，不是本镇实际情况";
const REFUSED = "里是示例数据，不能放进本镇台账";
const folder = mkdtempSync(join(tmpdir(), "one-map-example-"));

let browser: Browser;
let site: SiteFolder;
let context: BrowserContext;
let page: Page;
let asked: string[];
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  site = new SiteFolder();
  await site.open();
  context = await browser.newContext(LOOK);
  page = await context.newPage();
  asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open("");
});
afterEach(async () => {
  await context.close();
  await site.remove();
});

async function open(address: string): Promise<void> {
  await page.goto(site.url + address);
  await whenFurnished(page);
}
const brand = (on = page): Promise<string> => on.locator(".brand-town").innerText();
const notices = (on = page): Promise<string> => on.locator(".map-notices").first().innerText();
const openStore = async (): Promise<void> => {
  await page.getByRole("button", { name: /^本机台账/ }).click();
  await page.getByRole("dialog", { name: "本机台账" }).waitFor();
};
const edit = (id: string, value: string) =>
  page.evaluate(([id, value]) => window.oneMap.edit(id!, "status", value!), [id, value]);
/** What the table shows of a project's status, after all that was kept has been read. */
const statuses = (status: string): Promise<number> =>
  page.evaluate(async (status) => {
    const { projects } = await window.oneMap.setFilter({ statuses: [status] });
    await window.oneMap.setFilter(null);
    return projects;
  }, status);

it("is a link away from the first screen and back, and costs a visitor who does not want it nothing", async () => {
  expect(asked.filter((url) => url.includes("/example/"))).toEqual([]);
  await page.getByRole("link", { name: "打开示例数据" }).click();
  await page.waitForURL(/\?example$/);
  await whenFurnished(page);
  expect([await brand(), await page.title()]).toEqual([NAME, `${NAME} · 一张图`]);
  expect(await notices()).toContain(NOTICE);
  expect(await page.evaluate(() => window.oneMap.counts())).toMatchObject({ projects: 47 });
  await page.locator(".map-notices").getByRole("link", { name: "回到本镇台账" }).click();
  await page.waitForURL((url) => url.search === "");
  await whenFurnished(page);
  expect(await brand()).toBe("浅水镇");
  expect(await notices()).not.toContain("示例");
  await openStore();
  await page.getByRole("dialog").getByRole("link", { name: "打开示例数据" }).click();
  await page.waitForURL(/\?example$/);
});

it("keeps its edits and the town's own apart", async () => {
  await edit("road-repair", "本镇状态");
  await open("?example");
  expect(await statuses("本镇状态")).toBe(0);
  await edit("example-road-repair", "示例状态");
  await open("?example");
  expect(await statuses("示例状态")).toBe(1);
  await open("");
  expect([await statuses("本镇状态"), await statuses("示例状态")]).toEqual([1, 0]);
});

it("stays in the address while the view changes", async () => {
  await open("?example#panel=table");
  await page.getByRole("combobox", { name: "搜索" }).fill("水体");
  await expect.poll(() => page.url()).toMatch(/\?example#.*q=/);
  await page.getByRole("combobox", { name: "搜索" }).fill("");
  await page.getByRole("tab", { name: "项目" }).click();
  await expect.poll(() => page.url()).toMatch(/\?example$/);
});

it("is said on the wall and in the presenter's window", async () => {
  await open("?example#panel=meeting");
  await page.getByRole("button", { name: "按任务领域" }).click();
  const [presenter] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "演讲者窗口" }).click(),
  ]);
  expect(presenter.url()).toContain("example");
  await page.bringToFront();
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  expect(await page.locator(".present-notices").innerText()).toContain(NOTICE);
  await presenter.locator(".presenter-head", { hasText: "示例数据" }).waitFor();
});

it("is exported by its name, and made into a copy of its own that says it too, but into none for the public", async () => {
  await open("?example");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("tab", { name: "导出会议包" }).click();
  await page.getByLabel("用途").selectOption("public");
  await page.getByLabel("未取得，不公开发布").check();
  await page.getByRole("dialog").getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("dialog").getByText("示例数据不得对外公开").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const path = await exportCopy(page, folder, "示例.html");
  const copy = await openFromStick(browser, path);
  expect([await brand(copy.page), await copy.page.title()]).toEqual([NAME, `${NAME} · 一张图`]);
  expect(await notices(copy.page)).toContain(NOTICE);
  expect(await copy.page.getByRole("link", { name: "回到本镇台账" }).count()).toBe(0);
  expect([copy.outside, copy.faults]).toEqual([[], []]);
  await copy.leave();
});

it("is refused by the town's own ledger, as a package and as a list", async () => {
  await open("?example");
  await openStore();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: storage.dialog.download }).click(),
  ]);
  expect(saved.suggestedFilename()).toContain(NAME);
  const path = join(folder, "包.onemap");
  await saved.saveAs(path);
  const file = { name: "包.onemap", mimeType: "application/zip", buffer: readFileSync(path) };
  await open("");
  await openStore();
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles(file);
  await page.getByRole("dialog").getByText(REFUSED).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByTestId("import-files").setInputFiles([file]);
  await page.getByRole("dialog").getByText(REFUSED).first().waitFor();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.oneMap.counts().projects)).toBe(47);
  expect(await brand()).toBe("浅水镇");
});

it("opens without a network once it has been opened with one; who has not opened it keeps none of it", async () => {
  await whenKept(page);
  expect(await isKept(page)).toBe(false);
  const first = await (await browser.newContext(LOOK)).newPage();
  await first.goto(`${site.url}?example`);
  await whenFurnished(first);
  await whenKept(first);
  await expect.poll(() => isKept(first)).toBe(true);
  await first.context().setOffline(true);
  await first.reload();
  await whenFurnished(first);
  expect(await brand(first)).toBe(NAME);
  expect(await first.evaluate(() => window.oneMap.counts())).toMatchObject({
    projects: 47,
    tasks: 27,
  });
  await first.context().close();
});

const whenKept = (on: Page) =>
  on.waitForFunction(
    async () =>
      (await navigator.serviceWorker.ready).active?.state === "activated" &&
      navigator.serviceWorker.controller !== null,
  );
const isKept = (on: Page): Promise<boolean> =>
  on.evaluate(async () => {
    const files = ["town.json", "projects.geojson"];
    const found = await Promise.all(
      files.map((file) => caches.match(new URL(`geodata/example/${file}`, document.baseURI))),
    );
    return found.every((answer) => answer !== undefined);
  });
