// The text before a sign: one search, where a pattern that runs to the end of the text would start anew at every sign.

/** What stands before the first match of `sign`; the whole text where it has none. */
export function cutAt(text: string, sign: RegExp): string {
  const at = text.search(sign);
  return at < 0 ? text : text.slice(0, at);
}
