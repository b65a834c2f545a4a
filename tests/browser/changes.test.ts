// Taking back, naming a version, seeing what has changed since, going back: in a real browser, by what a planner does.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";

const COW = { id: "henglong", name: "恒隆生态农场肉牛养殖基地" };
const SHRIMP = { id: "crayfish", name: "澳洲淡水龙虾养殖项目" };

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const edit = (desk: Planner, id: string, field: string, value: unknown): Promise<number> =>
  desk.page.evaluate(
    ([project, key, given]) => window.oneMap.edit(project as string, key as string, given),
    [id, field, value] as const,
  );
const panel = async (desk: Planner): Promise<string> =>
  (await desk.page.locator("#panel .changes").innerText()).replaceAll(/\s+/g, " ");
const choose = (desk: Planner, part: string): Promise<void> =>
  desk.page.locator(".changes .segment", { hasText: part }).click();
const chips = async (desk: Planner): Promise<string[]> =>
  (await desk.page.locator(".chips .chip").allInnerTexts()).map((text) => text.trim());

async function saveVersion(desk: Planner, name: string, kind: string): Promise<void> {
  await desk.page.getByRole("button", { name: "保存版本" }).click();
  await desk.page.getByRole("textbox", { name: "名称" }).fill(name);
  await desk.page.locator(".dialog .radio", { hasText: kind }).click();
  await desk.page.getByRole("button", { name: "保存", exact: true }).click();
  await desk.page.locator(".overlay").waitFor({ state: "detached" });
}

describe("a mistake", () => {
  it("is taken back by Ctrl+Z and done again by Ctrl+Y or Ctrl+Shift+Z, and that is said", async () => {
    const desk = await office.sitDown({ address: "panel=changes" });
    const { keyboard } = desk.page;
    const statuses = () =>
      desk.page.evaluate(() =>
        window.oneMap.setFilter({ statuses: ["续建"] }).then((counts) => counts.projects),
      );
    await edit(desk, COW.id, "status", "续建");
    expect(await statuses()).toBe(1);
    const undo = desk.page
      .getByRole("group", { name: "撤销与重做" })
      .getByRole("button", { name: /^撤销/ });
    expect(await undo.getAttribute("title")).toContain("（Ctrl+Z）");
    await keyboard.press("Control+z");
    expect(await statuses()).toBe(0);
    await expect
      .poll(() => desk.page.locator(".undo-said").innerText())
      .toMatch(new RegExp(`^已撤销：${COW.name}`));
    await keyboard.press("Control+y");
    expect(await statuses()).toBe(1);
    await keyboard.press("Control+z");
    await keyboard.press("Control+Shift+Z");
    expect(await statuses()).toBe(1);
    await undo.click();
    expect(await statuses()).toBe(0);
    await desk.leave();
  });

  it("in a text field is the field's own to take back", async () => {
    const desk = await office.sitDown({ address: "panel=changes" });
    await edit(desk, COW.id, "status", "续建");
    await desk.page.getByRole("combobox", { name: "搜索" }).fill("恒隆");
    await desk.page.keyboard.press("Control+z");
    await desk.page.getByRole("button", { name: /^撤销：/ }).waitFor();
    expect(await desk.page.getByRole("button", { name: /^重做：/ }).count()).toBe(0);
    await desk.leave();
  });
});

