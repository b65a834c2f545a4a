// One working day on an office PC, step by step over a page: what must go in every browser and on every network the product is
// promised for. Steps speak of differences, not of totals, so that they can follow each other on any town and in any order.
import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import { boxesOf, millimetres } from "./pdf.ts";

/** Opens the page, or loads it anew, and waits until the map is drawn and the panels stand. */
export async function openDesk(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await whenReady(page);
}

async function whenReady(page: Page): Promise<void> {
  await page.waitForFunction(() => "oneMap" in window);
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("#panel").first().waitFor();
}

const projects = (page: Page): Promise<number> =>
  page.evaluate(() => window.oneMap.counts().projects);
const shown = (page: Page): Promise<number> => page.evaluate(() => window.oneMap.counts().shown);

/** Resolves once everything edited so far is told as saved. */
export const whenSaved = (page: Page): Promise<void> =>
  expect
    .poll(() => page.locator("[data-saved-seq]").first().innerText(), { timeout: 30_000 })
    .toContain("已保存");

/** Office 规划办 as lead leaves fewer projects than it takes part in; clearing brings all back. */
export async function filterByLead(page: Page): Promise<void> {
  const all = await projects(page);
  await page.getByRole("checkbox", { name: /^规划办/ }).click();
  await expect.poll(() => projects(page)).toBeLessThan(all);
  const any = await projects(page);
  await page.getByText("牵头", { exact: true }).first().click();
  await expect.poll(() => projects(page)).toBeLessThan(any);
  expect(await projects(page)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "全部清除" }).click();
  await expect.poll(() => projects(page)).toBe(all);
}

/** From a row of the table to the sentence of the plan that names the project. */
export async function readClause(page: Page, name = "恒隆生态农场肉牛养殖基地"): Promise<void> {
  await page.getByRole("tab", { name: "表格" }).click();
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("button", { name: "看条文" }).click();
  await expect.poll(() => page.locator("mark.is-current").innerText()).toBe(name);
  await page.getByRole("button", { name: "关闭详情" }).click();
}

/** The cell 总投资 of a project in the table. */
export async function moneyCell(page: Page, name: string) {
  await page.getByRole("tab", { name: "表格" }).click();
  await page.getByRole("grid", { name: "项目表" }).waitFor();
  const heads = await page.locator(".grid thead th").allInnerTexts();
  const column = heads.findIndex((text) => text.trim().startsWith("总投资"));
  const row = page.locator(".grid tbody tr").filter({ hasText: name });
  await wheelTo(page, row);
  return row.locator(`[data-column="${column}"]`);
}

/** The table draws only the rows in sight, and beside a map these are few. */
async function wheelTo(page: Page, row: Locator): Promise<void> {
  await page.locator(".grid tbody").hover();
  await page.mouse.wheel(0, -10_000);
  await expect
    .poll(async () => {
      if ((await row.count()) > 0) return true;
      await page.mouse.wheel(0, 100);
      return false;
    })
    .toBe(true);
}

/** Types 1.2亿元 into a cell, which must then read 12,000 万元, and waits until it is saved. */
export async function editCell(page: Page, name = "恒隆生态农场肉牛养殖基地"): Promise<void> {
  const money = await moneyCell(page, name);
  await money.click();
  await page.keyboard.type("1.2亿元");
  await page.keyboard.press("Enter");
  await expect.poll(() => money.innerText()).toBe("12,000");
  await whenSaved(page);
}

/** After a reload the cell that `editCell` wrote still stands. */
export async function reloadKeepsEdit(
  page: Page,
  name = "恒隆生态农场肉牛养殖基地",
): Promise<void> {
  await page.reload();
  await whenReady(page);
  const money = await moneyCell(page, name);
  await expect.poll(() => money.innerText()).toBe("12,000");
}

