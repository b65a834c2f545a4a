// A .shp brings the files that lie beside it under the same name, as a person means it to.
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const PARTS = /\.(?:dbf|prj|cpg)$/i;
const stem = (name: string): string => name.replace(/\.[^.]*$/, "").toLowerCase();

export function withSiblings(files: readonly string[]): string[] {
  const all = [...files];
  for (const file of files) {
    const folder = dirname(file);
    if (!/\.shp$/i.test(file) || !existsSync(folder)) continue;
    const beside = readdirSync(folder)
      .filter((name) => PARTS.test(name) && stem(name) === stem(basename(file)))
      .map((name) => join(folder, name));
    all.push(...beside.filter((path) => !files.some((known) => join(known) === join(path))));
  }
  return all;
}
