// Brackets of Chinese office texts: half- and full-width are mixed freely, so only round and square are told apart.

const ROUND = "（()）";
const OPENERS = "【[（(〔〖［﹝";
const CLOSERS = "】]）)〕〗］﹞";
/** How far back a closer looks for its opener: bounds the work on a text of nothing but brackets. */
const REACH = 8;

export const isOpener = (char: string): boolean => char !== "" && OPENERS.includes(char);
export const isCloser = (char: string): boolean => char !== "" && CLOSERS.includes(char);
const isRound = (char: string): boolean => ROUND.includes(char);

/** Opener → closer. A bracket closes in its own paragraph or not at all; a forgotten inner closer does no harm. */
export function pairBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === "\n") open = [];
    else if (isOpener(char)) open.push(i);
    else if (isCloser(char)) {
      const at = openerFor(char, open, text);
      if (at < 0) continue;
      pairs.set(open[at]!, i);
      open.length = at;
    }
  }
  return pairs;
}

/** The place in `open` of the last opener that the closer can close, or -1. */
function openerFor(closer: string, open: readonly number[], text: string): number {
  for (let at = open.length - 1; at >= Math.max(0, open.length - REACH); at--)
    if (isRound(text[open[at]!]!) === isRound(closer)) return at;
  return -1;
}

/** Splits at the given characters, but never inside brackets: “市交通委（市道运局）” stays whole. */
export function splitOutside(text: string, separators: string): string[] {
  const pieces: string[] = [];
  const pairs = pairBrackets(text);
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const close = pairs.get(i);
    if (close !== undefined) i = close;
    else if (separators.includes(text[i]!)) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...pieces, text.slice(start)];
}
