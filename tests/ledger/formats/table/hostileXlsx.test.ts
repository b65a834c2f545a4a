// Workbooks made to hurt: small files that are much text, many merges, deep or endless XML. Each is read in part or refused, and told.
import { expect, it } from "vitest";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import { MAX_TEXT } from "#ledger/formats/xlsx/sheet.ts";
import { findTable } from "#ledger/formats/findTable.ts";
import { oneSheet, rawXlsx } from "./rawXlsx.ts";

const rows = (count: number, cell: (row: number) => string) =>
  Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cell(i + 1)}</row>`).join("");
const codesOf = (issues: readonly { code: string }[]) => issues.map(({ code }) => code);

it("one string in a hundred thousand rows is kept up to the text that a workbook may hold, and the row is named", async () => {
  const long = "建".repeat(30_000);
  const book = oneSheet(
    rows(100_000, (row) => `<c r="A${row}" t="s"><v>0</v></c>`),
    { strings: `<si><t>${long}</t></si>` },
  );
  const { value, issues } = await readXlsx(book);
  const kept = value[0]!.rows.length;
  expect(kept).toBe(Math.floor(MAX_TEXT / long.length) + 1);
  expect(issues).toMatchObject([
    { code: "xlsx.too-much-text", severity: "error", at: { row: kept + 1 } },
  ]);
  // Not a copy a row: the same string everywhere.
  expect(new Set(value[0]!.rows.map(([cell]) => cell)).size).toBe(1);
});

it("the bound is the workbook's, not each sheet's", async () => {
  const sheet = `<sheetData>${rows(1500, (row) => `<c r="A${row}" t="s"><v>0</v></c>`)}</sheetData>`;
  const { value, issues } = await readXlsx(
    rawXlsx({
      sheets: { 甲: sheet, 乙: sheet },
      strings: `<si><t>${"建".repeat(30_000)}</t></si>`,
    }),
  );
  expect(value[0]!.rows).toHaveLength(1500);
  expect(value[1]!.rows.length).toBeLessThan(510);
  expect(codesOf(issues)).toEqual(["xlsx.too-much-text"]);
});

it("an ordinary large ledger is not clipped", async () => {
  const { value, issues } = await readXlsx(
    oneSheet(
      rows(5000, (row) => `<c r="A${row}" t="s"><v>0</v></c>`),
      {
        strings: `<si><t>${"建设内容".repeat(250)}</t></si>`,
      },
    ),
  );
  expect(value[0]!.rows).toHaveLength(5000);
  expect(issues).toEqual([]);
});

it.each([
  [
    "merges over each other",
    `<sheetData>${rows(300, (row) => `<c r="A${row}"><v>1</v></c>`)}</sheetData><mergeCells>${'<mergeCell ref="A1:ALL300"/>'.repeat(50_000)}</mergeCells>`,
  ],
  ["half merges", `<sheetData/>${"<mergeCell ref=".repeat(100_000)}`],
  ["deep tags", `<sheetData><row r="1">${"<c><is>".repeat(100_000)}`],
  ["open quotes", `<sheetData><row r="1"><c r="${"<".repeat(500_000)}`],
  ["formulas without end", `<sheetData><row r="1">${"<c><f>".repeat(100_000)}`],
  ["empty rows", `<sheetData>${"<row/>".repeat(200_000)}</sheetData>`],
])(
  "%s are read or refused, and end",
  async (_, sheet) => {
    const { value } = await readXlsx(rawXlsx({ sheets: { 表: sheet } }));
    for (const grid of value)
      expect(findTable(grid, "a.xlsx", "xlsx").issues.length).toBeGreaterThan(-1);
  },
  20_000,
);
