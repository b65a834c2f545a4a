// The ledger in the browser's own database: projects as they are, every edit, and the files' projects it all began with.
// One batch of edits is one transaction: kept whole or not at all, and only upon the state that its window had seen.
import { inSlices, type Steps } from "#base/steps.ts";
import { UNWATCHED, type Watch } from "#base/watch.ts";
import type { Edit, Past } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import { reviveProject } from "#ledger/revive.ts";
import type { Version } from "#ledger/since.ts";
import type { Part } from "./twin/records.ts";
import type { Twin } from "./twin/Twin.ts";
import {
  asPromise,
  done,
  emptyAll,
  openDatabase,
  type OpenFailure,
  type StoreName,
} from "./database.ts";
import { PART, type Journal } from "./history/journalReader.ts";
import {
  readJournal,
  readPast,
  readVersions,
  recordSlices,
  type RecordSlice,
  startOfPageBefore,
} from "./history/readJournal.ts";
import { HEAD, headIn, toHead, type Head } from "./metaKeys.ts";

/** `order` is where it stands among the projects: any number between its neighbours'. */
export type Row = { order: number; project: Project };
export type Kept = {
  head: Head;
  rows: readonly Row[];
  /** Rows that are there and cannot be read. */ lost: number;
};
export type Batch = {
  /** What this window has seen; null begins the store. */
  seen: Head | null;
  next: Head;
  edits: readonly Edit[];
  /** By project id; null removes. */
  rows: ReadonlyMap<string, Row | null>;
  /** With the very first edit: what the files held. */
  baseline: readonly Project[] | null;
};

/** behind: another window has written since · replaced: the store was cleared or begun anew. Nothing was written then. */
export type Outcome = "saved" | "behind" | "replaced";

/** Requests of one go; the rest follow when these are done, so that the page answers in between. */
const GO = 64;
const WRITTEN: readonly StoreName[] = ["projects", "edits", "baseline", "meta"];

export type { Journal };

/** version: a later program opens it · deleted: somebody deletes it · closed: the browser has closed it, for it is damaged or was cleared. */
export type Gone = "version" | "deleted" | "closed";

export class LedgerStore {
  readonly newer: boolean;
  /** Called when the browser takes the database away. */
  onGone: ((why: Gone) => void) | null = null;
  /** What is written is written there too before it counts as saved. */
  twin: Twin | null = null;
  readonly #db: IDBDatabase;

  private constructor(db: IDBDatabase, newer: boolean) {
    this.#db = db;
    this.newer = newer;
    db.addEventListener("versionchange", ({ newVersion }) => {
      db.close();
      this.onGone?.(newVersion === null ? "deleted" : "version");
    });
    db.addEventListener("close", () => this.onGone?.("closed"));
  }

  /** Never rejects. */
  static async open(name: string, factory?: IDBFactory | null): Promise<LedgerStore | OpenFailure> {
    const opened = await openDatabase(name, factory);
    return "db" in opened ? new LedgerStore(opened.db, opened.newer) : opened;
  }

  close(): void {
    this.#db.close();
  }

  /** For attachments and the rescue, which have stores and rules of their own. */
  transaction(stores: StoreName | readonly StoreName[], mode: IDBTransactionMode): IDBTransaction {
    return this.#db.transaction(stores, mode, { durability: "strict" });
  }

  readHead(): Promise<Head | null> {
    return headIn(this.transaction("meta", "readonly"));
  }

  /** The projects in their order. null when nothing was ever kept. Rejects when the database cannot be read at all. */
  async read(): Promise<Kept | null> {
    const transaction = this.transaction(["meta", "projects"], "readonly");
    const [found, values] = await Promise.all([
      asPromise(transaction.objectStore("meta").get(HEAD)),
      asPromise(transaction.objectStore("projects").getAll()).catch((): unknown[] | null => null),
    ]);
    const head = toHead(found);
    if (!head && (found !== undefined || values === null || values.length > 0))
      throw new DOMException("projects without a head", "DataError");
    if (!head) return null;
    const all = values ?? (await this.readSingly("projects")).map(({ value }) => value);
    const rows = all
      .map(toRow)
      .filter((row) => row !== null)
      .sort((a, b) => a.order - b.order);
    return { head, rows, lost: all.length - rows.length };
  }

  /** The rows of some projects, in no order. */
  async readRows(ids: readonly string[]): Promise<Row[]> {
    const projects = this.transaction("projects", "readonly").objectStore("projects");
    const values = await (ids.length > 500
      ? asPromise(projects.getAll())
      : Promise.all(ids.map((id) => asPromise(projects.get(id) as IDBRequest<unknown>))));
    return values.map(toRow).filter((row) => row !== null);
  }

