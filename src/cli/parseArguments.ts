// The words of the command line: files, and optionally the coordinate system they are in and the town they belong to.
import { crsOfText, type Crs } from "#geo/crs.ts";
import { words } from "#words/words.ts";

/** `crs` is null for “auto”, `town` (the folder of a town.json) for the one that is served. `fault` says what is wrong with the call. */
export type Arguments = {
  crs: Crs | null;
  town: string | null;
  files: readonly string[];
  fault: string | null;
};

const OPTIONS = ["--crs", "--town"] as const;
type Option = (typeof OPTIONS)[number];

/** “--crs X”, “--crs=X”: null for a word that is no option. */
function readOption(word: string, next: string | undefined): [Option, string, 1 | 2] | null {
  const option = OPTIONS.find((name) => word === name || word.startsWith(`${name}=`));
  if (!option) return null;
  return word === option ? [option, next ?? "", 2] : [option, word.slice(option.length + 1), 1];
}

export function parseArguments(given: readonly string[]): Arguments {
  const files: string[] = [];
  const read: { crs: Crs | null; town: string | null } = { crs: null, town: null };
  const faulty = (fault: string): Arguments => ({ crs: null, town: null, files, fault });
  for (let i = 0; i < given.length;) {
    const [option, value, used] = readOption(given[i]!, given[i + 1]) ?? ["file", given[i]!, 1];
    i += used;
    if (option === "file") files.push(value);
    else if (option === "--town") {
      if (value === "") return faulty(words.importing.noTown(""));
      read.town = value;
    } else if (value.toLowerCase() !== "auto") {
      const hint = crsOfText(value);
      if (!hint?.crs) return faulty(hint?.refused ?? words.importing.badCrs(value));
      read.crs = hint.crs;
    }
  }
  return { ...read, files, fault: null };
}
