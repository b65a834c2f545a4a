// The scan must find each kind of thing that the baseline lacks, and be quiet about what it has.
import { describe, expect, it } from "vitest";
import { scanScripts, scanStyle } from "./scan.ts";

const names = (found: readonly { name: string }[]): string[] => found.map(({ name }) => name);

describe("in a script", () => {
  it.each([
    ["a.toReversed()", "toReversed"],
    ["a.toSorted(b)", "toSorted"],
    ["a.toSpliced(0, 1)", "toSpliced"],
    ["a.with(0, 1)", "with"],
    ["a.isSubsetOf(b)", "isSubsetOf"],
    ["Array.fromAsync(a)", "Array.fromAsync"],
    ["Object.groupBy(a, b)", "Object.groupBy"],
    ["Promise.withResolvers()", "Promise.withResolvers"],
    ["AbortSignal.any([])", "AbortSignal.any"],
    ["AbortSignal.timeout(9)", "AbortSignal.timeout"],
    ["new CompressionStream(`deflate-raw`)", "deflate-raw"],
    ["scheduler.yield()", "yield"],
    ["navigator.storageBuckets.open(a)", "storageBuckets"],
    ["a.showPopover()", "showPopover"],
    ["a.addEventListener(`scrollend`, b)", "scrollend"],
    ["/[\\p{L}--a]/v", "/v"],
  ])("%s is newer", (code, name) => expect(names(scanScripts([code]))).toContain(name));

  it.each([
    "a.findLast(b), a.at(-1), structuredClone(a), a.replaceAll(b, c), Object.hasOwn(a, b)",
    "a.inert = true; a.roundRect(0, 0, 1, 1, 2); crypto.randomUUID(); navigator.locks.request(a)",
    "new CompressionStream('gzip'); a.addEventListener('pointermove', b)",
  ])("%s is not", (code) => expect(scanScripts([code])).toEqual([]));

  it("a name that the program itself gives is not the browser's", () => {
    const code = "const a = { toReversed() {} }; a.toReversed()";
    expect(scanScripts([code])).toEqual([]);
  });
});

describe("in a style sheet", () => {
  it.each([
    ["body:has(p) { color: red }", "has"],
    ["@container map (width < 9rem) { p { color: red } }", "container"],
    ["p { height: 100dvh }", "dvh"],
    ["p { width: 10cqw }", "cqw"],
    ["p { color: color-mix(in srgb, red, blue) }", "color-mix"],
    ["p { color: oklch(50% 0 0) }", "oklch"],
    ["p { rotate: 45deg }", "rotate"],
    ["p { text-wrap: balance }", "text-wrap"],
    ["p { scrollbar-width: thin }", "scrollbar-width"],
    ["p { & b { color: red } }", "&"],
    ["@media (width <= 9rem) { p { color: red } }", "media range"],
  ])("%s is newer", (css, name) => expect(names(scanStyle(css))).toContain(name));

  it.each([
    "@layer a { p:focus-visible { inset: 0; overflow: clip; aspect-ratio: 1; accent-color: red } }",
    "@supports (height: 100dvh) { p { height: 100dvh } } @media (max-width: 9rem) { p { color: rgb(0 0 0 / 9%) } }",
  ])("%s is not", (css) => expect(scanStyle(css)).toEqual([]));
});
