// Keeps made-up data out of a town's own ledger, and a town's package out of the example. Knows sources, not what is
// in them.
import { error, type Parsed } from "#base/issue.ts";
import { example } from "#words/zh-CN/example.ts";
import type { Source } from "../source.ts";

/** Every row that the program made up says so; among the first, one will have been left as it was. */
const LOOKED_AT = 200;

/** By the package's own mark, the name the export gave the file, or what its rows say of themselves. */
const isExample = ({ file, rows, isExample: isMarked = false }: Source): boolean =>
  isMarked ||
  file.includes(example.suffix) ||
  rows
    .slice(0, LOOKED_AT)
    .some(({ cells }) =>
      cells.some((cell) =>
        typeof cell === "string"
          ? cell.includes(example.source)
          : typeof cell === "object" && JSON.stringify(cell).includes(example.source),
      ),
    );

/**
 * The sources that may be taken in. The example takes every list, for that is what it is for, but no package of a real
 * town; a town's own ledger takes nothing of an example. Each file that is refused is said once.
 */
export function keepApart(
  sources: readonly Source[],
  intoExample: boolean,
): Parsed<readonly Source[]> {
  const isRefused = (source: Source): boolean =>
    intoExample ? source.isExample === false : isExample(source);
  const refused = new Set(sources.filter(isRefused).map(({ file }) => file));
  return {
    value: sources.filter(({ file }) => !refused.has(file)),
    issues: [...refused].map((file) =>
      error("import.example", intoExample ? example.ownFile(file) : example.exampleFile(file), {
        file,
      }),
    ),
  };
}
