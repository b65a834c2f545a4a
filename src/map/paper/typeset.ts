// How wide text runs and where its lines break. A ruler of its own, so that a sheet is the same in the page, in a test and on another machine.

const isWide = (code: number): boolean =>
  code >= 0x2e80 ||
  code === 0x2014 ||
  code === 0x2026 ||
  (code >= 0x2018 && code <= 0x201d) ||
  (code >= 0x2460 && code <= 0x24ff) ||
  code === 0xb7;

/** Width in ems, rather too wide than too narrow: fonts differ in their Latin. */
function emsOf(char: string): number {
  if (isWide(char.codePointAt(0)!)) return 1;
  if (/[MW@%—]/.test(char)) return 0.95;
  if (/[A-Zmw&]/.test(char)) return 0.74;
  if (/[a-z0-9±×°]/.test(char)) return 0.6;
  return 0.38;
}

/** Width of a line in the unit of `size`. */
export const textWidth = (text: string, size: number): number => {
  let ems = 0;
  for (const char of text) ems += emsOf(char);
  return ems * size;
};

const NEVER_FIRST = "，。、；：！？）》”’】…%℃,.;:!?)]}";
const NEVER_LAST = "（《“‘【([{";

/** Breaks at “\n” and wherever a line is full: never before closing punctuation, never after opening; Latin words and numbers stay whole where they can. */
export function wrapText(text: string, width: number, size: number, most = Infinity): string[] {
  const lines = text
    .split("\n")
    .flatMap((paragraph) => wrapParagraph(paragraph.trim(), width, size));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(""), width, size)];
}

function wrapParagraph(text: string, width: number, size: number): string[] {
  const pieces =
    text.match(/[A-Za-z0-9.,/_#?=&:+-]+|\s+|[\ud800-\udbff][\udc00-\udfff]|[^]/g) ?? [];
  const chars = pieces.flatMap((piece) =>
    piece.length > 2 && textWidth(piece, size) > width ? [...piece] : [piece],
  );
  const lines: string[] = [];
  let line = "";
  for (const piece of chars) {
    if (line !== "" && textWidth(line + piece, size) > width) {
      const moved = splitOff(line, piece);
      lines.push(line.slice(0, line.length - moved).trimEnd());
      line = line.slice(line.length - moved) + (moved === 0 ? piece.trimStart() : piece);
    } else line += piece;
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Code units at the end of a full line that go to the next one with `next`, so that neither begins nor ends wrongly. */
function splitOff(line: string, next: string): number {
  const chars = [...line];
  let moved = 0;
  let first = next[0] ?? "";
  for (let back = 0; back < 3 && chars.length > 1; back++) {
    const last = chars.at(-1)!;
    if (!NEVER_FIRST.includes(first) && !NEVER_LAST.includes(last)) return moved;
    moved += last.length;
    first = last;
    chars.pop();
  }
  return chars.length > 1 && !NEVER_FIRST.includes(first) ? moved : 0;
}

/** One line with “…” where it is too long. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, size) > width) break;
    kept += char;
  }
  return `${kept}…`;
}
