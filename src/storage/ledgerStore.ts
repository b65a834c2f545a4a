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
  abort,
  begin,
  causeOf,
  done,
  emptyAll,
  openDatabase,
  type Database,
  type OpenFailure,
  type StoreName,
  type Transaction,
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
  readonly #db: Database;

  private constructor(db: Database, newer: boolean) {
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
  transaction<Mode extends IDBTransactionMode>(
    stores: StoreName | readonly StoreName[],
    mode: Mode,
  ): Transaction<Mode> {
    return begin(this.#db, stores, mode, { durability: "strict" });
  }

  readHead(): Promise<Head | null> {
    return headIn(this.transaction("meta", "readonly"));
  }

  /** The projects in their order. null when nothing was ever kept. Rejects when the database cannot be read at all. */
  async read(): Promise<Kept | null> {
    const transaction = this.transaction(["meta", "projects"], "readonly");
    const [found, values] = await Promise.all([
      transaction.objectStore("meta").get(HEAD),
      transaction
        .objectStore("projects")
        .getAll()
        .catch((): unknown[] | null => null),
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
      ? projects.getAll()
      : Promise.all(ids.map((id) => projects.get(id))));
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
    const parts = (await this.transaction("baseline", "readonly")
      .objectStore("baseline")
      .getAll()) as unknown[];
    return inSlices(reviveParts(parts), watch);
  }

  /** Every record of a store that can be had at all, one by one. */
  async readSingly(name: StoreName): Promise<{ key: IDBValidKey; value: unknown }[]> {
    const keys = await this.transaction(name, "readonly").objectStore(name).getAllKeys();
    const found: { key: IDBValidKey; value: unknown }[] = [];
    for (const key of keys) {
      const value = await this.transaction(name, "readonly")
        .objectStore(name)
        .get(key)
        .catch((cause: unknown) => ({ unreadable: String(cause) }));
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

  async #writeOnce(batch: Batch): Promise<Outcome> {
    const transaction = this.transaction(WRITTEN, "readwrite");
    let refused: Outcome | null = null;
    const look = async (): Promise<void> => {
      refused = compare(batch.seen, await headIn(transaction));
      if (refused) abort(transaction);
    };
    try {
      await Promise.all([look(), handOver(requestsOf(batch, transaction))]);
      // Once commit is called nothing can be taken back: the head has been looked at, and all is handed over.
      transaction.commit();
      await transaction.done;
      return "saved";
    } catch (caught) {
      abort(transaction);
      await transaction.done.catch(() => undefined);
      if (refused) return refused;
      throw causeOf(transaction, caught);
    }
  }

  /** Takes other projects as those of the files: what they changed has been looked through. */
  async keepBaseline(projects: readonly Project[]): Promise<void> {
    const transaction = this.transaction("baseline", "readwrite");
    const store = transaction.objectStore("baseline");
    await done(transaction, [
      store.clear(),
      ...projectParts(projects).map((part, index) => store.put({ projects: part }, index)),
    ]);
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

/** A go at a time. A request that the browser refuses at once leaves those before it to the transaction's end. */
async function handOver(requests: Iterable<Promise<unknown>>): Promise<void> {
  let go: Promise<unknown>[] = [];
  try {
    for (const request of requests) {
      go.push(request);
      if (go.length < GO) continue;
      await Promise.all(go);
      go = [];
    }
  } catch (cause) {
    void Promise.allSettled(go);
    throw cause;
  }
  await Promise.all(go);
}

function* requestsOf(
  { next, edits, rows, baseline }: Batch,
  transaction: Transaction<"readwrite">,
): Generator<Promise<unknown>, void, undefined> {
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
