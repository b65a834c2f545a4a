// Delimited text → a grid. Knows quotes, line ends and which delimiter a text uses; takes nothing apart inside a cell.
// Lines without quotes are only found, and parted when they are looked at: a hundred thousand rows of cells kept at once is what costs most.
import { IssueLog, warning, type Parsed } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { unguardFormula } from "./formulaGuard.ts";
import { MAX_COLUMNS, type Grid, type RowList, type Table } from "./grid.ts";

const DELIMITERS = ["\t", ",", ";", "|", "，"] as const;
/** How much of a text shows its delimiter. */
const SAMPLE = 65_536;

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

/** Where a sign stands next. Remembers its last answer, so that walking through a text stays linear even where the sign is rare. */
class Seeker {
  readonly #text: string;
  readonly #sign: string;
  #from = 0;
  #found = -1;

  constructor(text: string, sign: string) {
    this.#text = text;
    this.#sign = sign;
  }

  next(from: number): number {
    if (this.#found < from || from < this.#from) {
      this.#from = from;
      const at = this.#text.indexOf(this.#sign, from);
      this.#found = at < 0 ? Infinity : at;
    }
    return this.#found;
  }
}

class RecordReader {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #out: Records;
  #at = 0;
  #line = 1;
  readonly #return: Seeker;
  readonly #feed: Seeker;
  readonly #quote: Seeker;
  readonly #parting: Seeker;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#out = { rows: new TextRows(text, delimiter), numbers: [], faults: [], torn: new Set() };
    this.#return = new Seeker(text, "\r");
    this.#feed = new Seeker(text, "\n");
    this.#quote = new Seeker(text, '"');
    this.#parting = new Seeker(text, delimiter);
  }

  read(): Records {
    const { rows, numbers } = this.#out;
    while (this.#at < this.#text.length) {
      numbers.push(this.#line);
      const end = this.#lineEnd(this.#at);
      const start = this.#at;
      const cells = this.#quote.next(start) < end ? this.#quoted() : null;
      if (!cells) this.#plain(end);
      rows.add(start, end, cells);
    }
    return this.#out;
  }

  /** Offset of the line end at or after `from`: "\n", "\r\n" or a lone "\r". */
  #lineEnd(from: number): number {
    return Math.min(this.#text.length, this.#feed.next(from), this.#return.next(from));
  }

  /** Steps over the line end at `end`. */
  #newline(end: number): void {
    this.#line++;
    this.#at =
      end + (this.#text.charCodeAt(end) === 13 && this.#text.charCodeAt(end + 1) === 10 ? 2 : 1);
  }

  /** A line whose quotes, if any, mean nothing. */
  #plain(end: number): void {
    if (end - this.#at >= MAX_COLUMNS)
      this.#clip(this.#text.slice(this.#at, end).split(this.#delimiter));
    this.#newline(end);
  }

  /** A record with quoted fields, which may run over lines; null, with everything as before, when its quotes do not close. */
  #quoted(): string[] | null {
    const text = this.#text;
    const cells: string[] = [];
    const [from, line] = [this.#at, this.#line];
    let end = this.#lineEnd(from);
    for (let at = from; ;) {
      let cell: string;
      let next: number;
      if (text.charCodeAt(at) === 34) {
        const close = this.#closingQuote(at);
        const after = text[close + 1];
        const stray =
          close >= 0 &&
          after !== undefined &&
          after !== "\n" &&
          after !== "\r" &&
          after !== this.#delimiter;
        if (close < 0 || (stray && close > end)) {
          this.#out.faults.push({ row: line, fault: "open-quote" });
          this.#out.torn.add(this.#out.rows.length);
          [this.#at, this.#line] = [from, line];
          return null;
        }
        for (; end < close; end = this.#lineEnd(this.#at)) this.#newline(end);
        if (stray) this.#out.faults.push({ row: line, fault: "stray-quote" });
        next = this.#fieldEnd(close + 1, end);
        cell = text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, next);
      } else {
        next = this.#fieldEnd(at, end);
        cell = text.slice(at, next);
        if (cell.includes('"')) this.#out.torn.add(this.#out.rows.length);
      }
      cells.push(cell);
      if (next >= end) break;
      at = next + 1;
    }
    this.#clip(cells);
    this.#newline(end);
    return cells;
  }

  #clip(cells: string[]): void {
    if (cells.length > MAX_COLUMNS && cells.splice(MAX_COLUMNS).some((cell) => cell.trim() !== ""))
      this.#out.faults.push({ row: this.#out.numbers.at(-1)!, fault: "too-many-columns" });
  }

  #fieldEnd(from: number, end: number): number {
    return Math.min(this.#parting.next(from), end);
  }

  #closingQuote(open: number): number {
    let at = this.#text.indexOf('"', open + 1);
    while (at >= 0 && this.#text.charCodeAt(at + 1) === 34) at = this.#text.indexOf('"', at + 2);
    return at;
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
