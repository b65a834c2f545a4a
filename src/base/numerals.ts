// Chinese, circled and full-width numerals ↔ integers.

const DIGITS = "零一二三四五六七八九";

/** Where Unicode keeps numerals of one character: first code point, how many, value of the first. */
const SINGLE: readonly [number, number, number][] = [
  [0x2460, 20, 1], // ①–⑳
  [0x2474, 20, 1], // ⑴–⒇
  [0x2488, 20, 1], // ⒈–⒛
  [0x3220, 10, 1], // ㈠–㈩
];

/** "十五" → 15, "二十" → 20, "１４" → 14, "⑭" → 14. NaN when it is no number below 10,000. */
export function toInteger(text: string): number {
  const code = text.length === 1 ? text.charCodeAt(0) : 0;
  for (const [first, count, value] of SINGLE)
    if (code >= first && code < first + count) return code - first + value;
  const narrow = toHalfWidth(text);
  if (/^\d{1,4}$/.test(narrow)) return Number(narrow);
  const match =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?$/.exec(
      narrow,
    );
  if (!match || narrow === "") return Number.NaN;
  const [, hundreds, tens, ten, units] = match;
  return digit(hundreds) * 100 + (ten ? (tens ? digit(tens) : 1) * 10 : 0) + digit(units);
}

const digit = (char: string | undefined): number => (char ? DIGITS.indexOf(char) : 0);

/** 15 → "十五", 102 → "一百零二". For whole numbers from 1 to 999; others stay in digits. */
export function toHan(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) return String(value);
  const [hundreds, tens, units] = [
    Math.floor(value / 100),
    Math.floor(value / 10) % 10,
    value % 10,
  ];
  const head = hundreds ? `${DIGITS[hundreds]}百${tens === 0 && units ? "零" : ""}` : "";
  const middle = tens ? `${tens === 1 && !hundreds ? "" : DIGITS[tens]}十` : "";
  return head + middle + (units ? DIGITS[units]! : "");
}

/** Full-width ASCII → half-width, one character for one, so that offsets stay. */
export const toHalfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** “1234567” → “1 234 567”, with `space` between groups of three. For digits alone, without a sign. */
export function inThrees(digits: string, space: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3)
    groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(space);
}
