// A browser that is killed while its window edits, and what its database holds afterwards, past the program.
import type { BrowserContext, Page } from "playwright-core";
import { forbidWebGl, launchKept } from "../browser/chromium.ts";
import { processes, withChildren } from "../browser/processes.ts";

export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** The browser that uses the profile, and all its helpers, at once. */
export function kill(folder: string): void {
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

export async function open(
  profile: string,
  url: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await launchKept(profile);
  // Without the map a round takes seconds; what is kept does not depend on it.
  await context.addInitScript(forbidWebGl);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await page.evaluate(() => window.oneMap.ready);
  return { context, page };
}

type Change = { id: string; after: { note: string | null } | null };
export type Stored = {
  head: { seq: number };
  projects: { id: string; project: { note: string | null } }[];
  edits: { seq: number; changes: Change[] }[];
};

/** What lies in the database, past the program. */
export const readStore = async (): Promise<Stored | null> => {
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
  // In one transaction: old edits are put into pages meanwhile.
  const reading = db.transaction(["meta", "projects", "edits", "pageBytes"]);
  const all = (store: string): Promise<unknown[]> => done(reading.objectStore(store).getAll());
  const [head, projects, loose, pages] = await Promise.all([
    done(reading.objectStore("meta").get("head") as IDBRequest<Stored["head"] | undefined>),
    all("projects"),
    all("edits"),
    all("pageBytes"),
  ]);
  const edits = loose as Stored["edits"];
  // Old edits lie in compressed pages, as records with their keys.
  for (const bytes of pages) {
    const stream = new Blob([bytes as ArrayBuffer])
      .stream()
      .pipeThrough(new DecompressionStream("gzip"));
    const records = (await new Response(stream).json()) as [unknown, Stored["edits"][number]][];
    for (const [, edit] of records) edits.push(edit);
  }
  edits.sort((a, b) => a.seq - b.seq);
  db.close();
  return head ? ({ head, projects, edits } as Stored) : null;
};

export type Acknowledged = { seq: number; id: string; note: string };

/** Ids as the town's own files write them. */
export const idsOfTown = async (): Promise<string[]> => {
  const read = async (
    path: string,
  ): Promise<{ projects: string[]; features: { properties: { id: string } }[] }> =>
    (await fetch(`geodata/${path}`)).json() as never;
  const files = await Promise.all((await read("town.json")).projects.map(read));
  return files.flatMap(({ features }) => features.map(({ properties }) => properties.id));
};

/** Edits without pause, several at a time; each tells the test when it is saved, and the indicator says no less. */
export const script = async ({
  ids,
  round,
}: {
  ids: readonly string[];
  round: number;
}): Promise<void> => {
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
