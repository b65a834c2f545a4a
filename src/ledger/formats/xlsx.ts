// .xlsx workbooks as sources of rows: each visible sheet is one.
import { error, warning, type Issue } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import type { Format, Source } from "../source.ts";
import { SERVICE_SHEET } from "../serviceSheets.ts";
import type { Grid } from "./grid.ts";
import { findTable } from "./findTable.ts";
import { readXlsx } from "./xlsx/readXlsx.ts";

const say = tableFormats.xlsx;
/** The sheet that a workbook sent to an office carries of itself: handed on cell by cell. */
const asItIs = (grid: Grid, file: string): Source => ({
  file,
  sheet: grid.name,
  format: "xlsx",
  columns: [],
  skipped: [],
  hasGeometry: false,
  crs: null,
  keepsUnplaced: false,
  rows: grid.rows.map((cells, index) => ({ row: grid.numbers[index] ?? index + 1, cells })),
});

/** Other sheets that this program writes for itself (option lists) are no tables. */
const isOwn = (name: string, hidden: boolean): boolean => hidden && name.startsWith("_");

export const xlsx: Format = {
  id: "xlsx",
  accepts: ({ name }) => /\.(?:xlsx|xlsm|xltx)$/i.test(name),
  read: async ([file], { progress, signal }) => {
    if (!file) return { value: [], issues: [] };
    const book = await readXlsx(file.bytes, file.name);
    const issues: Issue[] = [...book.issues];
    const sources: Source[] = [];
    for (const [index, grid] of book.value.entries()) {
      signal.throwIfAborted();
      if (grid.name === SERVICE_SHEET && grid.hidden) sources.push(asItIs(grid, file.name));
      if (isOwn(grid.name, grid.hidden)) continue;
      const found = findTable(grid, file.name, "xlsx");
      progress((index + 1) / book.value.length);
      if (!found.value) continue;
      const path = grid.name;
      if (grid.hidden && found.issues.some(({ code }) => code === "table.no-head")) {
        issues.push(
          warning("xlsx.hidden-skipped", say.hiddenSkipped(grid.name), { file: file.name, path }),
        );
        continue;
      }
      if (grid.hidden)
        issues.push(warning("xlsx.hidden-sheet", say.hidden(grid.name), { file: file.name, path }));
      sources.push(found.value);
      issues.push(...found.issues.map((issue) => ({ ...issue, at: { ...issue.at, path } })));
    }
    if (sources.length === 0 && issues.length === 0)
      issues.push(error("table.empty", tableFormats.table.empty(), { file: file.name }));
    return { value: sources, issues };
  },
};
