// Sentences live in the catalogue: no component carries one.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { walk } from "./files.ts";

const COMPONENTS = ["src/views", "src/embed", "src/storage", "src/state"]
  .flatMap(walk)
  .filter((path) => /\.tsx?$/.test(path));
/** Values of the data model that a component may compare with or draw by; never shown from there. */
const DATA_VALUES = /"(?:全镇|治理阵地)"/g;

it.each(COMPONENTS)("%s", (path) => {
  const code = readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "")
    .replace(DATA_VALUES, "");
  expect(code.match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
});
