// The law of the rooms: who may import whom, and which packages. ARCHITECTURE.md tells the same in prose.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { walk } from "./files.ts";

type Law = { rooms: readonly string[]; packages: readonly string[] };
const LOWER = ["base", "words", "geo", "plan", "ledger"];

const LAWS: Record<string, Law> = {
  base: { rooms: [], packages: ["uuid", "@noble/hashes", "fflate", "valibot"] },
  words: { rooms: [], packages: [] },
  geo: {
    rooms: ["base", "words"],
    packages: ["@turf/turf", "geojson"],
  },
  plan: { rooms: ["base", "words", "geo"], packages: ["mammoth"] },
  ledger: {
    rooms: ["base", "words", "geo", "plan"],
    packages: ["pinyin-pro", "papaparse", "sql.js", "valibot", "geojson"],
  },
  map: {
    rooms: LOWER,
    packages: [
      "maplibre-gl",
      "@deck.gl/core",
      "@deck.gl/layers",
      "@deck.gl/maplibre",
      "earcut",
      "react",
      "geojson",
      "uqr",
    ],
  },
  state: { rooms: LOWER, packages: ["zustand"] },
  storage: { rooms: LOWER, packages: ["idb", "sql.js", "valibot"] },
  views: {
    rooms: [...LOWER, "map", "state", "storage"],
    packages: ["react", "react-aria-components", "valibot", "geojson"],
  },
  embed: { rooms: [...LOWER, "state", "views"], packages: ["react-dom", "valibot"] },
  boot: { rooms: ["base", "storage"], packages: [] },
  cli: { rooms: LOWER, packages: ["node:", "geojson"] },
  "early.ts": { rooms: ["storage"], packages: [] },
  "open.ts": { rooms: [...LOWER, "storage", "views", "embed"], packages: [] },
  "main.tsx": {
    rooms: [...LOWER, "map", "state", "storage", "views", "embed"],
    packages: ["react-dom"],
  },
};

const FILES = walk("src").filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith(".d.ts"));
const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)"([^"]+)"/g;

const roomOf = (path: string): string => relative("src", path).split("/")[0]!;
const importsOf = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(IMPORT)].map((match) => match[1]!);
const allows = (packages: readonly string[], name: string): boolean =>
  packages.some(
    (known) => name === known || name.startsWith(known.endsWith(":") ? known : `${known}/`),
  );

describe("every import keeps the law of its room", () => {
  it.each(FILES)("%s", (path) => {
    const law = LAWS[roomOf(path)];
    expect(law, "a room without a law").toBeDefined();
    for (const name of importsOf(path)) {
      if (name.startsWith("./")) continue;
      if (name.startsWith("../")) expect(roomOf(join(path, "..", name))).toBe(roomOf(path));
      else if (name.startsWith("#")) {
        const room = name.slice(1).split("/")[0]!;
        expect(room === roomOf(path) || law!.rooms.includes(room), `${path} imports ${name}`).toBe(
          true,
        );
      } else expect(allows(law!.packages, name), `${path} imports ${name}`).toBe(true);
    }
  });
});

it("the top level holds what it may, and nothing else", () => {
  const allowed = [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.browser.json",
    "vite.config.ts",
    "index.html",
    "src",
    "geodata",
    "public",
    "tests",
    "seeds",
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "bench",
    "docs",
    "knip.json",
    "node_modules",
    "dist",
  ];
  expect(
    readdirSync(".").filter((name) => !name.startsWith(".") && !allowed.includes(name)),
  ).toEqual([]);
});

describe("no test waits for wall-clock time", () => {
  /** A delay, an interval, or a loop that looks at the clock. Timeouts that end a wait for an event are none of these. */
  const WAIT =
    /\bset(?:Timeout|Interval)\(|waitForTimeout|timers\/promises|(?:while|until)\s*\(.*(?:Date|performance)\.now/;
  /** Files that must name what they look for, and long tests, whose kills come at random moments. */
  const ELSEWHERE = [join("tests", "architecture.test.ts"), join("tests", "long")];
  const tests = walk("tests").filter(
    (path) => /\.tsx?$/.test(path) && !ELSEWHERE.some((other) => path.startsWith(other)),
  );

  it.each(tests)("%s", (path) => {
    const lines = readFileSync(path, "utf8").split("\n");
    const waits = lines.flatMap((line, index) =>
      WAIT.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
    );
    expect(waits).toEqual([]);
  });
});
