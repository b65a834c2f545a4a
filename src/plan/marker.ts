// Numbering at the start of a paragraph: 一、 （一） 1. （1） ① — half- or full-width. Knows no meaning of a level.
import { toHalfWidth, toInteger } from "#base/numerals.ts";

/** Depth of a numbering style: 1 一、 · 2 （一） · 3 1. · 4 （1） · 5 ①. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** `written` is the numeral without punctuation; `length` counts the characters of the whole marker. */
export type Marker = { level: Level; ordinal: number; written: string; length: number };

const HAN = "[一二三四五六七八九十百]{1,5}";
const STYLES: readonly [Level, RegExp][] = [
  [1, new RegExp(`^第(${HAN})(?:章|部分|编)[、.:]?`)],
  // “一、二、三产业融合” opens a sentence, not a part.
  [1, new RegExp(`^(${HAN})[、.](?!${HAN}[、.产是要])`)],
  [2, new RegExp(`^\\((${HAN})\\)[、.,:]?`)],
  [2, /^([㈠-㈩])[、.]?/],
  // “3.5亿元” is no item 3, but “3.2025年底前…” and “3.5G基站…” are.
  [3, /^(\d{1,3})[.、](?: |(?!\d)|(?=(?:19|20)\d\d年|[45]G))/],
  [3, /^([⒈-⒛])/],
  [4, /^\((\d{1,3})\)[、.]?/],
  [4, /^(\d{1,3})\)/],
  [4, /^([⑴-⒇])/],
  [5, /^([①-⑳])[、.]?/],
];

const OPENING = /^[\d０-９一二三四五六七八九十百第(（①-⒛㈠-㈩]/;

/** The marker that opens `text` (already free of stray spaces), or null. */
export function readMarker(text: string): Marker | null {
  if (!OPENING.test(text)) return null;
  const head = toHalfWidth(text.slice(0, 12));
  for (const [level, pattern] of STYLES) {
    const match = pattern.exec(head);
    const ordinal = match ? toInteger(match[1]!) : Number.NaN;
    if (match && ordinal > 0) {
      const from = match[0].indexOf(match[1]!);
      return {
        level,
        ordinal,
        written: text.slice(from, from + match[1]!.length),
        length: match[0].length,
      };
    }
  }
  return null;
}