describe("a month of changes", () => {
  let desk: Planner;
  beforeAll(async () => {
    desk = await office.sitDown({ address: "panel=changes" });
    await edit(desk, COW.id, "status", "前期");
    await saveVersion(desk, "4 月月报", "报告");
    await edit(desk, COW.id, "status", "竣工");
    await edit(desk, SHRIMP.id, "totalWan", 1200);
    await edit(desk, SHRIMP.id, "leads", ["规划办"]);
  });
  afterAll(() => desk.leave());

  it("is in the history, newest first, with the version as a mark", async () => {
    const labels = await desk.page.locator(".history-label").allInnerTexts();
    expect(labels).toHaveLength(5);
    expect(labels[3]).toBe("4 月月报");
    expect(labels[4]).toContain(COW.name);
    expect(await panel(desk)).toContain("未署名 · 报告版本");
  });

  it("unfolds field by field, and a project's name leads to it", async () => {
    await desk.page.locator(".history-edit").nth(1).click();
    await expect.poll(() => panel(desk)).toContain("总投资 未填报 → 1,200 万元");
    await desk.page
      .locator(".history")
      .getByRole("button", { name: SHRIMP.name, exact: true })
      .click();
    await expect.poll(() => desk.address()).toContain(`project=${SHRIMP.id}`);
    await desk.page.keyboard.press("Escape");
  });

  it("is told since the version by kind, with what was and what is", async () => {
    await choose(desk, "与版本比较");
    const text = await panel(desk);
    expect(text).toContain("2 个项目有变化");
    expect(await desk.page.locator(".compare h3").allInnerTexts()).toEqual([
      "完成 1",
      "换部门 1",
      "资金 1",
    ]);
    expect(text).toContain("状态 前期 → 竣工");
    expect(text).toContain("总投资 未填报 → 1,200 万元");
  });

  it("shows on the map alone, in the totals and in the address, until the chip is taken away", async () => {
    await desk.page.getByRole("button", { name: "在图上看" }).click();
    expect((await desk.counts()).projects).toBe(2);
    expect(await chips(desk)).toEqual(["自“4 月月报”以来的变化"]);
    await expect.poll(() => desk.address()).toContain("since=2");
    await desk.reload();
    await expect.poll(async () => (await desk.counts()).projects).toBe(2);
    await desk.page.getByRole("button", { name: /^取消筛选：自“4 月月报”/ }).click();
    expect((await desk.counts()).projects).toBe(47);
  });

  it("leaves as a workbook", async () => {
    await desk.openPanel("变化");
    await choose(desk, "与版本比较");
    const [download] = await Promise.all([
      desk.page.waitForEvent("download"),
      desk.page.getByRole("button", { name: "导出变化表" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("浅水镇项目变化表-4 月月报.xlsx");
    const { value } = await readXlsx(new Uint8Array(await readFile(await download.path())));
    expect(
      value[0]!.rows
        .map((row) => row.slice(0, 2))
        .filter(([kind]) => ["完成", "换部门", "资金"].includes(String(kind))),
    ).toEqual([
      ["完成", COW.name],
      ["换部门", SHRIMP.name],
      ["资金", SHRIMP.name],
    ]);
  });

  it("prints as a sheet alone", async () => {
    await desk.page.emulateMedia({ media: "print" });
    expect(await desk.page.locator(".since-sheet h1").innerText()).toBe(
      "浅水镇项目变化表（自“4 月月报”以来）",
    );
    expect(await desk.page.locator(".since-sheet tbody tr").count()).toBe(3);
    for (const hidden of [
      ".header",
      ".filters",
      ".map",
      ".tab-bar",
      ".changes-head",
      ".since-actions",
    ])
      expect([hidden, await desk.page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    await desk.page.emulateMedia({ media: "screen" });
    expect(await desk.page.locator(".since-sheet").isVisible()).toBe(false);
  });

  it("is gone after going back to the version, and back again after undo", async () => {
    await choose(desk, "历史");
    await desk.page.locator(".history-edit.is-mark").click();
    await desk.page.getByRole("button", { name: "回到这个版本" }).click();
    expect(await desk.page.getByRole("alertdialog").innerText()).toContain(
      "2 个项目将变回当时的内容",
    );
    await desk.page.getByRole("button", { name: "恢复", exact: true }).click();
    await choose(desk, "与版本比较");
    await expect.poll(() => panel(desk)).toContain("此后没有变化。");
    await desk.page.keyboard.press("Control+z");
    await expect.poll(() => panel(desk)).toContain("2 个项目有变化");
  });

  it("reports nothing that failed", () => expect(desk.faults).toEqual([]));
});

describe.each([false, true])("axe finds nothing, dark: %s", (dark) => {
  it("in history, comparison and both dialogs", async () => {
    const desk = await office.sitDown({ address: "panel=changes", dark });
    await edit(desk, COW.id, "status", "前期");
    await edit(desk, COW.id, "status", "续建");
    await desk.page.keyboard.press("Control+z");
    await desk.page.locator(".history-edit").nth(1).click();
    expect(await violations(desk)).toEqual([]);
    await desk.page.locator(".history").getByRole("button", { name: "回到这里之前" }).click();
    await desk.page.getByRole("alertdialog").waitFor();
    expect(await violations(desk)).toEqual([]);
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("button", { name: "保存版本" }).click();
    await desk.page.getByRole("button", { name: "保存", exact: true }).click();
    await desk.page.getByText("名称没有填写").waitFor();
    expect(await violations(desk)).toEqual([]);
    await desk.page.keyboard.press("Escape");
    await choose(desk, "与版本比较");
    await desk.page.getByRole("button", { name: "在图上看" }).click();
    expect(await violations(desk)).toEqual([]);
    await desk.leave();
  });
});
