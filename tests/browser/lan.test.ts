// Over plain http in an office's own network, without what browsers keep for secure pages: edits are kept, texts copied, files go out.
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { forbidWebGl, serveSite } from "./chromium.ts";
import { Lan } from "./lan.ts";
import { editCell, moneyCell, openDesk, reloadKeepsEdit } from "./officeFlow.ts";

let lan: Lan;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];
beforeAll(async () => {
  lan = await Lan.open();
  context = await lan.browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: "reduce",
    locale: "zh-CN",
    acceptDownloads: true,
  });
  // The map over plain http is looked at in tests/long/lan.test.ts.
  await context.addInitScript(forbidWebGl);
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  await openDesk(page, lan.url);
});
afterAll(() => lan.close());

const statusUnder = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { host } }, ({ statusCode }) => resolve(statusCode ?? 0)).on(
      "error",
      reject,
    );
  });

it("--host serves under addresses and names and prints them; without it only this machine is served", async () => {
  expect(lan.printed).toMatch(/Network:\s+http:\/\/\d+\.\d+\.\d+\.\d+:\d+\//);
  const { port } = new URL(lan.url);
  expect(await statusUnder(`http://127.0.0.1:${port}/`, "ditu.qianshui.gov.cn")).toBe(200);
  const own = await serveSite();
  expect(await statusUnder(own.url, "ditu.qianshui.gov.cn")).toBe(403);
  await own.close();
});

it("keeps an edit over a reload, and says in one sentence what is missing and how to get it", async () => {
  expect(await page.evaluate(() => [isSecureContext, "randomUUID" in crypto])).toEqual([
    false,
    false,
  ]);
  await editCell(page);
  await reloadKeepsEdit(page);
  await page.locator(".save-word").click();
  const said = page.getByRole("dialog").getByText("本页用 http 打开");
  expect(await said.innerText()).toMatch(/https.*U 盘/);
  await page.keyboard.press("Escape");
});

it("copies the link", async () => {
  // What is searched becomes part of the address.
  const link = page.url();
  await page.getByRole("button", { name: "复制链接" }).click();
  await page.locator(".share-said", { hasText: "链接已复制" }).waitFor();
  const search = page.getByRole("combobox", { name: "搜索" });
  await search.focus();
  await page.keyboard.press("Control+V");
  expect(await search.inputValue()).toBe(link);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(await search.inputValue()).toBe("");
});

it("two tabs of the network's page overwrite nothing of each other", async () => {
  const other = await context.newPage();
  await openDesk(other, lan.url);
  await editCell(other, "旺祥养殖场");
  await editCell(page, "澳洲淡水龙虾养殖项目");
  for (const one of [page, other]) {
    for (const name of ["恒隆生态农场", "旺祥养殖场", "澳洲淡水龙虾养殖项目"]) {
      const cell = await moneyCell(one, name);
      await expect.poll(() => cell.innerText()).toBe("12,000");
    }
  }
  await other.close();
});

it("hands out the package, the one-file copy and the offices' workbooks", async () => {
  const saved = async (press: () => Promise<void>): Promise<[string, number]> => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return [download.suggestedFilename(), readFileSync(await download.path()).length];
  };
  const dialog = page.getByRole("dialog");
  await page.locator(".save-word").click();
  const [packed, bytes] = await saved(() =>
    dialog.getByRole("button", { name: "下载存档包" }).click(),
  );
  expect(packed).toMatch(/\.onemap$/);
  expect(bytes).toBeGreaterThan(1000);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await dialog.getByRole("tab", { name: "发给部门填报" }).click();
  const [books] = await saved(() =>
    dialog.getByRole("button", { name: /^生成 \d+ 个工作簿$/ }).click(),
  );
  expect(books).toMatch(/填报表-.*\.zip$/);
  await dialog.getByRole("tab", { name: "导出会议包" }).click();
  const [copy] = await saved(() =>
    dialog.getByRole("button", { name: "导出", exact: true }).click(),
  );
  expect(copy).toMatch(/会议包-.*\.html$/);
  await page.keyboard.press("Escape");
});

it("a meeting is held with its presenter's window", async () => {
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: "按任务领域", exact: true }).click();
  const [presenter] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "演讲者窗口" }).click(),
  ]);
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.locator(".present-page").innerText()).toMatch(/^2 \//);
  await expect.poll(() => presenter.locator("body").innerText()).toContain("2 /");
  await presenter.close();
  expect(faults).toEqual([]);
});
