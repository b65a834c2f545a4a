// Chinese, circled and full-width numerals → integers.

const DIGITS = "零一二三四五六七八九";

/** "十五" → 15, "二十" → 20, "１４" → 14, "⑭" → 14. NaN when it is no number below 1000. */
export function toInteger(text: string): number {
  const code = text.codePointAt(0) ?? 0;
  if (text.length === 1 && code >= 0x2460 && code <= 0x2473) return code - 0x245f; // ①–⑳
  if (text.length === 1 && code >= 0x2474 && code <= 0x2487) return code - 0x2473; // ⑴–⒇
  const narrow = toHalfWidth(text);
  if (/^\d{1,4}$/.test(narrow)) return Number(narrow);
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?$/.exec(narrow);
  if (!match || narrow === "") return Number.NaN;
  const [, hundreds, tens, ten, units] = match;
  return digit(hundreds) * 100 + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(units);
}

const digit = (char: string | undefined): number => (char ? DIGITS.indexOf(char) : 0);

/** Full-width ASCII → half-width, one character for one, so that offsets stay. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
