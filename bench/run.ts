// npm run bench [-- pages load tables import autosave slides paper stick meeting density]: everything that is
// measured, against a baseline of the same run.
import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import { openTown } from "#storage/openTown.ts";
import { launch, serveSite } from "../tests/browser/chromium.ts";
import { benchAutosave } from "./autosave.ts";
import { benchDensity } from "./density.ts";
import { benchFirstLoad } from "./firstLoad.ts";
import { benchImport } from "./importing.ts";
import { benchLongHistory } from "./longHistory.ts";
import { benchMeeting } from "./meeting.ts";
import { benchPaper } from "./paper.ts";
import { benchPages } from "./pages.ts";
import { tableOf, type Row } from "./report.ts";
import { benchStick } from "./stick.ts";
import { benchSlides } from "./slides.ts";
import { benchTables } from "./tables.ts";

const wanted = new Set(process.argv.slice(2));
const asked = (name: string): boolean => wanted.size === 0 || wanted.has(name);

async function inBrowser(
  bench: (browser: Awaited<ReturnType<typeof launch>>, url: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const [site, browser] = await Promise.all([serveSite(), launch()]);
  try {
    return await bench(browser, site.url);
  } finally {
    await browser.close();
    await site.close();
  }
}

async function ownTown() {
  const { ledger, base } = await openTown(
    async (path) =>
      new Uint8Array(await readFile(new URL(path, new URL("../geodata/", import.meta.url)))),
  );
  return makeJobTown(ledger, base);
}

const rows: Row[] = [];
if (asked("tables")) rows.push(...(await benchTables(await ownTown())));
if (asked("import")) rows.push(...(await inBrowser(benchImport)));
if (asked("autosave")) rows.push(...(await inBrowser(benchAutosave)));
if (asked("autosave")) rows.push(...(await inBrowser(benchLongHistory)));
if (asked("slides")) rows.push(...(await inBrowser(benchSlides)));
if (asked("paper")) rows.push(...(await inBrowser(benchPaper)));
if (asked("stick")) rows.push(...(await inBrowser(benchStick)));
if (asked("meeting")) rows.push(...(await inBrowser(benchMeeting)));
if (asked("density")) rows.push(...(await inBrowser(benchDensity)));
if (asked("load")) rows.push(...(await benchFirstLoad()));
if (asked("pages")) rows.push(...(await benchPages()));

const table = tableOf(rows);
console.log(table);
mkdirSync("bench/out", { recursive: true });
writeFileSync("bench/out/result.md", `${table}\n`);
