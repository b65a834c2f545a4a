// The town of this folder, as the background against which files are checked. Without one, files stand for themselves.
import { readFile } from "node:fs/promises";
import { decodeText } from "#base/decode.ts";
import { parseBaseFile } from "#ledger/baseMap.ts";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { parseTown, type Town } from "#ledger/town.ts";
import { NO_OFFICES } from "#plan/offices.ts";
import { parsePlan } from "#plan/parsePlan.ts";
import type { Against } from "./report.ts";

const GEODATA = new URL("../../geodata/", import.meta.url);

export async function openOwnTown(): Promise<Against> {
  try {
    const town = parseTown(await readText(new URL("town.json", GEODATA))).value;
    const plan = town.plan
      ? parsePlan(await readText(new URL(town.plan, GEODATA)), town.offices).value
      : null;
    const { ground } = makeJobTown({ ...EMPTY_LEDGER, town }, { features: await readBase(town) });
    return { offices: town.offices, plan, ground };
  } catch {
    return {
      offices: NO_OFFICES,
      plan: null,
      ground: { home: null, homeName: "", homeCounty: "", countyAt: () => null },
    };
  }
}

const readText = async (url: URL): Promise<string> => decodeText(await readFile(url)).text;

/** What the ground is known by: the town's extent and the counties around it. */
async function readBase(town: Town) {
  const files = town.base.filter(({ role }) => role === "county" || role === "extent");
  const read = await Promise.all(
    files.map(
      async (file) =>
        parseBaseFile(file, await readText(new URL(file.file, GEODATA)).catch(() => "")).value,
    ),
  );
  return read.flat();
}
