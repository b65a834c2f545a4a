// JSON from outside, kept to a depth that everything after it can walk: JSON.parse takes any, JSON.stringify and recursion do not.
import { mapFormats } from "#words/zh-CN/mapFormats.ts";

/** A collection of shapes within shapes needs some twenty. */
const DEEPEST = 200;

/** Throws where the text is no JSON, or is nested deeper than 200 levels. A leading BOM is passed over. */
export function parseJson(text: string): unknown {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (nestsTooDeep(bare)) throw new SyntaxError(mapFormats.geojson.tooDeep(DEEPEST));
  return JSON.parse(bare);
}

function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (quoted) {
      if (code === 92) at++;
    } else if (code === 91 || code === 123) {
      if (++depth > DEEPEST) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}
