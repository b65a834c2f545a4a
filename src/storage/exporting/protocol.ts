// What page and export worker say to each other. Projects and rows travel in slices, so that handing them
// over holds nothing up.
import type { Parsed } from "#base/issue.ts";
import type { Exported, ExportRequest } from "#ledger/exporting/exportLedger.ts";
import type { OfficeBookFacts } from "#ledger/exporting/officeBook.ts";
import type { Sheet } from "#ledger/formats/xlsx/workbook.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { Meanwhile } from "../answerOf.ts";

export type ToWorker =
  | { projects: readonly Project[] }
  | { write: ExportRequest; /** Without its projects. */ ledger: Ledger }
  | { office: OfficeBookFacts; /** Likewise. */ ledger: Ledger }
  /** A sheet without its rows, which follow. */
  | { sheet: Omit<Sheet, "rows"> }
  | { rows: Sheet["rows"] }
  | { book: "xlsx" };

export type FromWorker =
  | { result: Parsed<Exported> }
  | { book: Uint8Array<ArrayBuffer> }
  | Meanwhile;
