// npm run -s check -- FILE… : what the app would say of these files, as JSON, for a clerk or a script before a meeting.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { checkFile } from "./checkFile.ts";
import { openOwnTown } from "./openOwnTown.ts";

const files = process.argv.slice(2);
const town = await openOwnTown();
const reports = [];
for (const file of files) {
  const bytes = await readFile(file).catch(() => null);
  reports.push(await checkFile(file, basename(file), bytes, town));
}
process.stdout.write(`${JSON.stringify(reports, null, 1)}\n`);
process.exitCode = reports.some(({ issues }) => issues.some(({ severity }) => severity === "error")) ? 1 : 0;
