// A browser that dies in the middle of a write leaves half a record in its files. It writes on behind it, finds the files damaged when it is
// started once more, and throws all of them away without a word. Nothing that was shown as saved may be gone then.
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { storage } from "#words/zh-CN/storage.ts";
import { launchKept, serveSite } from "./chromium.ts";

let site: Awaited<ReturnType<typeof serveSite>>;
const profile = mkdtempSync(join(tmpdir(), "one-map-torn-"));
beforeAll(async () => {
  site = await serveSite();
});
afterAll(async () => {
  await site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function sitting(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await launchKept(profile);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(site.url);
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("[data-saved-seq]").waitFor();
  await work(page);
  await context.close();
}

const seqOf = async (page: Page): Promise<number> => Number(await page.locator("[data-saved-seq]").getAttribute("data-saved-seq"));

const edits = (page: Page, round: string): Promise<void> =>
  page.evaluate(async (round) => {
    const { projects } = (await (await fetch("geodata/town.json")).json()) as { projects: string[] };
    const { features } = (await (await fetch(`geodata/${projects[0]}`)).json()) as { features: { properties: { id: string } }[] };
    for (let i = 0; i < 5; i++) await window.oneMap.edit(features[i]!.properties.id, "note", `${round}${i}`);
  }, round);

/** The log that the browser's database writes to, of the page's own store and not of its copy. */
function ownLog(): string {
  const folder = join(profile, "Default", "IndexedDB");
  const database = join(folder, readdirSync(folder).find((name) => name.endsWith(".leveldb"))!);
  return join(database, readdirSync(database).filter((name) => name.endsWith(".log")).sort().at(-1)!);
}

/** The head of a record of 3,000 bytes whose body never came. */
const TORN = Uint8Array.of(1, 2, 3, 4, 0xb8, 0x0b, 1);

it("a write that was cut off loses nothing that was saved, and what happened is said", async () => {
  await sitting((page) => edits(page, "独有甲"));
  appendFileSync(ownLog(), TORN);
  await sitting(async (page) => {
    expect(await seqOf(page)).toBe(5);
    await edits(page, "独有乙");
  });
  await sitting(async (page) => {
    expect(await seqOf(page)).toBe(10);
    await page.getByText(storage.issues.restored(10)).first().waitFor();
    expect((await page.evaluate(() => window.oneMap.setFilter({ text: "独有乙" }))).projects).toBe(5);
    await edits(page, "独有丙");
  });
  await sitting(async (page) => expect(await seqOf(page)).toBe(15));
});