/** Takes a table through recognising, preview and import; `count` new projects must have come and be saved. */
async function importFile(page: Page, name: string, bytes: Uint8Array, count: number) {
  const before = await projects(page);
  await page
    .getByTestId("import-files")
    .setInputFiles([{ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) }]);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "预览" }).click();
  await dialog.getByRole("button", { name: `导入 ${count} 行` }).click();
  await expect.poll(() => projects(page), { timeout: 30_000 }).toBe(before + count);
  const close = dialog.getByRole("button", { name: "关闭", exact: true });
  if (await close.isVisible()) await close.click();
  await dialog.waitFor({ state: "detached" });
  await whenSaved(page);
}

/** Two new projects from a CSV as WPS writes it: UTF-8 with its mark. */
export const importCsv = (page: Page): Promise<void> =>
  importFile(
    page,
    "台账.csv",
    new TextEncoder().encode(
      "\uFEFF项目名称,任务,牵头部门,总投资（万元）\r\n石碧村道硬化,17,规划办,85\r\n高栈村道,17,规划办,60\r\n",
    ),
    2,
  );

/** One new project from a workbook, whose parts lie deflated in a zip file. */
export async function importXlsx(page: Page): Promise<void> {
  const text = (label: string) => ({ label, width: 16, type: "text" as const });
  const heads = [text("项目名称"), text("任务"), text("牵头部门"), text("总投资（万元）")];
  const rows = [["山茶村桥", "17", "规划办", "40"]];
  const book = await writeXlsx({ sheets: [{ name: "台账", title: "台账", heads, rows }] });
  await importFile(page, "台账.xlsx", book, 1);
}

/** A new project is made and its point drawn in the middle of the map. */
export async function drawPoint(page: Page): Promise<void> {
  const before = await shown(page);
  await page.getByRole("button", { name: "新增项目" }).first().click();
  await page.getByRole("textbox", { name: "项目名称" }).fill("某某村晒谷场");
  await page.getByLabel("所属任务").fill("7");
  await page.getByRole("button", { name: "新增并画位置" }).click();
  await page.getByText("正在画：某某村晒谷场").waitFor();
  await page.locator(".sketch-board").waitFor();
  const box = (await page.locator(".map-canvas").boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.getByRole("button", { name: "完成" }).click();
  await expect.poll(() => shown(page)).toBe(before + 1);
  await whenSaved(page);
}

/** Five scenes of the deck by section, each with its number and a title, and back to the desk. */
export async function presentFive(page: Page): Promise<void> {
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: "按任务领域", exact: true }).click();
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  const titles: string[] = [];
  for (let scene = 1; scene <= 5; scene++) {
    await expect
      .poll(() => page.locator(".present-page").innerText())
      .toMatch(new RegExp(`^${scene} /`));
    titles.push(await page.locator(".present-caption h1").innerText());
    await page.keyboard.press("PageDown");
  }
  expect(new Set(titles).size).toBe(5);
  await page.keyboard.press("Escape");
  await page.locator(".present").waitFor({ state: "detached" });
}

/** An A3 sheet of one page, made by the browser's own printing. */
export async function printSheet(page: Page): Promise<void> {
  await page.getByRole("button", { name: "打印" }).click();
  await page.locator(".print-sheet svg").first().waitFor();
  await page.getByRole("combobox", { name: "纸张", exact: true }).selectOption("A3");
  await page.locator('.print-sheet svg[width="420mm"]').waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(millimetres(boxesOf(pdf))).toEqual([[420, 297]]);
  await page.getByRole("button", { name: "关闭", exact: true }).click();
  await page.locator(".print-overlay").waitFor({ state: "detached" });
}

/** Start, edit, reload: the least that every browser must do. */
export async function shortFlow(page: Page, url: string): Promise<void> {
  await openDesk(page, url);
  await editCell(page);
  await reloadKeepsEdit(page);
}

/** The whole working day. */
export async function fullFlow(page: Page, url: string): Promise<void> {
  await openDesk(page, url);
  await filterByLead(page);
  await readClause(page);
  await editCell(page);
  await reloadKeepsEdit(page);
  await importCsv(page);
  await importXlsx(page);
  await drawPoint(page);
  await presentFive(page);
  await printSheet(page);
}
