// The browser is killed at random moments while edits are made: whatever had been shown as saved is there afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { serveSite } from "../browser/chromium.ts";
import { idsOfTown, kill, open, random, readStore, script, type Acknowledged } from "./killing.ts";
import { share } from "./share.ts";

const KILLS = Math.max(2, Math.round(100 * share));

let site: Awaited<ReturnType<typeof serveSite>>;
const profile = mkdtempSync(join(tmpdir(), "one-map-kill-"));
beforeAll(async () => {
  site = await serveSite();
});
afterAll(async () => {
  await site.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

it(
  `${KILLS} kills lose no acknowledged edit`,
  async () => {
    const next = random(20230423);
    const acknowledged: Acknowledged[] = [];
    let lost = 0;
    for (let round = 0; round <= KILLS; round++) {
      const { context, page } = await open(profile, site.url);
      const stored = await page.evaluate(readStore);
      const seq = Number(await page.locator("[data-saved-seq]").getAttribute("data-saved-seq"));
      expect(seq).toBe(stored?.head.seq ?? 0);
      if (stored) {
        expect(await page.evaluate(() => window.oneMap.counts().projects)).toBe(
          stored.projects.length,
        );
        // The journal has no gap, and the projects are what it ends in.
        expect(stored.edits.map((edit) => edit.seq)).toEqual(
          stored.edits.map((_, index) => index + 1),
        );
        expect(stored.edits).toHaveLength(seq);
        const notes = new Map(stored.projects.map(({ id, project }) => [id, project.note]));
        const ends = new Map(
          stored.edits.flatMap(({ changes }) => changes.map(({ id, after }) => [id, after?.note])),
        );
        for (const [id, note] of ends) expect(notes.get(id)).toBe(note);
      }
      for (const { id, note, seq: at } of acknowledged) {
        const kept = stored?.edits[at - 1]?.changes[0];
        if (kept?.id !== id || kept.after?.note !== note) lost++;
      }
      if (round === KILLS) {
        await context.close();
        break;
      }
      const ids = await page.evaluate(idsOfTown);
      await context.exposeFunction("acknowledge", (done: Acknowledged) => {
        acknowledged.push(done);
      });
      void page.evaluate(script, { ids: ids.slice(0, 12), round }).catch(() => undefined);
      const before = acknowledged.length;
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before), 30_000);
      await new Promise((resolve) => setTimeout(resolve, Math.floor(next() * 500)));
      const closed = context.waitForEvent("close", { timeout: 20_000 });
      kill(profile);
      await closed;
    }
    console.log(`${KILLS} kills, ${acknowledged.length} acknowledged edits, ${lost} lost`);
    expect(lost).toBe(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
  },
  40_000 + KILLS * 15_000,
);
