// Lines → paragraphs: hard-wrapped lines joined, every character still tied to its offset in the source.
// Knows line shapes only; what a paragraph means is for outline.ts.
import { isBareLabel, startsWithLabel } from "./annotation.ts";
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

/** How the document is laid out: where it wraps, and whether an indented line tells a new paragraph. */
type Layout = { width: number; indentTells: boolean };

/** How long an unclosed bracket may hold lines together. */
const MAX_OPEN = 1200;

/** A paragraph under construction: its lines, and what decides whether the next line still belongs to it. */
class Group {
  readonly lines: Line[] = [];
  #depth = 0;
  #length = 0;
  #punctuated = false;
  #sentences = false;

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
    if (marker && !(marker.level === 3 && marker.ordinal > 99)) return full && this.#cutBefore(last, marker, expected);
    if (this.#depth > 0 && this.#length < MAX_OPEN) return true;
    if (startsWithLabel(text)) return false;
    if (isBareLabel(this.lines[0]!.text)) return splitNames(text).every(isOrganisation);
    if (closesText(text) || isSignature(text)) return false;
    const indented = layout.indentTells && line.indented;
    if (indented) return false;
    if (full) return true;
    const heading = this.lines.length === 1 && !this.#sentences && !/[，、,]$/.test(last) && readMarker(last) !== null;
    return !SENTENCE_END.test(last) && !heading && last.length >= 15 && this.#punctuated && !/\d$/.test(text);
  }

  /** A full line that stops in mid-sentence, then a number that is not due: “（二）期工程”, “3.” of an inline list. */
  #cutBefore(last: string, marker: Marker, expected: (marker: Marker) => boolean): boolean {
    if (/[，、,]$/.test(last)) return true;
    if (/[；;：:]$/.test(last)) return !expected(marker);
    return !SENTENCE_END.test(last) && (!expected(marker) || (marker.ordinal === 1 && this.#sentences));
  }

  finish(): Paragraph {
    const text: string[] = [];
    const offsets: number[] = [];
    const gaps: number[] = [];
    const names = isBareLabel(this.lines[0]!.text);
    for (const line of this.lines) {
      const [end, start] = [text.at(-1)?.slice(-1) ?? "", line.text.slice(0, 1)];
      // A Latin word is wrapped at its space; a number has none.
      if (WORDY.test(end) && WORDY.test(start) && !(/\d/.test(end) && /\d/.test(start))) {
        text.push(" ");
        offsets.push(offsets.at(-1)! + 1);
      } else if (names) gaps.push(offsets.length);
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
  const kept = gaps.filter((gap) => gap > 0 && spacePartsNames(text.slice(Math.max(0, gap - 31), gap), text.slice(gap, gap + 31)));
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
  const filled = lines.filter(({ text }) => text !== "");
  const layout = { width: wrapWidth(filled), indentTells: filled.filter(({ indented }) => indented).length < filled.length * 0.9 };
  if (layout.width === Number.POSITIVE_INFINITY) layout.indentTells = true;
  const groups: Group[] = [];
  const ordinals = new Map<number, number>();
  const expected = ({ level, ordinal }: Marker) => ordinal === 1 || ordinal === (ordinals.get(level) ?? 0) + 1;
  let blank = false;
  let page = false;
  for (const line of lines) {
    if (line.page) page = true;
    else if (line.text === "") blank = true;
    else {
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
  }
  return groups.map((group) => group.finish());
}
