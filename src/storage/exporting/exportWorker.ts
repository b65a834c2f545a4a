// Writes an export off the main thread, so that the page stays free and ending the worker cancels it.
import { loadPart } from "#base/loadPart.ts";
import { exportLedger } from "#ledger/exporting/exportLedger.ts";
import { toOfficeBook } from "#ledger/exporting/officeBook.ts";
import type { Sheet, Workbook } from "#ledger/formats/xlsx/workbook.ts";
import type { Project } from "#ledger/project.ts";
import { serveAnswers } from "../serveAnswers.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

const projects: Project[] = [];
const sheets: (Omit<Sheet, "rows"> & { rows: Sheet["rows"][number][] })[] = [];

async function writeBook(book: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await loadPart(() => import("#ledger/formats/xlsx/writeXlsx.ts"));
  return writeXlsx(book);
}

async function answer(request: ToWorker): Promise<FromWorker | null> {
  if ("write" in request)
    return { result: await exportLedger(projects, request.ledger, request.write) };
  if ("book" in request) return { book: await writeBook({ sheets }) };
  if ("office" in request)
    return { book: await writeBook(toOfficeBook(projects, request.ledger, request.office)) };
  if ("projects" in request) for (const project of request.projects) projects.push(project);
  else if ("sheet" in request) sheets.push({ ...request.sheet, rows: [] });
  else for (const row of request.rows) sheets.at(-1)!.rows.push(row);
  return null;
}

serveAnswers(answer);
