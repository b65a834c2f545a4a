// A town's own data, as the background against which files are checked. Without one, files stand for themselves.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeText } from "#base/decode.ts";
import { parseBaseFile } from "#ledger/baseMap.ts";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { parseTown, type Town } from "#ledger/town.ts";
import { NO_OFFICES } from "#plan/offices.ts";
import { parsePlan } from "#plan/parsePlan.ts";
import { readPlanFile } from "#plan/readPlanFile.ts";
import { words } from "#words/words.ts";
import type { Against } from "./report.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const isTown = (folder: string): boolean => existsSync(join(folder, "town.json"));

/**
 * The folder whose town.json counts: the one that is named; else the one the page is served from (`dist/geodata` once the site
 * is built, because that is where a town puts its own); else the one of the sources. Null when a named folder holds no town.
 */
export function townFolder(named: string | null, root = ROOT): string | null {
  if (named !== null) return isTown(resolve(named)) ? resolve(named) : null;
  const built = join(root, "dist", "geodata");
  return isTown(built) ? built : join(root, "geodata");
}

/** Throws where the folder was named and cannot be read; otherwise files stand for themselves. */
export async function openOwnTown(named: string | null = null): Promise<Against> {
  const folder = townFolder(named);
  if (folder === null) throw new Error(words.importing.noTown(named ?? ""));
  try {
    return await openTown(folder);
  } catch {
    if (named !== null) throw new Error(words.importing.badTown(named));
    return {
      offices: NO_OFFICES,
      villages: [],
      plan: null,
      ground: { home: null, homeName: "", homeCounty: "", countyAt: () => null },
    };
  }
}

async function openTown(folder: string): Promise<Against> {
  const parsed = parseTown(await readText(join(folder, "town.json")));
  if (parsed.issues.some(({ code }) => code === "town.not-json")) throw new Error(folder);
  const town = parsed.value;
  const plan = town.plan ? await readPlan(join(folder, town.plan), town) : null;
  const { ground } = makeJobTown(
    { ...EMPTY_LEDGER, town },
    { features: await readBase(folder, town) },
  );
  return { offices: town.offices, villages: town.villages, plan, ground };
}

const readText = async (path: string): Promise<string> => decodeText(await readFile(path)).text;

/** Null for a file that is not there: the page goes on without it too. */
async function readPlan(path: string, { offices }: Town): Promise<Against["plan"]> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  const { value: text } = await readPlanFile(path, bytes);
  return parsePlan(text, offices).value;
}

/** What the ground is known by: the town's extent and the counties around it. */
async function readBase(folder: string, town: Town) {
  const files = town.base.filter(({ role }) => role === "county" || role === "extent");
  const read = await Promise.all(
    files.map(
      async (file) =>
        parseBaseFile(file, await readText(join(folder, file.file)).catch(() => "")).value,
    ),
  );
  return read.flat();
}
