// The built site, dependencies included, asks of the browser only what Chromium 102 has, or asks first whether it is there.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scanScripts, scanStyle, type Finding } from "../compat/scan.ts";
import { BUILT } from "./siteFolder.ts";

/** Newer names that may stand in a script, each with the reason why nothing is lost where it is missing. */
const ALLOWED: Record<string, string> = {
  "deflate-raw": "base/deflate.ts asks first and fetches a package instead",
  "AbortSignal.timeout": "base/polyfills.ts adds it",
  storageBuckets: "storage/twin/ asks first and keeps its copy in the usual place",
  checkVisibility: "React Aria asks first",
  canIntercept: "React: of an event that only newer browsers send",
  startViewTransition: "React: only for a component that is not used here",
  skipTransition: "React: only for a component that is not used here",
  popover: "React: an attribute that is not used here",
  fromElement: "React: of events in a browser older than any of these",
  animation: "React: a style's name, which is deleted",
  Float16Array: "luma.gl: takes Uint16Array where there is none",
  requestPaint: "luma.gl asks first",
  GPUDevice: "luma.gl asks first",
  maxByteLength: "luma.gl: an option of its own",
  polygon: "deck.gl: a property of its own",
  getName: "JSTS, below Turf: a method of its own classes",
  setStatus: "sql.js: a method of its own module",
  resizable: "sql.js asks first",
  grow: "sql.js: WebAssembly.Memory has it everywhere; a list of functions too",
};

/** Looks finer where it is known and loses nothing where it is not. */
const DECORATIVE: Record<string, string> = {
  "scrollbar-width": "a broader bar; where there must be none, ::-webkit-scrollbar says it too",
  "text-wrap": "lines of more even length",
  "text-autospace": "a little room between Chinese and Latin letters",
  "print-color-adjust": "its older name with -webkit- stands beside it",
};

const named = (ending: string): string[] =>
  readdirSync(join(BUILT, "assets"))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(BUILT, "assets", name), "utf8"));
const read = (name: string): string => readFileSync(join(BUILT, name), "utf8");
const inside = (tag: string): string[] =>
  [...read("shell.html").matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, "g"))].map(
    (match) => match[1]!,
  );

const told = (found: readonly Finding[], allowed: Record<string, string>): string[] => [
  ...new Set(
    found
      .filter(({ name }) => !(name in allowed))
      .map(({ name, since, at }) => `${name} (Chromium ${since}): ${at}`),
  ),
];

describe("the built site asks for nothing newer than Chromium 102", () => {
  it("in its scripts, workers and the one-file copy", () => {
    const scripts = [...named(".js"), read("sw.js"), read("check-browser.js"), ...inside("script")];
    expect(scripts.length).toBeGreaterThan(20);
    expect(told(scanScripts(scripts), ALLOWED)).toEqual([]);
  });

  it("in its style sheets", () => {
    const sheets = [...named(".css"), ...inside("style")];
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.flatMap((css) => told(scanStyle(css), DECORATIVE))).toEqual([]);
  });
});
