// A browser that dies in the middle of a write leaves half a record in its files. It writes on behind it, finds the files damaged when it is
// started once more, and throws all of them away without a word. Nothing that was shown as saved may be gone then.
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { storage } from "#words/zh-CN/storage.ts";
import { launchKept, serveSite } from "../browser/chromium.ts";
import { hits, ready, savedSeq } from "../browser/keptTown.ts";

let site: Awaited<ReturnType<typeof serveSite>>;
const profiles: string[] = [];
let profile = "";
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), "one-map-torn-"));
  profiles.push(profile);
});
beforeAll(async () => {
  site = await serveSite();
});
afterAll(async () => {
  await site.close();
  for (const folder of profiles) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function sitting(work: (page: Page) => Promise<void>): Promise<void> {
  const context = await launchKept(profile);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(site.url);
  await ready(page);
  await work(page);
  await context.close();
}

const edits = (page: Page, round: string): Promise<void> =>
  page.evaluate(async (round) => {
    const { projects } = (await (await fetch("geodata/town.json")).json()) as {
      projects: string[];
    };
    const { features } = (await (await fetch(`geodata/${projects[0]}`)).json()) as {
      features: { properties: { id: string } }[];
    };
    for (let i = 0; i < 5; i++)
      await window.oneMap.edit(features[i]!.properties.id, "note", `${round}${i}`);
  }, round);

/** The log that the browser's database writes to, of the page's own store and not of its copy. */
function ownLog(): string {
  const folder = join(profile, "Default", "IndexedDB");
  const database = join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(".leveldb"))!,
  );
  return join(
    database,
    readdirSync(database)
      .filter((name) => name.endsWith(".log"))
      .sort()
      .at(-1)!,
  );
}

/** The head of a record of so many bytes whose body never came: four of checksum, two of length, its type. */
const torn = (bytes: number): Uint8Array => Uint8Array.of(1, 2, 3, 4, bytes & 0xff, bytes >> 8, 1);
/** LevelDB writes its log in blocks; a record that does not end in its block is taken for the writer's death, and what follows for nothing. */
const BLOCK = 32_768;
const HEAD = 7;
const leftInBlock = (): number => BLOCK - (statSync(ownLog()).size % BLOCK) - HEAD;

it("a write that was cut off loses nothing that was saved, and what happened is said", async () => {
  await sitting((page) => edits(page, "独有甲"));
  appendFileSync(ownLog(), torn(3000));
  await sitting(async (page) => {
    expect(await savedSeq(page)).toBe(5);
    await edits(page, "独有乙");
  });
  await sitting(async (page) => {
    expect(await savedSeq(page)).toBe(10);
    await page.getByText(storage.issues.restored(10)).first().waitFor();
    expect(await hits(page, "独有乙")).toBe(5);
    await edits(page, "独有丙");
  });
  await sitting(async (page) => expect(await savedSeq(page)).toBe(15));
});

it("a store that silently fell back behind what was saved gets it from the copy, and never takes the copy with it", async () => {
  let saved = 0;
  await sitting(async (page) => {
    do {
      await edits(page, `独有${saved}`);
      saved = await savedSeq(page);
    } while (leftInBlock() < 24_000);
  });
  appendFileSync(ownLog(), torn(leftInBlock()));
  await sitting(async (page) => {
    expect(await savedSeq(page)).toBe(saved);
    await page.evaluate(() => window.oneMap.edit("henglong", "note", "独有的最后一次"));
    expect(await savedSeq(page)).toBe(saved + 1);
  });
  for (let again = 0; again < 2; again++) {
    await sitting(async (page) => {
      await expect.poll(() => savedSeq(page)).toBe(saved + 1);
      expect(await hits(page, "独有的最后一次")).toBe(1);
      if (again === 0)
        await page
          .getByText(storage.issues.restored(saved + 1))
          .first()
          .waitFor();
    });
  }
});
