// What builds of other days have written, frozen as files: every later version opens it.
import { readdirSync, readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import type { Dump } from "../fixtures/frozen/dump.ts";

const FOLDER = new URL("../fixtures/frozen/", import.meta.url);

/** The days that something was frozen, oldest first. */
export const FROZEN = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export const frozenBytes = (day: string, file: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`${day}/${file}`, FOLDER)));
export const frozenJson = (day: string, file: string): unknown =>
  JSON.parse(new TextDecoder().decode(frozenBytes(day, file)));
export const frozenDump = (day: string, file: "database.json" | "copy.json"): Dump =>
  frozenJson(day, file) as Dump;

/** The data elements of a page that was made to be carried. */
const DATA =
  /<script type="application\/json" (?:id="one-map-carried"|data-town-file)[^]*?<\/script>\n?/g;

/** The one-file copy of that day: its data elements, and the program of that day without them. */
export function frozenCopy(day: string): { page: string; data: string; program: string } {
  const page = brotliDecompressSync(frozenBytes(day, "会议包.html.br")).toString("utf8");
  return { page, data: (page.match(DATA) ?? []).join(""), program: page.replace(DATA, "") };
}
