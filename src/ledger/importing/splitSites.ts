// A file that holds projects and sites together (our own GeoJSON does): rows that name a project they belong to become a list of their own.
import { namesOwner } from "../reading/heads.ts";
import { isNothing } from "../reading/read.ts";
import type { Source } from "../source.ts";
import { sites as words } from "#words/zh-CN/sites.ts";

const isBlank = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && isNothing(cell.trim()));

/** Two sources where some rows name an owner and others do not; the one it was where all or none do. */
export function splitSites(source: Source): Source[] {
  const at = source.columns.findIndex(namesOwner);
  if (at < 0) return [source];
  const isSite = source.rows.map(({ cells }) => !isBlank(cells[at]));
  if (isSite.every(Boolean)) return [source];
  const projects = withoutColumn(
    { ...source, rows: source.rows.filter((_, row) => !isSite[row]) },
    at,
  );
  if (!isSite.some(Boolean)) return [projects];
  const rows = source.rows.filter((_, row) => isSite[row]);
  const sheet = [source.sheet, words.title].filter(Boolean).join(" · ");
  return [projects, filledColumns({ ...source, sheet, skipped: [], rows })];
}

const withoutColumn = (source: Source, at: number): Source =>
  withColumns(
    source,
    source.columns.map((_, column) => column).filter((column) => column !== at),
  );

/** Columns that only the other rows use would ask questions that nobody can answer. */
const filledColumns = (source: Source): Source =>
  withColumns(
    source,
    source.columns
      .map((_, column) => column)
      .filter((column) => source.rows.some(({ cells }) => !isBlank(cells[column]))),
  );

const withColumns = (source: Source, kept: readonly number[]): Source => ({
  ...source,
  columns: kept.map((column) => source.columns[column]!),
  rows: source.rows.map((row) => ({
    ...row,
    cells: kept.map((column) => row.cells[column] ?? null),
  })),
});
