// The browser is killed at random moments while edits are made: whatever had been shown as saved is there afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { forbidWebGl, launchKept, serveSite } from "../browser/chromium.ts";
import { processes, withChildren } from "../browser/processes.ts";
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

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** The browser that uses the profile, and all its helpers, at once. */
function kill(folder: string): void {
  const all = processes();
  for (const pid of withChildren(
    all.filter(({ command }) => command.includes(folder)).map(({ pid }) => pid),
    all,
  )) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone with its parent.
    }
  }
}

async function open(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await launchKept(profile);
  // Without the map a round takes seconds; what is kept does not depend on it.
  await context.addInitScript(forbidWebGl);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(site.url);
  await page.evaluate(() => window.oneMap.ready);
  return { context, page };
}

type Change = { id: string; after: { note: string | null } | null };
type Stored = {
  head: { seq: number };
  projects: { id: string; project: { note: string | null } }[];
  edits: { seq: number; changes: Change[] }[];
};

/** What lies in the database, past the program. */
const readStore = async (): Promise<Stored | null> => {
  const name = (await indexedDB.databases()).find((database) =>
    database.name?.startsWith("one-map:"),
  )?.name;
  if (name === undefined) return null;
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("unreadable")));
    });
  const db = await done(indexedDB.open(name));
  const all = (store: string): Promise<unknown[]> =>
    done(db.transaction(store).objectStore(store).getAll());
  const head = (await done(db.transaction("meta").objectStore("meta").get("head"))) as
    | Stored["head"]
    | undefined;
  const [projects, edits] = [await all("projects"), await all("edits")];
  db.close();
  return head ? ({ head, projects, edits } as Stored) : null;
};

type Acknowledged = { seq: number; id: string; note: string };

/** Ids as the town's own files write them. */
const idsOfTown = async (): Promise<string[]> => {
  const read = async (
    path: string,
  ): Promise<{ projects: string[]; features: { properties: { id: string } }[] }> =>
    (await fetch(`geodata/${path}`)).json() as never;
  const files = await Promise.all((await read("town.json")).projects.map(read));
  return files.flatMap(({ features }) => features.map(({ properties }) => properties.id));
};

/** Edits without pause, several at a time; each tells the test when it is saved, and the indicator says no less. */
const script = async ({ ids, round }: { ids: readonly string[]; round: number }): Promise<void> => {
  const tell = (window as unknown as { acknowledge: (done: Acknowledged) => Promise<void> })
    .acknowledge;
  for (let i = 0; ; i++) {
    const batch = Array.from({ length: 1 + (i % 3) }, async (_, k) => {
      const id = ids[(i * 7 + k * 3) % ids.length]!;
      const note = `第${round}轮第${i}-${k}次 ${"长".repeat((i % 5) * 400)}`;
      const seq = await window.oneMap.edit(id, "note", note);
      void tell({ seq, id, note });
    });
    await Promise.all(batch);
  }
};

it(
  `${KILLS} kills lose no acknowledged edit`,
  async () => {
    const next = random(20230423);
    const acknowledged: Acknowledged[] = [];
    let lost = 0;
    for (let round = 0; round <= KILLS; round++) {
      const { context, page } = await open();
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
