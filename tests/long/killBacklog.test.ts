// The browser is killed while the second database is brought up to a long history in the background: whatever had been shown as saved is there
// afterwards, in the first database and, where that one is thrown away, in the second.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Page } from "playwright-core";
import { serveSite } from "../browser/chromium.ts";
import { savedSeq } from "../browser/keptTown.ts";
import { writeLongHistory } from "../browser/longHistory.ts";
import { idsOfTown, kill, open, random, readStore, script, type Acknowledged } from "./killing.ts";
import { share } from "./share.ts";

const KILLS = Math.max(2, Math.round(20 * share));
const HISTORY = 8000;

let site: Awaited<ReturnType<typeof serveSite>>;
const profile = mkdtempSync(join(tmpdir(), "one-map-kill-backlog-"));
beforeAll(async () => {
  site = await serveSite();
});
afterAll(async () => {
  await site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const backlogOf = async (page: Page): Promise<number> =>
  Number(await page.locator("[data-backlog]").getAttribute("data-backlog"));

async function seed(): Promise<void> {
  const { context, page } = await open(profile, site.url);
  await page.evaluate(() => window.oneMap.edit("henglong", "note", "第一次"));
  const beside = await context.newPage();
  await beside.goto(`${site.url}site.json`);
  await page.close();
  await beside.evaluate(writeLongHistory, HISTORY);
  await context.close();
}

/** Throws the first database away, as a browser does that finds its files damaged. */
async function loseFirst(): Promise<void> {
  const { context, page } = await open(profile, site.url);
  const beside = await context.newPage();
  await beside.goto(`${site.url}site.json`);
  await page.close();
  await beside.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name!);
        request.addEventListener("success", resolve);
        request.addEventListener("error", reject);
      });
  });
  await context.close();
}

it(`${KILLS} kills while the copy is brought up lose no acknowledged edit in either database`, async () => {
  await seed();
  const next = random(20230424);
  const acknowledged: Acknowledged[] = [];
  let whileCatchingUp = 0;
  for (let round = 0; round < KILLS; round++) {
    const { context, page } = await open(profile, site.url);
    const ids = await page.evaluate(idsOfTown);
    await context.exposeFunction("acknowledge", (done: Acknowledged) => {
      acknowledged.push(done);
    });
    void page.evaluate(script, { ids: ids.slice(0, 12), round }).catch(() => undefined);
    const before = acknowledged.length;
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 2), 60_000);
    // At a random number of edits, hence at any place of a step.
    const until = acknowledged.length + Math.floor(next() * 12);
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThanOrEqual(until), 60_000);
    if ((await backlogOf(page)) > 0) whileCatchingUp++;
    const closed = context.waitForEvent("close", { timeout: 20_000 });
    kill(profile);
    await closed;
    const again = await open(profile, site.url);
    const stored = (await again.page.evaluate(readStore))!;
    expect(stored.edits.map(({ seq }) => seq)).toEqual(stored.edits.map((_, index) => index + 1));
    for (const { seq, id, note } of acknowledged) {
      const [change] = stored.edits[seq - 1]!.changes;
      expect([change!.id, change!.after?.note]).toEqual([id, note]);
    }
    await again.context.close();
  }
  expect(whileCatchingUp).toBeGreaterThan(0);
  const last = Math.max(...acknowledged.map(({ seq }) => seq));
  await loseFirst();
  const { context, page } = await open(profile, site.url);
  await expect.poll(() => savedSeq(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(last);
  const stored = (await page.evaluate(readStore))!;
  const notes = new Map(stored.projects.map(({ id, project }) => [id, project.note]));
  const wanted = new Map(
    acknowledged.sort((a, b) => a.seq - b.seq).map(({ id, note }) => [id, note]),
  );
  // Edits that were saved and not yet told of may have followed the last one told.
  for (const [id, note] of wanted)
    expect([
      note,
      ...stored.edits.slice(-12).map(({ changes }) => changes[0]?.after?.note),
    ]).toContain(notes.get(id));
  const bySeq = new Map(stored.edits.map((edit) => [edit.seq, edit]));
  for (const { seq, id, note } of acknowledged) {
    const change = bySeq.get(seq)?.changes[0];
    expect([change?.id, change?.after?.note]).toEqual([id, note]);
  }
  console.log(
    `${KILLS} kills, ${whileCatchingUp} of them while the copy was brought up, ${acknowledged.length} acknowledged edits, 0 lost`,
  );
  await context.close();
});
