// Source text → lines: stray spaces dropped but remembered, page numbers found, every character tied to its offset.
import { startsWithLabel } from "./annotation.ts";

/**
 * `text` has no stray spaces; `offsets[i]` is the source offset of `text[i]`; `gaps` are the indices before which
 * spaces were dropped. `listed` lines bear a markdown bullet or heading sign. `width` counts the characters as laid out, indentation included. `number` is 1-based.
 */
export type Line = {
  text: string;
  offsets: readonly number[];
  gaps: readonly number[];
  width: number;
  indented: boolean;
  listed: boolean;
  page: boolean;
  number: number;
};

const SPACE = /[\s\u200b-\u200d\ufeff\u00ad]/;
export const WORDY = /[A-Za-z0-9]/;
/** Ends of a sentence or of a heading's list: what comes after may be a new paragraph. */
export const SENTENCE_END = /[。！？!?；;：:】\]）)…”"」]$/;
const INDENT = /^(?:\u3000| {2}|\t)/;
const MARKDOWN = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+(?!\d+\s*-\s*$))*/;
const RULE = /^\s*[-—_=*·~]{3,}\s*$/;
/** A page number, or a line of a table of contents. */
const PAGE =
  /^(?:[-—–－‐·•]+\d{1,3}[-—–－‐·•]+|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?|(?:.*[^.．…·]|[.．…·])[.．…·]{4,}\d{1,3})$/;

/** Drops spaces unless they part two Latin words: the source is Chinese, where a space is an artefact of layout. */
function readLine(raw: string, start: number, number: number): Line {
  let text = "";
  const offsets: number[] = [];
  const gaps: number[] = [];
  let gapAt = -1;
  const sign = MARKDOWN.exec(raw)![0];
  for (let i = RULE.test(raw) ? raw.length : sign.length; i < raw.length; i++) {
    const char = raw[i]!;
    if (SPACE.test(char)) {
      if (gapAt < 0) gapAt = i;
      continue;
    }
    if ((char === "*" || char === "_") && (raw[i + 1] === char || raw[i - 1] === char)) continue; // markdown emphasis
    if (char === "\\" && /[.()*_#+-]/.test(raw[i + 1] ?? "")) continue; // markdown escape
    // The space in “1. 100户” is what tells the item's number from 1.1.
    if (
      gapAt >= 0 &&
      WORDY.test(char) &&
      (WORDY.test(text.at(-1) ?? "") || /^\d{1,3}[.．、]$/.test(text))
    ) {
      text += " ";
      offsets.push(start + gapAt);
    } else if (gapAt >= 0 && text !== "") gaps.push(text.length);
    gapAt = -1;
    text += char;
    offsets.push(start + i);
  }
  return {
    text,
    offsets,
    gaps,
    width: raw.trimEnd().length,
    indented: INDENT.test(raw),
    listed: sign.trim() !== "",
    page: PAGE.test(raw.replace(/\s/g, "")),
    number,
  };
}

export function readLines(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const piece of source.split(/(\r\n|[\r\n\u2028\u2029\f\v])/)) {
    if (!/^[\r\n\u2028\u2029\f\v]/.test(piece))
      lines.push(readLine(piece, start, lines.length + 1));
    start += piece.length;
  }
  return withBarePageNumbers(lines);
}

/** Bare numbers that count up by one, each at least eight lines after the last, are page numbers too. */
function withBarePageNumbers(lines: Line[]): Line[] {
  const bare = lines.filter(({ text }) => /^\d{1,3}$/.test(text));
  const counts = bare.every(
    (line, i) =>
      i === 0 ||
      (Number(line.text) === Number(bare[i - 1]!.text) + 1 &&
        line.number - bare[i - 1]!.number >= 8),
  );
  if (bare.length >= 2 && counts) for (const line of bare) line.page = true;
  return lines;
}

/**
 * The width at which the document was wrapped, or Infinity: the length that most unfinished lines share within
 * two characters, with hardly a longer line in the document.
 */
export function wrapWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { text, width } of lines) {
    if (width >= 18 && !SENTENCE_END.test(text.slice(-1)) && !startsWithLabel(text))
      counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let best = Number.POSITIVE_INFINITY;
  let votes = 2;
  for (const length of counts.keys()) {
    const near = [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (counts.get(length + step) ?? 0), 0);
    if (near > votes && near * 2 >= total) [best, votes] = [length, near];
  }
  const longer = lines.filter(({ width }) => width > best + 4).length;
  return longer * 5 <= votes ? best : Number.POSITIVE_INFINITY;
}
