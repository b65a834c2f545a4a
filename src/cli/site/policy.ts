// Puts the Content-Security-Policy into a built page, with the hashes of the scripts that stand in it. Text only.
import { createHash } from "node:crypto";
import { framePolicy, pagePolicy } from "#base/contentPolicy.ts";
import { parseTown } from "#ledger/town.ts";

const INLINE = /<script\b(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
const TYPE = /\stype="([^"]*)"/;
const RUNS = /^(?:module|text\/javascript)?$/;
const PLACE = "one-map-policy";

/** The hashes of all scripts in the page that a browser would run, as a policy names them. Data in script elements need none. */
export const hashesOf = (page: string): string[] =>
  [...page.matchAll(INLINE)]
    .filter(([, attributes]) => RUNS.test(TYPE.exec(attributes!)?.[1] ?? ""))
    .map(([, , code]) => `sha256-${createHash("sha256").update(code!).digest("base64")}`);

/**
 * `boot` is the code that must run first; `isServed`: the page has files beside it. Nothing that loads may stand before them, so both
 * come directly after the charset. Line ends become LF, as the browser's parser makes them before it hashes.
 */
export function withPolicy(
  page: string,
  { boot, isServed }: { boot: string; isServed: boolean },
): string {
  const mark = isServed ? "" : " data-shell";
  const placed = page
    .replaceAll(/\r\n?/g, "\n")
    .replace(
      /<meta charset="utf-8" ?\/?>/i,
      (charset) =>
        `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${PLACE}" />\n    <script${mark}>${boot}</script>`,
    );
  if (!placed.includes(PLACE)) throw new Error("the page has no charset to put the policy after");
  return placed.replace(PLACE, () => pagePolicy(hashesOf(placed), isServed));
}

/**
 * What a server says with every file. `town` is the text of town.json. The referrer keeps the origin, because tile services such as
 * 天地图 bind a key to it; the path and the address after # are told to nobody.
 */
export const headersFor = (town: string): Record<string, string> => ({
  "Content-Security-Policy": framePolicy(parseTown(town).value.embedOrigins),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
});
