// One sheet of a workbook as XML: title, notes, heads, rows, totals, and what makes it pleasant to fill in and to print.
import { escapeXml } from "#base/xml.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { columnLetters } from "../grid.ts";
import { daySerial } from "./dates.ts";
import type { OptionLists } from "./optionLists.ts";
import { styleOf, type Look } from "./styles.ts";
import { MAX_TEXT, type Sheet, type SheetHead } from "./workbook.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Empty rows below the last in which drop-down lists still work. */
const SPARE_ROWS = 200;
const MAX_ROWS = 1_048_576;

// Signs that XML cannot hold or that a reader would change, and texts that look like their escapes.
// oxlint-disable-next-line no-misleading-character-class
const TO_ESCAPE =
  /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[\da-fA-F]{4}_)/g;
const cellText = (text: string): string =>
  escapeXml(
    text.replace(
      TO_ESCAPE,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    ),
  );

/** Every distinct text once. Throws a RangeError at one that no cell can hold. */
export class StringTable {
  readonly #indexes = new Map<string, number>();
  #uses = 0;

  index(text: string): number {
    if (text.length > MAX_TEXT)
      throw new RangeError(`a cell holds at most ${MAX_TEXT} characters, not ${text.length}`);
    this.#uses++;
    let index = this.#indexes.get(text);
    if (index === undefined) this.#indexes.set(text, (index = this.#indexes.size));
    return index;
  }

  xml(): string {
    const items = [...this.#indexes.keys()].map(
      (text) => `<si><t xml:space="preserve">${cellText(text)}</t></si>`,
    );
    return `<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${items.length}">${items.join("")}</sst>`;
  }
}

/** `titleRows`: how many rows at the top are repeated on each printed page. */
export function sheetXml(
  sheet: Sheet,
  strings: StringTable,
  lists: OptionLists,
): { xml: string; titleRows: number } {
  const { heads } = sheet;
  const above = [...(sheet.title === null ? [] : [sheet.title]), ...(sheet.notes ?? [])];
  const titleRows = heads.length === 0 ? 0 : above.length + 1;
  const first = above.length + (heads.length === 0 ? 0 : 1) + 1;
  const last = first + sheet.rows.length - 1;
  if (last + 1 > MAX_ROWS) throw new RangeError(`a sheet holds at most ${MAX_ROWS} rows`);
  const lines = rowsXml(sheet, above, first, strings);
  const opened = Math.min(MAX_ROWS, Math.max(last, first) + SPARE_ROWS);
  const xml =
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewXml(titleRows)}<sheetFormatPr defaultRowHeight="18"/>${columnsXml(sheet)}` +
    `<sheetData>${lines.join("")}</sheetData>${sheet.locked ? PROTECTION : ""}` +
    `${mergesXml(above.length, heads.length)}${rulesXml(heads, first, opened, lists)}` +
    `<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
  return { xml, titleRows };
}

/** Title and notes, the heads, the rows from number `first` on, their sums. */
function rowsXml(
  sheet: Sheet,
  above: readonly string[],
  first: number,
  strings: StringTable,
): string[] {
  const { heads, rows, title } = sheet;
  const lines = above.map((text, index) =>
    aboveRow(text, index + 1, index === 0 && title !== null, heads.length, strings),
  );
  if (heads.length > 0) lines.push(headRow(heads, above.length + 1, strings));
  rows.forEach((cells, index) => {
    const number = first + index;
    const xml = cells.map((cell, column) =>
      valueCell(column, number, cell, heads[column], strings),
    );
    lines.push(row(number, xml, null));
  });
  if (sheet.totals && rows.length > 0 && heads.length > 0)
    lines.push(totalsRow(sheet, first, first + rows.length - 1, strings));
  return lines;
}

const headRow = (heads: readonly SheetHead[], number: number, strings: StringTable): string =>
  row(
    number,
    heads.map(({ label }, column) => textCell(column, number, label, "head", strings)),
    30,
  );

/** Title and notes run across the whole table. */
function mergesXml(rows: number, columns: number): string {
  if (columns <= 1 || rows === 0) return "";
  const merges = Array.from(
    { length: rows },
    (_, index) => `<mergeCell ref="A${index + 1}:${columnLetters(columns - 1)}${index + 1}"/>`,
  );
  return `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`;
}

