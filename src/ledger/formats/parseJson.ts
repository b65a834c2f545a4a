// JSON from outside, kept to a depth that everything after it can walk: JSON.parse takes any, JSON.stringify and recursion do not.
import { words } from "#words/words.ts";
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

const say = words.dataIssues;

/**
 * Why the text could not be read, in the reader's language: a server that does not find a file often answers with a
 * page.
 */
export function jsonFault(text: string, cause: unknown): string {
  if (text.trimStart().startsWith("<")) return say.isMarkup();
  const message = cause instanceof Error ? cause.message : "";
  // Our own reasons are written for people; an engine's are English, with the place at the end.
  if (/\p{Script=Han}/u.test(message)) return message.slice(0, 80);
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return say.brokenAt(line, column);
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? say.broken() : say.brokenAfter(position);
}
