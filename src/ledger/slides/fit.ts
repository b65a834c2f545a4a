// How much room text takes, reckoned without a screen: a Chinese character is one em wide, a Latin one about half. Errs on the wide side.

/** Lines are this many times as high as the text is large: the most among the fonts that a machine may have for Chinese. */
export const LEADING = 1.45;
const POINTS = 72;

/** Width in ems. */
function emsOf(text: string): number {
  let ems = 0;
  for (const sign of text)
    ems += sign.codePointAt(0)! < 0x2000 ? (/[A-Z@%mwMW]/.test(sign) ? 0.76 : 0.62) : 1;
  return ems;
}

/** Lines that a text takes when wrapped at `width` inches in a size of points. */
export function linesOf(text: string, width: number, size: number): number {
  const room = Math.max(1, Math.floor(((width * POINTS) / size) * 2) / 2);
  return text
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(emsOf(line) / room)), 0);
}

/** Inches of height. */
export const heightOf = (text: string, width: number, size: number): number =>
  (linesOf(text, width, size) * size * LEADING) / POINTS;

/** The largest of `sizes` (falling) at which the text fits; the smallest when none does. */
export const fitSize = (
  text: string,
  width: number,
  height: number,
  sizes: readonly number[],
): number => sizes.find((size) => heightOf(text, width, size) <= height) ?? sizes.at(-1)!;

/** The text if it fits, else its beginning followed by `mark`. */
export function cutToFit(
  text: string,
  width: number,
  height: number,
  size: number,
  mark: string,
): { text: string; cut: boolean } {
  // A page never holds more; so a text of any length costs the same.
  const most = Math.ceil(((width * POINTS) / size) * 2 * ((height * POINTS) / size) + 1);
  if (text.length <= most && heightOf(text, width, size) <= height) return { text, cut: false };
  let [low, high] = [0, Math.min(text.length, most)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (heightOf(text.slice(0, middle) + mark, width, size) <= height) low = middle;
    else high = middle - 1;
  }
  return { text: text.slice(0, low) + mark, cut: true };
}
