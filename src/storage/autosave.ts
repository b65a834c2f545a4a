// Follows the journal and keeps every edit: the write begins in the tick of the edit, and only what is on disk counts as saved.
// Knows the store and what one window must do when another has written first; knows no screen.
import { newId } from "#base/ids.ts";
import type { Edit } from "#ledger/journal.ts";
import type { OfficeKey } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import { rebaseEdits, type Conflict } from "#ledger/rebase.ts";
import { storage } from "#words/zh-CN/storage.ts";
import type { Gone, Kept, LedgerStore, Outcome, Row } from "./ledgerStore.ts";
import type { Head } from "./metaKeys.ts";
import { Orders } from "./orders.ts";

const say = storage.reasons;

/** As the state holds it. */
export type Saving = {
  phase: "saved" | "saving" | "failed" | "behind";
  seq: number;
  reason: string | null;
};

/** What the window must do for its store. */
export type Window = {
  journal: () => readonly Edit[];
  /** By which another way of writing the same offices is no conflict. */
  officeKey?: () => OfficeKey;
  report: (saving: Saving) => void;
  /** Edits of another window that follow the newest one here. */
  receive: (edits: readonly Edit[]) => void;
  /** Other projects, with the journal that led to them. */
  replace: (projects: readonly Project[], edits: readonly Edit[]) => void;
  /** After `mine` edits of this window, perhaps none, were laid upon those of another. */
  merged: (conflicts: readonly Conflict[], theirs: readonly Edit[], mine: number) => void;
  /** Tells the other windows that there is something new. */
  announce: () => void;
};

const GONE: Readonly<Record<Gone, string>> = {
  version: say.versionChange,
  deleted: say.deleted,
  closed: say.closed,
};

/** Edits that are read of a journal that this window has not seen. */
const NEWEST = 1500;

type Entry = { edit: Edit; rows: ReadonlyMap<string, Row | null> };

export class Autosave {
  readonly #store: LedgerStore;
  readonly #window: Window;
  readonly #orders = new Orders();
  /** What this window knows to be in the store. */
  #head: Head | null;
  /** The projects that the first edit was made on; null once they are in the store. */
  #first: readonly Project[] | null;
  #queue: Entry[] = [];
  /** Newest edit seen here, kept or not. */
  #newest: number;
  #busy = false;
  /** Another window has written while this one was busy. */
  #called = false;
  #stopped: string | null = null;

  /** `kept` is what the store held, or null; then `files` are the projects that the first edit will find. */
  constructor(store: LedgerStore, window: Window, kept: Kept | null, files: readonly Project[]) {
    this.#store = store;
    this.#window = window;
    this.#head = kept?.head ?? null;
    this.#newest = kept?.head.seq ?? 0;
    this.#first = kept ? null : files;
    if (kept) this.#orders.learn(kept.rows);
    else this.#orders.begin(files);
    store.onGone = (why) => this.stop(GONE[why]);
  }

  get unsaved(): number {
    return this.#queue.length;
  }

