// Files → one report each, in the order they were named. The same readers as the app's, nothing of their own.
import { error } from "#base/issue.ts";
import type { Crs } from "#geo/crs.ts";
import { groupFiles, readsAsLedger } from "#ledger/formats/registry.ts";
import type { InputFile } from "#ledger/source.ts";
import { words } from "#words/words.ts";
import { checkGeojson } from "./checkGeojson.ts";
import { checkLedger } from "./checkLedger.ts";
import { checkPlan } from "./checkPlan.ts";
import type { Against, FileReport } from "./report.ts";

/** `bytes` is null for a file that could not be read. `file` is the path as given, `name` its last part. */
export type Named = { file: string; name: string; bytes: Uint8Array | null };

const PLAN_FILE = /\.(?:txt|md|markdown|docx?|wps|pdf|rtf)$/i;

/** The parts of a shapefile make one report, under the name of the .shp. Never throws. */
export async function checkFiles(
  inputs: readonly Named[],
  against: Against,
  given: Crs | null,
): Promise<FileReport[]> {
  const reports: FileReport[] = [];
  for (const { file, bytes } of inputs)
    if (!bytes)
      reports.push({
        file,
        kind: "unknown",
        issues: [error("data.missing-file", words.dataIssues.missingPath(), { file })],
      });
  const readable = inputs.flatMap(({ file, bytes }): InputFile[] =>
    bytes ? [{ name: file, bytes }] : [],
  );
  for (const group of groupFiles(readable)) reports.push(await checkGroup(group, against, given));
  const order = new Map(inputs.map(({ file }, index) => [file, index]));
  return reports.sort((a, b) => order.get(a.file)! - order.get(b.file)!);
}

async function checkGroup(
  group: readonly InputFile[],
  against: Against,
  given: Crs | null,
): Promise<FileReport> {
  const main = group.find(({ name }) => /\.shp$/i.test(name)) ?? group[0]!;
  if (/\.(?:geojson|json)$/i.test(main.name))
    return (
      checkGeojson(main.name, main.bytes, against, given) ??
      checkLedger(main.name, group, against, given)
    );
  if (PLAN_FILE.test(main.name) && !readsAsLedger(main))
    return checkPlan(main.name, main.bytes, against);
  return checkLedger(main.name, group, against, given);
}
