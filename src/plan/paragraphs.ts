// Lines → paragraphs: hard-wrapped lines joined, every character still tied to its offset in the source.
// Knows line shapes only; what a paragraph means is for outline.ts.
import { endsWithLabel, startsWithLabel } from "./annotation.ts";
import { isCloser, isOpener } from "./brackets.ts";
import { closesText, isSignature } from "./closing.ts";
import { readLines, SENTENCE_END, WORDY, wrapWidth, type Line } from "./lines.ts";
import { readMarker, type Marker } from "./marker.ts";
import { isOrganisation, spacePartsNames, splitNames } from "./names.ts";
import type { Range } from "./plan.ts";

/** `offsets[i]` is the source offset of `text[i]`; `line` is 1-based. */
export type Paragraph = { text: string; offsets: readonly number[]; line: number };

export const rangeOf = (paragraph: Paragraph, from = 0, to = paragraph.text.length): Range => ({
  start: paragraph.offsets[from] ?? 0,
  end: (paragraph.offsets[to - 1] ?? 0) + 1,
});

/** How the document is laid out: where it wraps, whether an indented line tells a new paragraph, whether items are indented. */
type Layout = { width: number; indentTells: boolean; itemsIndented: boolean };

function readLayout(lines: readonly Line[]): Layout {
  const width = wrapWidth(lines);
  const share = (some: readonly Line[]) =>
    some.filter(({ indented }) => indented).length / Math.max(1, some.length);
  return {
    width,
    indentTells: width === Number.POSITIVE_INFINITY || share(lines) < 0.9,
    itemsIndented: share(lines.filter(({ text }) => readMarker(text) !== null)) > 0.7,
  };
}

/** How long an unclosed bracket may hold lines together. */
const MAX_OPEN = 1200;

/** A line that ends in the number of what comes next. */
const CUT_MARKER = /[（(][\d一二三四五六七八九十]{1,3}[)）]$/;

/** What no paragraph begins with. */
const CONTINUES = /^[。，、；：！？）】”’》]/;
/** The unfinished end of a line, in which a label may have been cut: 整改/时限：… */
const LAST_WORDS = /(?<=[。；])[^。；：:，、]{1,6}$/;

/** A paragraph under construction: its lines, and what decides whether the next line still belongs to it. */
class Group {
  readonly lines: Line[] = [];
  #depth = 0;
  #length = 0;
  #punctuated = false;
  #sentences = false;
  /** True below a label whose names stand one a line. */
  #names = false;

  add(line: Line): void {
    this.lines.push(line);
    this.#length += line.text.length;
    this.#punctuated ||= /[，。、；,]/.test(line.text);
    this.#sentences ||= /[。；]/.test(line.text);
    for (const char of line.text) {
      if (isOpener(char)) this.#depth++;
      else if (isCloser(char)) this.#depth = Math.max(0, this.#depth - 1);
    }
  }

