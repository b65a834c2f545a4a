// Written workbooks: they come back exactly, they hold no formula that someone typed, and they carry what makes them a ledger.
import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeText } from "#base/decode.ts";
import { readZip } from "#base/zip.ts";
import { findTable } from "#ledger/formats/findTable.ts";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import type { Sheet } from "#ledger/formats/xlsx/workbook.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";

const SHEET: Sheet = {
  name: "项目台账",
  title: "某某镇项目台账",
  notes: ["填报说明：灰色列不用填"],
  locked: true,
  totals: true,
  heads: [
    { label: "编号", width: 12, type: "text", locked: true },
    { label: "项目名称", width: 30, type: "text" },
    { label: "总投资（万元）", width: 12, type: "number", sum: true },
    { label: "核实日期", width: 12, type: "date" },
    { label: "状态", width: 10, type: "text", options: ["新开工", "续建"] },
    {
      label: "牵头部门",
      width: 16,
      type: "text",
      options: Array.from({ length: 60 }, (_, i) => `某某办公室${i}`),
    },
  ],
  rows: [
    ["001", "=1+1", 12.5, "2023-04-23", "续建", null],
    ["002", "甲\n乙", 7.5, "2023-04", null, "某某办公室3"],
  ],
};

const partsOf = async (bytes: Uint8Array) => {
  const zip = await readZip(bytes, () => true, 1e9);
  return new Map(
    "parts" in zip ? [...zip.parts].map(([name, part]) => [name, decodeText(part).text]) : [],
  );
};

it("the ledger comes back: title, notes, heads, rows, total", async () => {
  const { value, issues } = await readXlsx(await writeXlsx({ sheets: [SHEET] }));
  expect(issues).toEqual([]);
  expect(value.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["项目台账", false],
    ["_lists", true],
  ]);
  const table = findTable(value[0]!, "a.xlsx", "xlsx");
  expect(table.issues).toEqual([]);
  expect(table.value).toMatchObject({
    columns: SHEET.heads.map(({ label }) => label),
    skipped: [
      { row: 1, reason: "title" },
      { row: 2, reason: "title" },
      { row: 3, reason: "head" },
      { row: 6, reason: "total" },
    ],
  });
  expect(
    table.value!.rows.map(({ cells }) => [...cells, ...Array<null>(6 - cells.length).fill(null)]),
  ).toEqual(SHEET.rows);
  expect(value[0]!.rows[5]).toEqual(["合计", null, 20]);
});

it("the sheet is protected where asked, offers its lists, and prints on landscape A4 with its heads", async () => {
  const parts = await partsOf(await writeXlsx({ sheets: [SHEET] }));
  const sheet = parts.get("xl/worksheets/sheet1.xml")!;
  expect(sheet).toContain('<sheetProtection sheet="1"');
  expect(sheet).not.toContain("password");
  expect(sheet).toContain('<pane ySplit="3" topLeftCell="A4"');
  expect(sheet).toContain('<mergeCell ref="A1:F1"/>');
  expect(sheet).toContain('<formula1>"新开工,续建"</formula1>');
  expect(sheet).toContain("<formula1>_lists!$A$1:$A$60</formula1>");
  expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
  expect(sheet.match(/<f>[^<]*<\/f>/g)).toEqual(["<f>SUM(C4:C5)</f>"]);
  expect(parts.get("xl/workbook.xml")).toContain(`'项目台账'!$1:$3`);
  // A locked column keeps the lock, the others are open.
  const style = (cell: string) => Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheet)![1]);
  const formats = parts
    .get("xl/styles.xml")!
    .split("<cellXfs")[1]!
    .match(/<xf .*?(?:<\/xf>|\/>(?!<(?:alignment|protection)))/g)!;
  expect(
    ["A4", "B4", "C4", "D4", "D5", "E4", "F4"].map((cell) =>
      formats[style(cell)]!.includes('locked="0"'),
    ),
  ).toEqual([false, true, true, true, true, true, true]);
});

it("a text that no cell can hold is refused; names of sheets are made to fit", async () => {
  const sheet = (name: string, text: string): Sheet => ({
    name,
    title: null,
    heads: [{ label: "甲", width: 5, type: "text" }],
    rows: [[text]],
  });
  await expect(writeXlsx({ sheets: [sheet("甲", "x".repeat(32_768))] })).rejects.toThrow(
    RangeError,
  );
  const { value } = await readXlsx(
    await writeXlsx({
      sheets: [
        sheet("a/b:c", "1"),
        sheet("A b c", "x".repeat(32_767)),
        sheet("", "3"),
        sheet("长".repeat(40), "4"),
      ],
    }),
  );
  expect(value.map(({ name }) => name)).toEqual(["a b c", "A b c (2)", "Sheet3", "长".repeat(31)]);
  expect(value[2]!.rows[1]).toEqual(["3"]);
});

it("any cell comes back as it was", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[=+\-@'"\t\r\n_x0D<>&0-9 ]{1,10}$/),
    fc.constantFrom(
      "_x000D_",
      "_x_",
      "0012",
      "1E5",
      "TRUE",
      " a ",
      "2023-02-30",
      "\ud800",
      "=cmd|' /C calc'!A0",
    ),
  );
  const number = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Object.is(value, -0) ? 0 : value));
  const date = fc
    .date({ min: new Date("1901-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  const cell = fc.oneof(
    fc.constant(null),
    text.filter((value) => value !== ""),
    number,
    date,
    fc.constantFrom("2023", "2023-04"),
  );
  const heads = (["text", "number", "date"] as const).map((type) => ({
    label: `列${type}`,
    width: 10,
    type,
  }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const { value, issues } = await readXlsx(
          await writeXlsx({ sheets: [{ name: "表", title: null, heads, rows }] }),
        );
        expect(issues).toEqual([]);
        const back = value[0]!.rows
          .slice(1)
          .map((row) => [...row, ...Array<null>(3 - row.length).fill(null)]);
        while (back.length < rows.length) back.push([null, null, null]);
        expect(back).toEqual(rows);
      },
    ),
    { seed: 20230423, numRuns: 80 },
  );
});
