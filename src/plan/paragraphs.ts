// Source text → paragraphs: hard-wrapped lines joined, stray spaces dropped, every character still tied to its offset.
// Knows line shapes only; what a paragraph means is for outline.ts.
import { readMarker } from "./marker.ts";
import { startsWithLabel } from "./annotation.ts";
import type { Range } from "./plan.ts";

/** `offsets[i]` is the source offset of `text[i]`; `line` is 1-based. */
export type Paragraph = { text: string; offsets: readonly number[]; line: number };

type Line = { raw: string; number: number; paragraph: Paragraph };

const SPACE = /[\s\u200b\u200c\u200d\ufeff\u00ad]/;
const WORDY = /[A-Za-z0-9]/;
const SENTENCE_END = /[。！？!?；;：:】\]）)…”"」]$/;
const INDENT = /^(?:\u3000| {2}|\t)/;

export const rangeOf = (paragraph: Paragraph, from = 0, to = paragraph.text.length): Range => ({
  start: paragraph.offsets[from] ?? 0,
  end: (paragraph.offsets[to - 1] ?? 0) + 1,
});

/** Drops spaces unless they part two Latin words: the source is Chinese, where a space is an artefact of layout. */
function tidy(raw: string, start: number, line: number): Paragraph {
  const skipped = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+)?/.exec(raw)?.[0].length ?? 0;
  let text = "";
  const offsets: number[] = [];
  let gapAt = -1;
  for (let i = skipped; i < raw.length; i++) {
    const char = raw[i]!;
    if (SPACE.test(char)) {
      if (gapAt < 0) gapAt = i;
      continue;
    }
    if ((char === "*" || char === "_") && (raw[i + 1] === char || raw[i - 1] === char)) continue; // markdown emphasis
    if (gapAt >= 0 && WORDY.test(char) && WORDY.test(text.at(-1) ?? "")) {
      text += " ";
      offsets.push(start + gapAt);
    }
    gapAt = -1;
    text += char;
    offsets.push(start + i);
  }
  return { text, offsets, line };
}

function splitLines(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const piece of source.split(/(\r\n|[\r\n\u2028\u2029\f\v])/)) {
    if (!/^[\r\n\u2028\u2029\f\v]/.test(piece)) {
      const number = lines.length + 1;
      lines.push({ raw: piece, number, paragraph: tidy(piece, start, number) });
    }
    start += piece.length;
  }
  return lines;
}

/** The width at which the document was wrapped, or Infinity: the length that most unfinished lines share within two characters. */
function wrapWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { paragraph: { text } } of lines) {
    if (text.length >= 18 && !SENTENCE_END.test(text.slice(-1))) counts.set(text.length, (counts.get(text.length) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let best = Number.POSITIVE_INFINITY;
  let votes = 2;
  for (const length of counts.keys()) {
    const near = [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (counts.get(length + step) ?? 0), 0);
    if (near > votes && near * 2 >= total) [best, votes] = [length, near];
  }
  return best;
}

/** A paragraph under construction: its lines, and what decides whether the next line still belongs to it. */
class Group {
  readonly lines: Line[] = [];
  #depth = 0;
  #length = 0;
  #punctuated = false;

  add(line: Line): void {
    this.lines.push(line);
    const { text } = line.paragraph;
    this.#length += text.length;
    this.#punctuated ||= /[，。、；,]/.test(text);
    for (const char of text) {
      if ("【（([〔".includes(char)) this.#depth++;
      else if ("】）)]〕".includes(char)) this.#depth = Math.max(0, this.#depth - 1);
    }
  }

  /** True when `line` goes on with this paragraph. */
  takes(line: Line, width: number): boolean {
    const { text } = line.paragraph;
    const before = this.lines.at(-1);
    if (!before || text === "" || startsWithLabel(text)) return false;
    const last = before.paragraph.text;
    const finished = SENTENCE_END.test(last.slice(-1));
    const marker = readMarker(text);
    if (marker && !(marker.level === 3 && marker.ordinal > 99)) return false;
    if (this.#depth > 0 && this.#length < 1200) return true;
    const indented = INDENT.test(line.raw);
    if (indented && !INDENT.test(before.raw)) return false;
    if (!indented && last.length >= width - 2) return true;
    return !finished && !indented && last.length >= 15 && this.#punctuated && !/\d$/.test(text);
  }

  finish(): Paragraph {
    const text: string[] = [];
    const offsets: number[] = [];
    for (const { paragraph } of this.lines) {
      if (offsets.length && WORDY.test(text.at(-1)!.slice(-1)) && WORDY.test(paragraph.text.slice(0, 1))) {
        text.push(" ");
        offsets.push(offsets.at(-1)! + 1);
      }
      text.push(paragraph.text);
      for (const offset of paragraph.offsets) offsets.push(offset);
    }
    return { text: text.join(""), offsets, line: this.lines[0]!.number };
  }
}

/** Paragraphs in document order. Work is linear in the text; never throws. */
export function readParagraphs(source: string): Paragraph[] {
  const lines = splitLines(source);
  const width = wrapWidth(lines);
  const groups: Group[] = [];
  let open: Group | null = null;
  for (const line of lines) {
    if (line.paragraph.text === "") open = null;
    else {
      if (!open?.takes(line, width)) groups.push((open = new Group()));
      open.add(line);
    }
  }
  return groups.map((group) => group.finish());
}
