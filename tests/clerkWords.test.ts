// Every sentence of the catalogue is one that a town clerk understands: no codes, no paths, no names of fields. What
// programs and the command line are told stands in a list of its own.
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";

type Catalogue = Readonly<Record<string, unknown>>;

/** Words of programs: `window.oneMap`, and `npm run check`. */
const FOR_PROGRAMS = ["api.ts", "importing.badCrs", "importing.noTown", "importing.badTown"];
/** A readme beside a whole site that somebody puts on a server. */
const FOR_ADMINISTRATORS = ["carry.readme"];

/** Names that stand on buttons, files and coordinates in every office. */
const KNOWN =
  /WGS-?84|CGCS2000|GCJ-02|BD-09|EPSG:?\d*|UTM|GeoJSON|Shapefile|PowerPoint|WebGL \d|IndexedDB|IPv6|https?|PageDown|PageUp|Home|Delete|Ctrl\+\w|Alt\+|Shift|GB|MB|KB|A\+*|(?<![A-Za-z0-9_])\.[a-z]{2,7}\b|\{[zxy]\}/g;

const sample = (index: number): unknown =>
  new Proxy(
    Object.assign(() => "样", { index }),
    {
      get: (_, key) =>
        key === Symbol.toPrimitive
          ? () => 3
          : key === "length"
            ? 3
            : key === "map" || key === "slice" || key === "filter"
              ? () => ["样"]
              : key === "join" || key === "trim" || key === "replace" || key === "replaceAll"
                ? () => "样"
                : 3,
    },
  );

function* sentencesOf(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "function") {
    const given = Array.from({ length: value.length }, (_, index) => sample(index));
    let made: unknown;
    try {
      made = (value as (...args: readonly unknown[]) => unknown)(...given);
    } catch {
      // A function that needs more than a sample: its own source holds its words.
      made = (String(value).match(/[`"'][^`"']*[`"']/g) ?? []).join("");
    }
    yield* sentencesOf(made, path);
  } else if (Array.isArray(value))
    for (const [index, one] of value.entries()) yield* sentencesOf(one, `${path}.${index}`);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) yield* sentencesOf(one, `${path}.${key}`);
}

const FOLDER = new URL("../src/words/zh-CN/", import.meta.url);
const all: [string, string][] = [];
for (const file of readdirSync(FOLDER)) {
  if (FOR_PROGRAMS.includes(file)) continue;
  const exported = (await import(new URL(file, FOLDER).href)) as Catalogue;
  for (const [name, value] of Object.entries(exported)) all.push(...sentencesOf(value, name));
}
const forClerks = all.filter(
  ([path]) => ![...FOR_PROGRAMS, ...FOR_ADMINISTRATORS].some((one) => path.startsWith(one)),
);

it("has read the whole catalogue", () => {
  expect(forClerks.length).toBeGreaterThan(1200);
});

it.each<[what: string, pattern: RegExp]>([
  ["no code like plan.section-gap", /\b[a-z]+\.[a-z]+-?[a-z]*/],
  ["no path", /\.\.\/|[a-z]+\/[a-z]+/i],
  ["no name of a field or a type as programs write it", /\b[a-z]+[A-Z]\w*|\b[a-z]+_[a-z]+/],
  ["no word of a program", /\b(?:null|undefined|true|false|type|string|object|array|JSON)\b/],
])("%s", (_, pattern) => {
  const faults = forClerks.filter(([, text]) => pattern.test(text.replace(KNOWN, "")));
  expect(faults).toEqual([]);
});
