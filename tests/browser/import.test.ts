// As a new clerk would: an Excel ledger in GCJ-02 with three wrong rows → a corrected map, a reload in between, the mended rows,
// the office workbooks sent and merged, the list of changes. No network.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromWgs84 } from "#geo/crs.ts";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import { readZip } from "#base/zip.ts";
import type { Download } from "playwright-core";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown();
});
afterAll(async () => {
  await desk.leave();
  await office.close();
});

const gcj = (lng: number, lat: number): [number, number] =>
  [...fromWgs84("GCJ-02")(lng, lat)] as [number, number];
const text = (label: string, width = 16) => ({ label, width, type: "text" as const });
const number = (label: string) => ({ label, width: 14, type: "number" as const });

/** 47 projects are known; these rows speak of two of them, add two, and three are wrong. */
const ROWS = [
  ["恒隆生态农场肉牛养殖基地", "1", "农业农村办", "1.2亿元", "2023.4", ...gcj(110.7871, 21.6121)],
  ["旺祥养殖场", "1", "农业农村办", "300", "2024年5月", ...gcj(110.7412, 21.5722)],
  ["石碧村道硬化", "17", "规划办", "85", "2024-06", ...gcj(110.7655, 21.5951)],
  ["双塘村塘整治", "19", "农业农村办", "约3千万", "2024", ...gcj(110.775, 21.5805)],
  ["山茶村桥", "17", "规划办", "40", "去年", ...gcj(110.76, 21.6)],
  ["高栈村道", "17", "规划办", "60", "2025", 0, 0],
  ["杨梅村文化室", "15", "党建办", "30", "2025-03", ...gcj(110.77, 21.585)],
];
const HEADS = [
  text("项目名称", 30),
  text("任务"),
  text("牵头部门"),
  text("总投资（万元）"),
  text("计划开工"),
  number("经度"),
  number("纬度"),
];
const ledger = (rows: (string | number | null)[][]) =>
  writeXlsx({ sheets: [{ name: "台账", title: "浅水镇项目台账", heads: HEADS, rows }] });

const choose = async (name: string, bytes: Uint8Array) => {
  await desk.page
    .getByTestId("import-files")
    .setInputFiles([{ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) }]);
  await desk.page.getByRole("dialog").waitFor();
};
const button = (name: string | RegExp) =>
  desk.page.getByRole("dialog").getByRole("button", { name });
const sum = () => desk.page.getByTestId("preview-sum").innerText();
const saved = () =>
  expect.poll(() => desk.page.locator("[data-saved-seq]").first().innerText()).toContain("已保存");

