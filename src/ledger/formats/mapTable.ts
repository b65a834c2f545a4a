// Rows of named values, as map files have them: the columns are all names in the order in which they turn up. Knows no format.
import type { Geometry } from "geojson";
import { IssueLog, warning, type Issue, type Parsed } from "#base/issue.ts";
import type { Crs, CrsHint } from "#geo/crs.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { FormatId, ReadContext, Source, SourceRow } from "../source.ts";

/** More names than any ledger has; a file that invents a name for every row must not fill the memory. */
export const MOST_COLUMNS = 500;

/** Rows of one source in the making. */
export class MapTable {
  readonly columns: string[] = [];
  readonly rows: SourceRow[] = [];
  /** Values left out because their column was one too many. */
  left = 0;
  readonly #place = new Map<string, number>();

  /** Puts a value under a name; the row's cells grow as needed, and holes stay undefined. */
  put(cells: unknown[], name: string, value: unknown): void {
    let at = this.#place.get(name);
    if (at === undefined) {
      if (this.columns.length >= MOST_COLUMNS) {
        this.left++;
        return;
      }
      at = this.columns.push(name) - 1;
      this.#place.set(name, at);
    }
    while (cells.length < at) cells.push(null);
    cells[at] = value;
  }

  add(row: number, cells: unknown[], geometry: Geometry | null, crs?: Crs): void {
    this.rows.push(crs ? { row, cells, geometry, crs } : { row, cells, geometry });
  }

  source(
    file: string,
    format: FormatId,
    sheet: string | null,
    crs: CrsHint | null,
    keepsUnplaced: boolean,
  ): Source {
    return {
      file,
      sheet,
      format,
      columns: this.columns,
      rows: this.rows,
      skipped: [],
      hasGeometry: true,
      crs,
      keepsUnplaced,
    };
  }
}

export const finishIssues = (log: IssueLog, file: string): readonly Issue[] =>
  log.finish((code, left) => warning(code, mapFormats.more(left), { file }));

export const NOTHING = (issues: readonly Issue[]): Parsed<readonly Source[]> => ({
  value: [],
  issues,
});

const STRIDE = 500;

/** Every 500 rows: stops when the user cancelled, tells how far the work is, and lets the thread breathe. */
export function checkIn({ signal, progress }: ReadContext, done: number, all: number): void {
  if (done % STRIDE !== 0) return;
  signal.throwIfAborted();
  progress(all > 0 ? Math.min(1, done / all) : 1);
}

export const endsWith = (name: string, ...endings: readonly string[]): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending));

/** The first bytes as Latin text, for sniffing. */
export const head = (bytes: Uint8Array, length = 2000): string =>
  new TextDecoder("latin1").decode(bytes.subarray(0, length));
