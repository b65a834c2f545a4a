// The town of this folder, as the background against which files are checked. Without one, files stand for themselves.
import { readFile } from "node:fs/promises";
import { decodeText } from "#base/decode.ts";
import { parseTown } from "#ledger/town.ts";
import { NO_OFFICES } from "#plan/offices.ts";
import { parsePlan } from "#plan/parsePlan.ts";
import type { Against } from "./checkFile.ts";

const GEODATA = new URL("../../geodata/", import.meta.url);

export async function openOwnTown(): Promise<Against> {
  try {
    const town = parseTown(await readText(new URL("town.json", GEODATA))).value;
    const plan = town.plan ? parsePlan(await readText(new URL(town.plan, GEODATA)), town.offices).value : null;
    return { offices: town.offices, plan };
  } catch {
    return { offices: NO_OFFICES, plan: null };
  }
}

const readText = async (url: URL): Promise<string> => decodeText(await readFile(url)).text;
