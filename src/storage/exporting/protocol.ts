// What page and export worker say to each other. Projects travel in slices, so that handing them over holds nothing up.
import type { Parsed } from "#base/issue.ts";
import type { Exported, ExportRequest } from "#ledger/exporting/exportLedger.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";

export type ToWorker =
  | { projects: readonly Project[] }
  | { write: ExportRequest; /** Without its projects. */ ledger: Ledger };
export type FromWorker = { result: Parsed<Exported> } | { fault: string };