async function download(
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [file] = (await Promise.all([desk.page.waitForEvent("download"), act()])) as [
    Download,
    void,
  ];
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

let rejected: { name: string; bytes: Uint8Array<ArrayBuffer> };

describe("the ledger from Excel", () => {
  it("asks for the system that the numbers alone do not tell, side by side on the map", async () => {
    await choose("台账.xlsx", await ledger(ROWS));
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByText("数据本身分不清").waitFor();
    expect(await dialog.locator(".candidate-map").count()).toBe(3);
    expect(await button("预览").isDisabled()).toBe(true);
    await dialog.getByRole("radio", { name: /高德坐标/ }).check();
    await button("预览").click();
  });

  it("shows every row before anything changes: 7 = 4 + 3", async () => {
    await expect.poll(sum).toContain("共 7 行 = 接受 4 + 未导入 3");
    const dialog = () => desk.page.getByRole("dialog").innerText();
    for (const said of ["约3千万", "去年", "坐标是 0"]) await expect.poll(dialog).toContain(said);
    expect((await desk.counts()).projects).toBe(47);
    rejected = await download(() => button("导出未导入的 3 行").click());
    expect(rejected.name).toBe("台账-未导入.xlsx");
  });

  it("is taken in one step that can be undone, and stands after a reload", async () => {
    await button("导入 4 行").click();
    await desk.page.getByText("已导入：新增 2，更新 2，未导入 3").waitFor();
    await button("关闭").click();
    expect(await desk.counts()).toMatchObject({ projects: 49, shown: 21, shelf: 28 });
    await saved();
    await desk.reload();
    expect(await desk.counts()).toMatchObject({ projects: 49, shown: 21, shelf: 28 });
    await desk.page.keyboard.press("Control+z");
    await expect.poll(async () => (await desk.counts()).projects).toBe(47);
    await desk.page.keyboard.press("Control+y");
    await expect.poll(async () => (await desk.counts()).projects).toBe(49);
  });

  it("lies where it was measured, not 540 metres away", async () => {
    await desk.search("石碧村道硬化");
    await expect.poll(async () => (await desk.counts()).projects).toBe(1);
    const exported = await download(async () => {
      await desk.page.getByRole("button", { name: "导出" }).click();
      await desk.page.getByRole("dialog").getByLabel("格式").selectOption("geojson");
      await button("导出").click();
    });
    await button("关闭").click();
    await desk.search("");
    const { features } = JSON.parse(new TextDecoder().decode(exported.bytes)) as {
      features: { geometry: { coordinates: [number, number] } }[];
    };
    expect(features[0]!.geometry.coordinates).toEqual([
      expect.closeTo(110.7655, 6),
      expect.closeTo(21.5951, 6),
    ]);
  });

  it("takes the mended rows of the workbook it gave back", async () => {
    const {
      value: [grid],
    } = await readXlsx(rejected.bytes);
    const heads = grid!.rows[1]!.map(String);
    const mended = grid!.rows
      .slice(2)
      .map(
        (row) =>
          row.map((cell) => (cell === "约3千万" ? 3000 : cell === "去年" ? "2023" : cell)) as (
            | string
            | number
            | null
          )[],
      );
    const [lng, lat] = [heads.indexOf("经度"), heads.indexOf("纬度")];
    [mended[2]![lng], mended[2]![lat]] = gcj(110.758, 21.6);
    await choose(
      "台账-未导入.xlsx",
      await writeXlsx({
        sheets: [
          {
            name: "未导入",
            title: "改好的行",
            heads: heads.map((label) => text(label)),
            rows: mended,
          },
        ],
      }),
    );
    await desk.page
      .getByRole("dialog")
      .getByRole("radio", { name: /高德坐标/ })
      .check();
    await button("预览").click();
    await expect.poll(sum).toContain("共 3 行 = 接受 3 + 未导入 0");
    await button("导入 3 行").click();
    await desk.page.getByText("已导入：新增 3").waitFor();
    await button("关闭").click();
    expect((await desk.counts()).projects).toBe(52);
  });
});

describe("the offices' workbooks", () => {
  let books: { name: string; bytes: Uint8Array<ArrayBuffer> };

  it("are made for every office that has projects", async () => {
    await desk.page.getByRole("button", { name: "导出" }).click();
    await desk.page.getByRole("tab", { name: "发给部门填报" }).click();
    books = await download(() => button(/^生成 \d+ 个工作簿$/).click());
    await button("关闭").click();
    expect(books.name).toMatch(/^浅水镇填报表-\d{4}-\d\d-\d\d\.zip$/);
    const zip = await readZip(books.bytes, () => true, 50e6);
    expect("parts" in zip && [...zip.parts.keys()].some((name) => name.includes("规划办"))).toBe(
      true,
    );
  });

  it("come back and are merged: only what the office changed counts", async () => {
    const zip = await readZip(books.bytes, (name) => name.includes("规划办"), 50e6);
    const [name, bytes] = [...("parts" in zip ? zip.parts : [])][0]!;
    const { value: grids } = await readXlsx(bytes);
    const sheet = grids.find((grid) => grid.name === "填报")!;
    const head = sheet.rows.findIndex((row) => row.includes("项目名称"));
    const heads = sheet.rows[head]!.map(String);
    const filled = sheet.rows
      .slice(head + 1)
      .map(
        (row) =>
          row.map((cell, column) =>
            String(row[heads.indexOf("项目名称")]) === "石碧村道硬化" && heads[column] === "状态"
              ? "续建"
              : cell,
          ) as (string | number | null)[],
      );
    for (const row of filled)
      if (row[heads.indexOf("项目名称")] === "石碧村道硬化") row[heads.indexOf("状态")] = "续建";
    const service = grids.find((grid) => grid.name === "_onemap")!;
    const returned = await writeXlsx({
      sheets: [
        {
          name: "填报",
          title: "规划办填报",
          heads: heads.map((label) => text(label)),
          rows: filled,
        },
        {
          name: "_onemap",
          title: null,
          hidden: true,
          heads: service.rows[0]!.map((label) => text(String(label))),
          rows: service.rows.slice(1).map((row) => row as (string | number | null)[]),
        },
      ],
    });
    await choose(name, returned);
    await desk.page.getByText("只有与发出时不同的格才算改动").waitFor();
    await button("预览").click();
    await expect.poll(sum).toMatch(/共 \d+ 行 = 接受 \d+ \+ 未导入 0/);
    await desk.page.getByRole("dialog").getByRole("tab", { name: "变化 1" }).waitFor();
    await button("导入 1 行").click();
    await desk.page.getByText("更新 1").waitFor();
    await button("关闭").click();
  });

  it("and the change list since the first opening names all of it, on screen and as a workbook", async () => {
    await desk.openPanel("变化");
    await desk.page.locator(".changes .segment", { hasText: "与版本比较" }).click();
    await desk.page.getByLabel("比较的版本").selectOption({ label: "打开时的数据" });
    for (const said of ["石碧村道硬化", "恒隆生态农场肉牛养殖基地", "旺祥养殖场"])
      await expect.poll(() => desk.panelText()).toContain(said);
    const list = await download(() =>
      desk.page.getByRole("button", { name: "导出变化表" }).click(),
    );
    const {
      value: [sheet],
    } = await readXlsx(list.bytes);
    expect(sheet!.rows.flat().map(String)).toEqual(
      expect.arrayContaining(["石碧村道硬化", "恒隆生态农场肉牛养殖基地"]),
    );
    expect(desk.faults).toEqual([]);
    expect(desk.outside).toEqual([]);
  });
});
