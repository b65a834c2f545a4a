// A file that holds projects and sites together (our own GeoJSON does): rows that name a project they belong to
// become a list of their own.
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
  const rows = source.rows.filter((_, row) => isSite[row]);
  const projects = ofProjects(
    { ...source, rows: source.rows.filter((_, row) => !isSite[row]) },
    rows,
  );
  if (!isSite.some(Boolean)) return [projects];
  const sheet = [source.sheet, words.title].filter(Boolean).join(" · ");
  return [projects, filledColumns({ ...source, sheet, skipped: [], rows })];
}

/** Columns that only sites fill in would make a list of sites of what is none. */
function ofProjects(source: Source, sites: Source["rows"]): Source {
  const isFilled = (rows: Source["rows"], column: number): boolean =>
    rows.some(({ cells }) => !isBlank(cells[column]));
  return withColumns(
    source,
    source.columns.flatMap((head, column) =>
      namesOwner(head) || (isFilled(sites, column) && !isFilled(source.rows, column))
        ? []
        : [column],
    ),
  );
}

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
