// The files below a folder, for tests that hold a law over the whole tree.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files below `folder`, which they begin with. */
export const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