  /** The edits after `seq`, up to `until`, a few at a time so that a long history holds up neither the page nor a write. */
  readEdits(seq: number, until = Infinity): Promise<Journal> {
    return readJournal(this.#db, seq + 1, until);
  }

  /** The records of all edits up to `until`, slice by slice. */
  recordSlices(until: number, signal: AbortSignal): AsyncGenerator<RecordSlice> {
    return recordSlices(this.#db, 1, until, signal);
  }

  /** A page of the edits right before `seq`; `least` is how many of them where the store has no page there. */
  async readEditsBefore(seq: number, least: number): Promise<Journal> {
    return readJournal(this.#db, await startOfPageBefore(this.#db, seq, least), seq - 1);
  }

  /** What the edits after version `seq` up to `until` come to. */
  readPast(seq: number, until: number, watch?: Watch): Promise<Past> {
    return readPast(this.#db, seq, until, watch);
  }

  /** The versions among edits that lie in pages. */
  readVersions(): Promise<Version[]> {
    return readVersions(this.#db);
  }

  /** In slices; rejects with the signal's reason when told to end. */
  async readBaseline(watch: Watch = UNWATCHED): Promise<Project[]> {
    const parts = (await asPromise(
      this.transaction("baseline", "readonly").objectStore("baseline").getAll(),
    )) as unknown[];
    return inSlices(reviveParts(parts), watch);
  }

  /** Every record of a store that can be had at all, one by one. */
  async readSingly(name: StoreName): Promise<{ key: IDBValidKey; value: unknown }[]> {
    const keys = await asPromise(this.transaction(name, "readonly").objectStore(name).getAllKeys());
    const found: { key: IDBValidKey; value: unknown }[] = [];
    for (const key of keys) {
      const value = await asPromise(
        this.transaction(name, "readonly").objectStore(name).get(key) as IDBRequest<unknown>,
      ).catch((cause: unknown) => ({ unreadable: String(cause) }));
      found.push({ key, value });
    }
    return found;
  }

  /**
   * Begins at once; resolves when the transaction is on disk or was refused by `seen`. Rejects with the browser's error
   * (QuotaExceededError, InvalidStateError…); nothing of the batch is kept then.
   */
  async write(batch: Batch): Promise<Outcome> {
    const outcome = await this.#writeOnce(batch);
    if (outcome === "saved") await this.copy(["ledger"]);
    return outcome;
  }

  /** Resolves when what was written in these parts is in the copy too, or there is none. Never rejects. */
  copy(parts: readonly Part[]): Promise<void> {
    return this.twin?.follow(parts) ?? Promise.resolve();
  }

  #writeOnce(batch: Batch): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const transaction = this.transaction(WRITTEN, "readwrite");
      let refused: Outcome | null = null;
      let thrown: unknown = null;
      transaction.addEventListener("complete", () => resolve("saved"));
      transaction.addEventListener("abort", () =>
        refused
          ? resolve(refused)
          : reject(thrown ?? transaction.error ?? new DOMException("aborted", "AbortError")),
      );
      // Once commit is called nothing can be taken back: it waits until the head has been looked at and all is handed over.
      let waitsFor = 2;
      const commit = (): void => {
        if (--waitsFor === 0) transaction.commit();
      };
      const check = transaction.objectStore("meta").get(HEAD);
      check.addEventListener("success", () => {
        refused = compare(batch.seen, toHead(check.result));
        if (refused) transaction.abort();
        else commit();
      });
      const steps = requestsOf(batch, transaction);
      const go = (): void => {
        try {
          let last: IDBRequest | null = null;
          for (let i = 0; i < GO; i++) {
            const step = steps.next();
            if (step.done) {
              commit();
              return;
            }
            last = step.value;
          }
          last!.addEventListener("success", go);
        } catch (cause) {
          // An aborted transaction takes no more requests, and no second abort; otherwise this very request was refused.
          thrown ??= cause;
          try {
            transaction.abort();
          } catch {
            // It is on its way to the abort event already.
          }
        }
      };
      go();
    });
  }

  /** Takes other projects as those of the files: what they changed has been looked through. */
  async keepBaseline(projects: readonly Project[]): Promise<void> {
    const transaction = this.transaction("baseline", "readwrite");
    transaction.objectStore("baseline").clear();
    projectParts(projects).forEach((part, index) =>
      transaction.objectStore("baseline").put({ projects: part }, index),
    );
    await done(transaction);
    await this.copy(["baseline"]);
  }

  /** Empties the store: the next opening shows the files. */
  clear(): Promise<void> {
    return emptyAll(this.#db);
  }
}

function compare(seen: Head | null, found: Head | null): Outcome | null {
  if (seen === null) return found === null ? null : "behind";
  if (found === null || found.epoch !== seen.epoch) return "replaced";
  return found.seq === seen.seq ? null : "behind";
}

const parts = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / PART) }, (_, part) =>
    list.slice(part * PART, (part + 1) * PART),
  );
const projectParts = (projects: readonly Project[]): Project[][] => parts(projects);

function* requestsOf(
  { next, edits, rows, baseline }: Batch,
  transaction: IDBTransaction,
): Generator<IDBRequest, void, undefined> {
  const store = (name: StoreName) => transaction.objectStore(name);
  for (const [id, row] of rows)
    yield row ? store("projects").put({ id, ...row }, id) : store("projects").delete(id);
  for (const { changes, ...edit } of edits) {
    const pieces = parts(changes);
    yield store("edits").put(
      { ...edit, parts: Math.max(1, pieces.length), changes: pieces[0] ?? [] },
      [edit.seq, 0],
    );
    for (let part = 1; part < pieces.length; part++)
      yield store("edits").put({ seq: edit.seq, part, changes: pieces[part] }, [edit.seq, part]);
  }
  if (baseline) {
    yield store("baseline").clear();
    for (const [index, part] of projectParts(baseline).entries())
      yield store("baseline").put({ projects: part }, index);
  }
  yield store("meta").put(next, HEAD);
}

function* reviveParts(parts: readonly unknown[]): Steps<Project[]> {
  const projects: Project[] = [];
  for (const [index, part] of parts.entries()) {
    for (const value of (part as { projects?: readonly unknown[] } | null)?.projects ?? []) {
      const project = reviveProject(value);
      if (project) projects.push(project);
    }
    yield (index + 1) / parts.length;
  }
  return projects;
}

function toRow(value: unknown): Row | null {
  const { id, order, project } = (value ?? {}) as {
    id?: unknown;
    order?: unknown;
    project?: unknown;
  };
  const revived = reviveProject(project);
  return revived && revived.id === id && typeof order === "number" && Number.isFinite(order)
    ? { order, project: revived }
    : null;
}
