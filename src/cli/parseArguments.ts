// The words of the command line: files, and optionally the coordinate system they are in.
import { crsOfText, type Crs } from "#geo/crs.ts";
import { words } from "#words/words.ts";

/** `crs` is null for “auto”. `fault` says what is wrong with the call. */
export type Arguments = { crs: Crs | null; files: readonly string[]; fault: string | null };

export function parseArguments(given: readonly string[]): Arguments {
  const files: string[] = [];
  let crs: Crs | null = null;
  for (let i = 0; i < given.length; i++) {
    const word = given[i]!;
    if (word !== "--crs" && !word.startsWith("--crs=")) {
      files.push(word);
      continue;
    }
    const name = word === "--crs" ? (given[++i] ?? "") : word.slice(6);
    if (name.toLowerCase() === "auto") continue;
    const hint = crsOfText(name);
    if (!hint?.crs)
      return { crs: null, files, fault: hint?.refused ?? words.importing.badCrs(name) };
    crs = hint.crs;
  }
  return { crs, files, fault: null };
}