  /** Called in the tick of an edit, with the journal and the projects after it. */
  follow(edits: readonly Edit[], projects: readonly Project[]): void {
    let from = edits.length;
    while (from > 0 && edits[from - 1]!.seq > this.#newest) from--;
    if (from === edits.length) return;
    for (const edit of edits.slice(from)) this.#enqueue(edit, projects);
    if (this.#stopped !== null) this.#report("failed", this.#stopped);
    else if (this.#busy) this.#report("saving");
    else void this.#flush();
  }

  retry(): void {
    if (this.#stopped === null) void this.#flush();
  }

  /** Nothing more is written; what is not kept stays in memory, and `reason` says so. */
  stop(reason: string): void {
    this.#stopped = reason;
    if (!this.#busy) this.#report("failed", reason);
  }

  /** Begins an untouched store with what a package holds, its journal included. False when something is kept here already. */
  adopt(projects: readonly Project[], edits: readonly Edit[]): boolean {
    if (
      this.#first === null ||
      this.#queue.length > 0 ||
      this.#busy ||
      this.#stopped !== null ||
      edits.length === 0
    )
      return false;
    const gone = this.#first.map(({ id }): [string, null] => [id, null]);
    this.#orders.begin(projects);
    this.#queue = edits.map((edit, index) => ({
      edit,
      rows: index === 0 ? new Map([...gone, ...this.#orders.rowsOf(projects)]) : new Map(),
    }));
    this.#newest = edits.at(-1)!.seq;
    void this.#flush();
    return true;
  }

  /** Looks whether another window has written. Edits that wait here find that out by themselves. */
  async catchUp(): Promise<void> {
    this.#called = this.#busy || this.#queue.length > 0;
    if (this.#called || this.#stopped !== null) return;
    this.#busy = true;
    try {
      const found = await this.#store.readHead();
      if (this.#head && (!found || found.epoch !== this.#head.epoch)) this.#stopped = say.replaced;
      else if (found && !this.#head) await this.#readAnew();
      else if (found && found.seq > this.#head!.seq) await this.#receive(this.#head!, found);
      if (this.#stopped === null && this.#queue.length === 0 && found) this.#report("saved");
      if (this.#stopped !== null) this.#report("behind", this.#stopped);
    } catch {
      // Unreadable now: the next write says what is wrong.
    }
    this.#busy = false;
    if (this.#queue.length > 0) void this.#flush();
    else if (this.#called) void this.catchUp();
  }

  async #receive(head: Head, found: Head): Promise<void> {
    const { edits } = await this.#store.readEdits(head.seq);
    const rows = await this.#store.readRows([
      ...new Set(edits.flatMap(({ changes }) => changes.map(({ id }) => id))),
    ]);
    // An edit made here while reading wins no race: its write is refused and laid upon all this. Gaps call for a full reading.
    if (this.#queue.length > 0) return;
    if (edits.length !== (edits.at(-1)?.seq ?? 0) - head.seq || edits.length === 0) {
      await this.#readAnew();
      return;
    }
    this.#orders.learn(rows);
    this.#newest = edits.at(-1)!.seq;
    this.#head = { ...found, seq: this.#newest };
    this.#window.receive(edits);
  }

  #enqueue(edit: Edit, projects: readonly Project[]): void {
    this.#newest = edit.seq;
    this.#queue.push({ edit, rows: this.#orders.rowsAfter(edit.changes, projects) });
  }

  #report(phase: Saving["phase"], reason: string | null = null): void {
    this.#window.report({ phase, seq: this.#head?.seq ?? 0, reason });
  }

  async #flush(): Promise<void> {
    if (this.#busy || this.#queue.length === 0 || this.#stopped !== null) return;
    this.#busy = true;
    const entries = this.#queue.slice();
    const next: Head = {
      epoch: this.#head?.epoch ?? newId(),
      seq: entries.at(-1)!.edit.seq,
    };
    let outcome: Outcome | null = null;
    let trouble: string | null = null;
    try {
      const written = this.#store.write({
        seen: this.#head,
        next,
        edits: entries.map(({ edit }) => edit),
        rows: this.#rowsOf(entries),
        baseline: this.#first,
      });
      this.#report("saving");
      outcome = await written;
      if (outcome === "behind") await this.#readAnew();
    } catch (cause) {
      trouble = this.#stopped ?? reasonOf(cause);
    }
    this.#busy = false;
    if (outcome === "replaced") this.#stopped = say.replaced;
    if (outcome === "saved") {
      this.#head = next;
      this.#first = null;
      this.#queue.splice(0, entries.length);
      this.#window.announce();
    }
    if (trouble !== null || this.#stopped !== null)
      this.#report(outcome === "replaced" ? "behind" : "failed", trouble ?? this.#stopped);
    else if (this.#queue.length > 0) void this.#flush();
    else {
      this.#report("saved");
      if (this.#called) void this.catchUp();
    }
  }

  #rowsOf(entries: readonly Entry[]): ReadonlyMap<string, Row | null> {
    const rows = new Map<string, Row | null>();
    if (this.#first)
      for (const [index, project] of this.#first.entries())
        rows.set(project.id, { order: index, project });
    for (const entry of entries) for (const [id, row] of entry.rows) rows.set(id, row);
    return rows;
  }

  /** Takes all from the store and lays what waits here upon it. */
  async #readAnew(): Promise<void> {
    const kept = await this.#store.read();
    if (!kept) {
      this.#stopped = say.replaced;
      return;
    }
    const since = this.#head?.epoch === kept.head.epoch ? this.#head.seq : 0;
    const { edits } = await this.#store.readEdits(
      since > 0 ? since : Math.max(0, kept.head.seq - NEWEST),
    );
    const theirs = edits.filter(({ seq }) => seq <= kept.head.seq);
    const pending = this.#queue.map(({ edit }) => edit);
    const journal = [...this.#window.journal().filter(({ seq }) => seq <= since), ...theirs];
    if ((journal.at(-1)?.seq ?? 0) !== kept.head.seq)
      journal.push({
        seq: kept.head.seq,
        at: 0,
        by: "",
        label: "",
        changes: [],
        mark: null,
        undoes: null,
        redoes: null,
      });
    const onto = kept.rows.map(({ project }) => project);
    const {
      edits: mine,
      projects,
      conflicts,
    } = rebaseEdits(pending, onto, journal, this.#window.officeKey?.() ?? null);
    this.#head = kept.head;
    this.#first = null;
    this.#orders.begin([]);
    this.#orders.learn(kept.rows);
    this.#queue = [];
    this.#newest = mine.at(-1)?.seq ?? kept.head.seq;
    for (const edit of mine)
      this.#queue.push({ edit, rows: this.#orders.rowsAfter(edit.changes, projects) });
    this.#window.replace(projects, [...journal, ...mine]);
    this.#window.merged(conflicts, theirs, pending.length);
  }
}

/** What the browser calls a disk or a file that it can no longer read or write. */
const DAMAGE: ReadonlySet<string> = new Set([
  "UnknownError",
  "DataError",
  "NotReadableError",
  "AbortError",
]);

/** The browser's error as a sentence with a remedy. */
export function reasonOf(cause: unknown): string {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : String(cause);
  if (name === "QuotaExceededError") return say.quota;
  if (DAMAGE.has(name)) return say.damaged(name);
  if (name === "InvalidStateError" || name === "NotFoundError") return say.closed;
  return say.unknown(name);
}
