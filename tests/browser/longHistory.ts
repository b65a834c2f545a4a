// A long history written into the store from beside the desk, as a program of format 3 kept it: every edit a record of its own.
import type { BrowserContext, Page } from "playwright-core";
import { edit, first, type Profiles } from "./keptTown.ts";

/** To run in a page of the origin whose desk has been edited once and is closed. `count`: the number of the last edit. */
export async function writeLongHistory(count: number): Promise<void> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("unreadable")));
    });
  const { name } = (await indexedDB.databases()).find((one) => one.name?.startsWith("one-map:"))!;
  const db = await answer(indexedDB.open(name!));
  type Stored = { id: string; order: number; project: { id: string; name: string } };
  const rows = (await answer(
    db.transaction("projects").objectStore("projects").getAll(),
  )) as Stored[];
  const head = (await answer(db.transaction("meta").objectStore("meta").get("head"))) as {
    epoch: string;
    seq: number;
  };
  for (let seq = head.seq; seq < count;) {
    const transaction = db.transaction(["projects", "edits", "meta"], "readwrite");
    for (const end = Math.min(count, seq + 2000); seq < end;) {
      seq++;
      const row = rows[(seq * 7919) % rows.length]!;
      const before = row.project;
      const after = { ...before, note: `第 ${seq} 次` };
      row.project = after;
      const edit = {
        seq,
        at: 1_682_200_000_000 + seq * 60_000,
        by: "填报人",
        label: `${before.name}：备注`,
        mark: seq % 10_000 === 0 ? { kind: "named", name: `第 ${seq} 次的版本` } : null,
        undoes: null,
        redoes: null,
        parts: 1,
        changes: [{ id: before.id, before, after, index: rows.indexOf(row) }],
      };
      transaction.objectStore("edits").put(edit, [seq, 0]);
    }
    for (const row of rows) transaction.objectStore("projects").put(row, row.id);
    transaction.objectStore("meta").put({ ...head, seq }, "head");
    await new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("abort")));
    });
  }
  db.close();
}

/** Opens the desk on a history of so many edits, the first of which notes “最早的一次”. */
export async function openLongHistory(
  profiles: Profiles,
  town: BrowserContext,
  count: number,
): Promise<Page> {
  const before = await profiles.sitDown(town);
  await edit(before, first.id, "note", "最早的一次");
  const beside = await profiles.beside(town);
  await before.close();
  await beside.evaluate(writeLongHistory, count);
  return profiles.sitDown(town);
}