/** What stays allowed: selecting, widths and heights, sorting, filtering, new rows. */
const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" insertRows="0" sort="0" autoFilter="0"/>';

const viewXml = (frozen: number): string =>
  `<sheetViews><sheetView workbookViewId="0">${frozen > 0 ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` : ""}</sheetView></sheetViews>`;

/** Whole columns carry the style of their cells, so that new rows look and open alike. */
function columnsXml({ heads, locked }: Sheet): string {
  const columns = heads.map(
    ({ width, ...head }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${Math.min(255, Math.max(1, width))}" customWidth="1"${locked ? ` style="${styleOf(emptyLook(head))}"` : ""}/>`,
  );
  return columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "";
}

/** An empty date cell is a text cell: what is typed there (“2023.10”) stays as typed. */
const emptyLook = ({ type, locked }: Pick<SheetHead, "type" | "locked">): Look =>
  lookOf(type === "number" ? "number" : "text", locked);
const lookOf = (look: "text" | "number" | "date", locked: boolean | undefined): Look =>
  locked ? `${look}Locked` : look;

const row = (number: number, cells: readonly string[], height: number | null): string =>
  `<row r="${number}"${height === null ? "" : ` ht="${height}" customHeight="1"`}>${cells.join("")}</row>`;
const at = (column: number, number: number): string => columnLetters(column) + number;
const emptyCell = (column: number, number: number, look: Look): string =>
  `<c r="${at(column, number)}" s="${styleOf(look)}"/>`;
const textCell = (
  column: number,
  number: number,
  text: string,
  look: Look,
  strings: StringTable,
): string =>
  `<c r="${at(column, number)}" s="${styleOf(look)}" t="s"><v>${strings.index(text)}</v></c>`;
const numberCell = (column: number, number: number, value: number, look: Look): string =>
  `<c r="${at(column, number)}" s="${styleOf(look)}"><v>${value}</v></c>`;

function aboveRow(
  text: string,
  number: number,
  isTitle: boolean,
  width: number,
  strings: StringTable,
): string {
  const look = isTitle ? "title" : "note";
  const rest = Array.from({ length: Math.max(0, width - 1) }, (_, index) =>
    emptyCell(index + 1, number, look),
  );
  return row(number, [textCell(0, number, text, look, strings), ...rest], isTitle ? 36 : 20);
}

function valueCell(
  column: number,
  number: number,
  value: string | number | null,
  head: SheetHead | undefined,
  strings: StringTable,
): string {
  if (!head)
    return value === null || value === ""
      ? ""
      : typeof value === "number" && Number.isFinite(value)
        ? numberCell(column, number, value, "plain")
        : textCell(column, number, String(value), "plain", strings);
  if (value === null || value === "") return emptyCell(column, number, emptyLook(head));
  if (typeof value === "number" && Number.isFinite(value))
    return numberCell(column, number, value, lookOf("number", head.locked));
  const serial = head.type === "date" && typeof value === "string" ? daySerial(value) : null;
  return serial === null
    ? textCell(column, number, String(value), lookOf("text", head.locked), strings)
    : numberCell(column, number, serial, lookOf("date", head.locked));
}

function totalsRow(
  { heads, rows }: Sheet,
  first: number,
  last: number,
  strings: StringTable,
): string {
  const number = last + 1;
  return row(
    number,
    heads.map(({ sum }, column) => {
      if (column === 0) return textCell(0, number, tableFormats.writing.total, "total", strings);
      if (!sum) return emptyCell(column, number, "total");
      const value = rows.reduce(
        (total, cells) => total + (typeof cells[column] === "number" ? cells[column] : 0),
        0,
      );
      return `<c r="${at(column, number)}" s="${styleOf("totalNumber")}"><f>SUM(${at(column, first)}:${at(column, last)})</f><v>${Number(value.toPrecision(12))}</v></c>`;
    }),
    null,
  );
}

/** Options are offered, not enforced: a warning lets another word pass. */
function rulesXml(
  heads: readonly SheetHead[],
  first: number,
  last: number,
  lists: OptionLists,
): string {
  const rules = heads.flatMap(({ options }, column) =>
    options && options.length > 0
      ? [
          `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${at(column, first)}:${at(column, last)}"><formula1>${lists.formula(options)}</formula1></dataValidation>`,
        ]
      : [],
  );
  return rules.length > 0
    ? `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`
    : "";
}