  /** True when `line` goes on with this paragraph. `expected` tells whether a marker is the one that is due. */
  takes(line: Line, layout: Layout, expected: (marker: Marker) => boolean): boolean {
    const { text } = line;
    const before = this.lines.at(-1)!;
    const last = before.text;
    const full = before.width >= layout.width - 2;
    const marker = readMarker(text);
    if (marker && !(marker.level === 3 && marker.ordinal > 99))
      return full && this.#cutBefore(line, marker, layout, expected);
    if (line.listed && !this.#names && !endsWithLabel(last)) return false;
    if (this.#depth > 0 && this.#length < MAX_OPEN) return true;
    if (startsWithLabel(text))
      return LAST_WORDS.test(last) && startsWithLabel(LAST_WORDS.exec(last)![0] + text);
    if (CONTINUES.test(text)) return true;
    if (endsWithLabel(last) || (this.#names && splitNames(text).every(isOrganisation)))
      return (this.#names = true);
    if (CUT_MARKER.test(last)) return true;
    if (closesText(text) || isSignature(text)) return false;
    const indented = layout.indentTells && line.indented;
    if (indented) return false;
    if (full) return true;
    const alone = this.lines.length === 1 && !this.#sentences;
    const heading = alone && readMarker(last) !== null && !/[，、,]$|[:：]./.test(last);
    const remark = alone && startsWithLabel(last) && isOpener(text[0] ?? "");
    return (
      !SENTENCE_END.test(last) &&
      !heading &&
      !remark &&
      last.length >= 15 &&
      this.#punctuated &&
      !/\d$/.test(text)
    );
  }

  /** A full line that stops in mid-sentence, then a number that is not due: “（二）期工程”, “3.” of an inline list. */
  #cutBefore(
    line: Line,
    marker: Marker,
    layout: Layout,
    expected: (marker: Marker) => boolean,
  ): boolean {
    const first = this.lines[0]!;
    const last = this.lines.at(-1)!.text;
    if (layout.indentTells && layout.itemsIndented && first.indented && !line.indented) return true;
    if (/[，、,]$/.test(last)) return true;
    if (/[；;：:]$/.test(last))
      return (
        !expected(marker) ||
        (marker.ordinal === 1 && readMarker(first.text)?.level === marker.level)
      );
    return (
      !SENTENCE_END.test(last) && (!expected(marker) || (marker.ordinal === 1 && this.#sentences))
    );
  }

  finish(): Paragraph {
    const text: string[] = [];
    const offsets: number[] = [];
    const gaps: number[] = [];
    for (const [index, line] of this.lines.entries()) {
      const [end, start] = [text.at(-1)?.slice(-1) ?? "", line.text.slice(0, 1)];
      // A Latin word is wrapped at its space; a number has none.
      if (WORDY.test(end) && WORDY.test(start) && !(/\d/.test(end) && /\d/.test(start))) {
        text.push(" ");
        offsets.push(offsets.at(-1)! + 1);
      } else if (index > 0 && this.#names) gaps.push(offsets.length);
      for (const gap of line.gaps) gaps.push(gap + offsets.length);
      text.push(line.text);
      for (const offset of line.offsets) offsets.push(offset);
    }
    const { number } = this.lines[0]!;
    return keepNameGaps({ text: text.join(""), offsets, line: number }, gaps);
  }
}

/** Puts back the spaces that part two office names: “县农业农村局 县水利局” has no other separator. */
function keepNameGaps(paragraph: Paragraph, gaps: readonly number[]): Paragraph {
  const { text, offsets } = paragraph;
  if (gaps.length === 0 || !/[牵责协配参负]/.test(text)) return paragraph;
  const kept = gaps.filter(
    (gap) =>
      gap > 0 && spacePartsNames(text.slice(Math.max(0, gap - 31), gap), text.slice(gap, gap + 31)),
  );
  if (kept.length === 0) return paragraph;
  const pieces: string[] = [];
  const places: number[] = [];
  [0, ...kept].forEach((from, index) => {
    if (index > 0) {
      pieces.push(" ");
      places.push(offsets[from - 1]! + 1);
    }
    const to = kept[index] ?? text.length;
    pieces.push(text.slice(from, to));
    for (let i = from; i < to; i++) places.push(offsets[i]!);
  });
  return { ...paragraph, text: pieces.join(""), offsets: places };
}

/** Paragraphs in document order. Work is linear in the text; never throws. */
export function readParagraphs(source: string): Paragraph[] {
  const lines = readLines(source);
  const layout = readLayout(lines.filter(({ text }) => text !== ""));
  const groups: Group[] = [];
  const ordinals = new Map<number, number>();
  const expected = ({ level, ordinal }: Marker) =>
    ordinal === 1 || ordinal === (ordinals.get(level) ?? 0) + 1;
  let blank = false;
  let page = false;
  for (const line of lines) {
    if (line.page || line.text === "") {
      if (line.page) page = true;
      else blank = true;
      continue;
    }
    const open = groups.at(-1);
    // Blank lines around a page number are the page's, not the text's.
    if (!open || (blank && !page) || !open.takes(line, layout, expected)) {
      groups.push(new Group());
      const marker = readMarker(line.text);
      if (marker) ordinals.set(marker.level, marker.ordinal);
    }
    groups.at(-1)!.add(line);
    blank = page = false;
  }
  return groups.map((group) => group.finish());
}
