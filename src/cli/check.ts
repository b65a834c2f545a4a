// npm run -s check -- [--crs NAME] [--town FOLDER] FILE… : what the app would say of these files, as JSON, for a clerk or a script before a meeting.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { checkFiles } from "./checkFiles.ts";
import { openOwnTown } from "./openOwnTown.ts";
import { parseArguments } from "./parseArguments.ts";
import { withSiblings } from "./withSiblings.ts";

const { crs, town, files, fault } = parseArguments(process.argv.slice(2));
/** A call that cannot be followed is no report. */
function giveUp(reason: string): never {
  console.error(reason);
  process.exit(2);
}
if (fault) giveUp(fault);
const against = await openOwnTown(town).catch((cause: Error) => giveUp(cause.message));
const inputs = await Promise.all(
  withSiblings(files).map(async (file) => ({
    file,
    name: basename(file),
    bytes: await readFile(file).catch(() => null),
  })),
);
const reports = await checkFiles(inputs, against, crs);
process.stdout.write(`${JSON.stringify(reports, null, 1)}\n`);
process.exitCode = reports.some(({ issues }) => issues.some(({ severity }) => severity === "error"))
  ? 1
  : 0;
