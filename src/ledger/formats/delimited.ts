// Delimited text → a grid. Papa Parse finds the records; here is what it leaves open: which delimiter a text
// uses, the lines of the file where records begin, line ends of every kind, and lines whose quotes do not
// close, which must take no other line with them. Lines without quotes are only found, and parted when they are
// looked at: a hundred thousand rows of cells kept at once is what costs most.
import Papa from "papaparse";
import { IssueLog, warning, type Parsed } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { unguardFormula } from "./formulaGuard.ts";
import { MAX_COLUMNS, type Grid, type RowList, type Table } from "./grid.ts";

const DELIMITERS = ["\t", ",", ";", "|", "，"] as const;
/** How much of a text shows its delimiter. */
const SAMPLE = 65_536;
/** How much Papa Parse is given at a time; no cell of a ledger is longer. */
const STRETCH = 2 ** 20;
/** Each line whose quotes are wrong costs a stretch read again; after so many of them each line stands for itself. */
const MOST_FAULTY = 100;

const say = tableFormats.csv;

type Fault = "open-quote" | "stray-quote" | "too-many-columns";
const MESSAGES: Readonly<Record<Fault, () => string>> = {
  "open-quote": say.openQuote,
  "stray-quote": say.strayQuote,
  "too-many-columns": () => say.columnsClipped(MAX_COLUMNS),
};
/** `torn`: indexes of rows with a quote in a field that is not quoted, as where a wrong delimiter has cut. */
type Records = {
  rows: TextRows;
  numbers: number[];
  faults: { row: number; fault: Fault }[];
  torn: Set<number>;
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The records of a text. Those with quotes are kept as read, all others as where their line begins and ends. */
class TextRows implements RowList {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #guarded: boolean;
  readonly #kept: (string[] | null)[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** The row looked at last: whoever looks once mostly looks again. */
  #last: { index: number; cells: string[] } = { index: -1, cells: [] };

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#guarded = text.includes("'");
  }

  get length(): number {
    return this.#starts.length;
  }

  /** `cells` where the record had to be read already. */
  add(start: number, end: number, cells: string[] | null): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#kept.push(cells && this.#guarded ? cells.map(unguardFormula) : cells);
  }

  at(index: number): string[] | undefined {
    if (index >= this.length) return undefined;
    const kept = this.#kept[index];
    if (kept) return kept;
    if (this.#last.index === index) return this.#last.cells;
    const parted = this.#text
      .slice(this.#starts[index], this.#ends[index])
      .split(this.#delimiter, MAX_COLUMNS);
    const cells = this.#guarded ? parted.map(unguardFormula) : parted;
    this.#last = { index, cells };
    return cells;
  }

  widthAt(index: number): number {
    const kept = this.#kept[index];
    if (kept) return kept.length;
    const [text, end, sign] = [this.#text, this.#ends[index]!, this.#delimiter.charCodeAt(0)];
    let width = 1;
    for (let at = this.#starts[index]!; at < end; at++) if (text.charCodeAt(at) === sign) width++;
    return Math.min(width, MAX_COLUMNS);
  }

  isNumbered(index: number): boolean {
    const [text, start] = [this.#text, this.#starts[index]!];
    let at = start;
    while (isDigit(text.charCodeAt(at))) at++;
    // Past the end of a line stands a line end, which is no sign of a word.
    return (
      at > start &&
      text[at] === this.#delimiter &&
      text.charCodeAt(at + 1) > 32 &&
      text[at + 1] !== this.#delimiter &&
      text[at + 1] !== '"' &&
      text[at + 1]!.trim() !== ""
    );
  }
}

/** Before all that Papa Parse is given: it takes a byte order mark off the first line it sees. */
const LEAD = "\n";

const feedsIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);

/** A text whose lines end in "\n" alone, and what they ended in. */
class Lines {
  readonly text: string;
  /** The line ends of the original in their order; one alone where all are the same. */
  readonly #ends: readonly string[];

  constructor(original: string) {
    const ends = original.includes("\r") ? original.match(/\r\n?|\n/g)! : ["\n"];
    this.#ends = ends.every((end) => end === ends[0]) ? ends.slice(0, 1) : ends;
    this.text =
      this.#ends[0] === "\n" && this.#ends.length === 1
        ? original
        : original.replaceAll(/\r\n?/g, "\n");
  }

  /** Cells as they stood; `line` is the first of their record, from 0. */
  restore(cells: string[], line: number): string[] {
    let at = line;
    return cells.map((cell) =>
      cell.includes("\n") ? cell.replaceAll("\n", () => this.#ends[at++] ?? this.#ends[0]!) : cell,
    );
  }
}

class RecordReader {
  readonly #lines: Lines;
  readonly #delimiter: string;
  readonly #out: Records;
  /** Behind a quoted field, before the next delimiter: text that belongs to no field. */
  readonly #stray: RegExp;
  #at = 0;
  /** The line that begins at `#at`, from 0. */
  #line = 0;
  #faulty = 0;
  /** Where the next quote stands, at or behind the place last asked for. */
  #quote = -1;

  constructor(original: string, delimiter: string) {
    this.#lines = new Lines(original);
    this.#delimiter = delimiter;
    const sign = delimiter === "|" ? "\\|" : delimiter;
    this.#stray = new RegExp(`(^|${sign})"((?:[^"]|"")*)"([^"${sign}][^${sign}]*)`, "g");
    const rows = new TextRows(this.#lines.text, delimiter);
    this.#out = { rows, numbers: [], faults: [], torn: new Set() };
  }

  read(): Records {
    const { text } = this.#lines;
    while (this.#at < text.length) {
      const end = this.#lineEnd(Math.min(this.#at + STRETCH, text.length));
      if (this.#faulty >= MOST_FAULTY || !this.#hasQuote(this.#at, end)) this.#readLine();
      else if (!this.#readWholeLines(end)) this.#readStretch(end);
    }
    return this.#out;
  }

  #lineEnd(from: number): number {
    const end = this.#lines.text.indexOf("\n", from);
    return end < 0 ? this.#lines.text.length : end;
  }

  /**
   * The records up to `end`, where each is one line: only those with quotes are given to Papa Parse. False,
   * with nothing read, where a cell goes on in another line or quotes are wrong.
   */
  #readWholeLines(end: number): boolean {
    const { text } = this.#lines;
    const quoted: string[] = [];
    const ends: number[] = [];
    for (let start = this.#at; start < end; start = ends.at(-1)! + 1) {
      const lineEnd = this.#lineEnd(start);
      ends.push(lineEnd);
      if (this.#hasQuote(start, lineEnd)) quoted.push(text.slice(start, lineEnd));
    }
    this.#quote = -1;
    const { data, errors } = this.#parse(quoted.join("\n"));
    const isWhole =
      errors.length === 0 &&
      data.length === quoted.length + 1 &&
      data.every((cells) => feedsIn(cells) === 0);
    if (!isWhole) return false;
    let next = 1;
    for (const lineEnd of ends)
      if (this.#hasQuote(this.#at, lineEnd)) this.#addLine(lineEnd, data[next++]!);
      else this.#readLine();
    return true;
  }

  /**
   * The records up to `end`, a line's, or to the first whose quotes are wrong or close behind `end`: that one is
   * read again from its own beginning.
   */
  #readStretch(end: number): void {
    const { data, errors } = this.#parse(this.#lines.text.slice(this.#at, end).replace(/\n$/, ""));
    const fault = errors.find(({ type }) => type === "Quotes")?.row ?? data.length;
    for (const cells of data.slice(1, fault)) this.#add(cells);
    if (fault === 1) this.#readLine();
  }

  /** The first record is the lead. */
  #parse(text: string): Papa.ParseResult<string[]> {
    return Papa.parse<string[]>(LEAD + text, { delimiter: this.#delimiter, newline: "\n" });
  }

  /** A record that begins here, and goes on over as many lines as its cells have. */
  #add(cells: string[]): void {
    const line = this.#line;
    let end = this.#lineEnd(this.#at);
    for (let more = feedsIn(cells); more > 0; more--) {
      end = this.#lineEnd(end + 1);
      this.#line++;
    }
    this.#addLine(end, this.#lines.restore(cells, line), line);
  }

  /** A record up to `end`; `line` is its first, from 0. */
  #addLine(end: number, cells: string[], line = this.#line): void {
    const start = this.#at;
    const isQuoted = this.#hasQuote(start, end);
    this.#line++;
    this.#at = end + 1;
    this.#out.numbers.push(line + 1);
    if (isQuoted && this.#isTorn(cells, start, end)) this.#out.torn.add(this.#out.rows.length);
    if (cells.length > MAX_COLUMNS) this.#clip(cells);
    this.#out.rows.add(start, end, isQuoted ? cells : null);
  }

  #isTorn(cells: readonly string[], start: number, end: number): boolean {
    return (
      cells.some((cell) => cell.includes('"')) && !this.#lines.text.slice(start, end).includes('""')
    );
  }

  #hasQuote(start: number, end: number): boolean {
    if (this.#quote < start) {
      const at = this.#lines.text.indexOf('"', start);
      this.#quote = at < 0 ? Infinity : at;
    }
    return this.#quote < end;
  }

  /** One line for itself. */
  #readLine(): void {
    const { text } = this.#lines;
    const start = this.#at;
    const end = this.#lineEnd(start);
    const isQuoted = this.#hasQuote(start, end);
    const row = ++this.#line;
    this.#at = end + 1;
    this.#out.numbers.push(row);
    if (!isQuoted && end - start < MAX_COLUMNS) return this.#out.rows.add(start, end, null);
    const { cells, fault } = this.#partLine(text.slice(start, end));
    if (fault) {
      this.#faulty++;
      this.#out.faults.push({ row, fault });
    }
    if (fault === "open-quote") this.#out.torn.add(this.#out.rows.length);
    if (cells.length > MAX_COLUMNS) this.#clip(cells);
    this.#out.rows.add(start, end, isQuoted ? cells : null);
  }

  /** Text behind a closing quote is kept with its field; where quotes do not close, none of the line means anything. */
  #partLine(line: string): { cells: string[]; fault: Fault | null } {
    const mended = line.replaceAll(
      this.#stray,
      (_, before: string, inside: string, behind: string) =>
        `${before}"${inside}${behind.replaceAll('"', '""')}"`,
    );
    const { data, errors } = this.#parse(mended);
    return errors.length > 0
      ? { cells: line.split(this.#delimiter), fault: "open-quote" }
      : { cells: data[1]!, fault: mended === line ? null : "stray-quote" };
  }

  #clip(cells: string[]): void {
    if (cells.splice(MAX_COLUMNS).some((cell) => cell.trim() !== ""))
      this.#out.faults.push({ row: this.#out.numbers.at(-1)!, fault: "too-many-columns" });
  }
}

/** The delimiter that parts most lines into the same number of fields, and how many fields those are (1: it is no table). */
export function detectDelimiter(text: string): { delimiter: string; fields: number } {
  const cut = text.length > SAMPLE ? text.lastIndexOf("\n", SAMPLE) : -1;
  const sample = cut > 0 ? text.slice(0, cut) : text.slice(0, SAMPLE);
  let best = { delimiter: ",", fields: 1, score: 0 };
  for (const delimiter of DELIMITERS) {
    const lengths = new Map<number, number>();
    const { rows, torn } = new RecordReader(sample, delimiter).read();
    for (let index = 0; index < rows.length; index++) {
      const length = rows.widthAt(index);
      if (length > 1) lengths.set(length, (lengths.get(length) ?? 0) + (torn.has(index) ? 0.1 : 1));
    }
    for (const [fields, count] of lengths)
      if (count * fields > best.score) best = { delimiter, fields, score: count * fields };
  }
  return { delimiter: best.delimiter, fields: best.fields };
}

/** Reads delimited text. `numbers` are the lines where records begin. Linear in the text; never throws. */
export function openDelimited(text: string, file = ""): Parsed<Table> {
  const whole = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const { rows, numbers, faults } = new RecordReader(
    whole,
    detectDelimiter(whole).delimiter,
  ).read();
  const log = new IssueLog();
  for (const { row, fault } of faults)
    log.add(warning(`csv.${fault}`, MESSAGES[fault](), { file, row }));
  return {
    value: { name: "", rows, numbers, merges: [], hidden: false },
    issues: log.finish((code, left) => warning(code, tableFormats.table.more(left), { file })),
  };
}

/** The same with every cell at hand. */
export function readDelimited(text: string, file = ""): Parsed<Grid> {
  const { value, issues } = openDelimited(text, file);
  return {
    value: {
      ...value,
      rows: Array.from({ length: value.rows.length }, (_, index) => value.rows.at(index)!),
    },
    issues,
  };
}
