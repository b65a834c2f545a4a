// The keeper of this window's ledger: opens the town's store, holds what the screen must know of it beyond the state, hears other windows.
import { clockOf, dayOf } from "#base/clock.ts";
import { error, warning, type Issue } from "#base/issue.ts";
import type { Watch } from "#base/watch.ts";
import type { Edit, Past } from "#ledger/journal.ts";
import type { OfficeKey } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import { sameProject, type Conflict } from "#ledger/rebase.ts";
import type { Version } from "#ledger/since.ts";
import type { Town } from "#ledger/town.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { Autosave, type Window } from "./autosave.ts";
import { mayExist, type OpenFailure } from "./database.ts";
import type { MeetingKeeper, MeetingWindow } from "./meeting.ts";
import type { RecordSlice } from "./history/readJournal.ts";
import { LedgerStore, type Journal, type Kept } from "./ledgerStore.ts";
import { clearedBefore, rememberCleared, rememberSaved, savedBefore } from "./twin/savedBefore.ts";
import { Twin } from "./twin/Twin.ts";
import { loadPart } from "#base/loadPart.ts";

const say = storage;

/**
 * What opening found. `trouble` is why nothing can be kept; `kept` may be there all the same, to be looked at.
 * Where nothing was ever kept the store is made by `later`, after the first frame; it resolves to its trouble.
 */
export type Opening = {
  kept: Kept | null;
  trouble: string | null;
  issues: readonly Issue[];
  later: (() => Promise<string | null>) | null;
};

/** Edits that are read right after opening: enough for undo and for what was done lately. */
const NEWEST = 1500;
/** Edits of a page of the history where the store has none of its own. */
const PAGE_LEAST = 250;

/** What a window says to the others when decks or minutes alone have changed. */
const MEETING = "meeting";

export type KeeperView = {
  conflicts: readonly Conflict[];
  /** Something that happened in another window, to be said once. */
  notice: string | null;
  /** Something about the store that must be read, until it is closed. */
  warning: string | null;
  /** The store is damaged: it can be carried off raw, and begun anew. */
  damaged: boolean;
  /** What was saved and is lost is being brought back from its copy: up to two minutes, before the desk is there. */
  isRestoring: boolean;
  /** When this window last saw a write completed, in milliseconds since 1970. */
  savedAt: number | null;
  /** Why decks and minutes are not on disk; null when they are. */
  meetingTrouble: string | null;
  /** Edits of the history that the second database lacks yet, while it is brought up in the background; 0 when it has all, null when it cannot. */
  backlog: number | null;
};

/** One database a town and a place of the page; an example has its own beside the town's. */
export const storeName = ({ code, name, isExample }: Town, pathname: string): string =>
  `one-map:${isExample ? "example:" : ""}${code ?? name}:${pathname.slice(0, pathname.lastIndexOf("/") + 1)}`;

export class Keeper {
  name: string | null = null;
  store: LedgerStore | null = null;
  autosave: Autosave | null = null;
  meeting: MeetingKeeper | null = null;
  /** There should be a copy of what is lost, and it cannot be read. */
  hasLostCopy = false;
  #kept: Kept | null = null;
  #channel: BroadcastChannel | null = null;
  #view: KeeperView = {
    conflicts: [],
    notice: null,
    warning: null,
    damaged: false,
    isRestoring: false,
    savedAt: null,
    meetingTrouble: null,
    backlog: 0,
  };
  readonly #listeners = new Set<() => void>();

  /** The store, when this window may write to it. */
  get writable(): LedgerStore | null {
    return this.autosave ? this.store : null;
  }

  view = (): KeeperView => this.#view;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  show(change: Partial<KeeperView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Never rejects. */
  async open(name: string): Promise<Opening> {
    this.name = name;
    // A store that is gone although something was saved was thrown away by the browser: its copy is brought back before anything is shown.
    if ((await mayExist(name)) || savedBefore(name)) return this.#open(name);
    return { kept: null, trouble: null, issues: [], later: () => this.#openLate(name) };
  }

  /** Another window may have begun the store meanwhile: this one shows the files still, and catches up like after any other edit. */
  async #openLate(name: string): Promise<string | null> {
    const { trouble } = await this.#open(name);
    this.#kept = null;
    return trouble;
  }

  async #open(name: string): Promise<Opening> {
    const store = await LedgerStore.open(name);
    if (!(store instanceof LedgerStore)) {
      this.show({ damaged: store.failed === "broken" });
      return { kept: null, trouble: troubleOf(store), issues: [], later: null };
    }
    this.store = store;
    store.twin = Twin.of(name);
    if (store.twin) store.twin.onBacklog = () => this.show({ backlog: store.twin?.backlog ?? 0 });
    try {
      const before = savedBefore(name);
      const found = await store.read();
      // Empty, or fallen back behind what was saved: the browser has thrown away or lost part of its files.
      const isLess = (found?.head.seq ?? 0) < (before?.seq ?? 0);
      const restored =
        !store.newer && (!found || isLess)
          ? await this.#restore(store, name, before !== null)
          : null;
      const kept = (this.#kept = found && restored === null ? found : await store.read());
      const issues = kept && kept.lost > 0 ? [lostProjects(kept.lost)] : [];
      const seq = kept?.head.seq ?? 0;
      const missing = before && before.seq > seq ? before : null;
      if (missing) issues.push(goneEdits(seq, missing));
      else if (restored !== null) issues.push(restoredEdits(restored));
      if (missing || restored !== null) this.show({ warning: issues.at(-1)!.message });
      return { kept, trouble: store.newer ? say.reasons.newer : null, issues, later: null };
    } catch (cause) {
      this.show({ damaged: true });
      return {
        kept: null,
        trouble: say.reasons.broken(
          cause instanceof Error || cause instanceof DOMException ? cause.name : String(cause),
        ),
        issues: [],
        later: null,
      };
    }
  }

  /** Rejects when something was saved and the copy of it cannot be read: beginning anew would replace it. */
  async #restore(store: LedgerStore, name: string, isKnown: boolean): Promise<number | null> {
    try {
      this.show({ isRestoring: isKnown });
      return (await store.twin?.restore(clearedBefore(name))) ?? null;
    } catch (cause) {
      this.hasLostCopy = isKnown;
      if (isKnown) throw new DOMException(String(cause), "CopyError");
      store.twin = null;
      return null;
    } finally {
      this.show({ isRestoring: false });
    }
  }

  /** After the first frame: what the store has lost since the copy was written comes as another window's edits would. */
  async #beginTwin(store: LedgerStore): Promise<void> {
    if (!store.twin) await Twin.compact(this.name!);
    const healed = await store.twin?.begin(clearedBefore(this.name!));
    if (healed == null) return;
    await this.autosave?.catchUp();
    this.show({ warning: say.issues.restored(healed) });
  }

  /** Begins to keep what the window does. `files` are the projects of the town's files. */
  begin(window: Omit<Window, "announce" | "merged">, files: readonly Project[]): Autosave | null {
    if (!this.store) return null;
    this.#channel =
      typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(this.name!);
    this.autosave = new Autosave(
      this.store,
      {
        ...window,
        report: (saving) => {
          if (saving.phase === "saved" && saving.seq > 0) {
            this.show({ savedAt: Date.now() });
            rememberSaved(this.name!, { seq: saving.seq, at: this.#view.savedAt! });
          }
          window.report(saving);
        },
        receive: (edits) => {
          this.show({ notice: noticeOf(edits) });
          window.receive(edits);
        },
        merged: (conflicts, theirs, mine) =>
          this.show({
            conflicts: [...this.#view.conflicts, ...conflicts],
            notice: mine > 0 ? say.merged : noticeOf(theirs),
          }),
        announce: () => this.#channel?.postMessage("written"),
      },
      this.#kept,
      files,
    );
    const look = () => {
      void this.autosave?.catchUp();
      void this.meeting?.catchUp();
    };
    this.#channel?.addEventListener("message", ({ data }) =>
      data === MEETING ? void this.meeting?.catchUp() : look(),
    );
    // A window that slept may have missed the message.
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    this.#kept = null;
    look();
    return this.autosave;
  }

  /** Begins to keep decks and minutes, after `begin`; says what of them could not be read. Its code is fetched for this: rejects when it does not come. */
  async beginMeeting(window: Pick<MeetingWindow, "get" | "show">): Promise<readonly Issue[]> {
    const store = this.writable;
    if (!store) return [];
    const { MeetingKeeper, minutes } = await loadPart(
      () => import("./meeting.ts"),
      "in background",
    );
    const { both: met, came, parts: lost, unreadable: unread } = minutes.kept;
    this.meeting = new MeetingKeeper(store, {
      ...window,
      report: (meetingTrouble) => this.show({ meetingTrouble }),
      came: (both) => this.show({ notice: both > 0 ? met(both) : came }),
      announce: () => this.#channel?.postMessage(MEETING),
    });
    const { unreadable, parts } = await this.meeting.begin();
    void this.#beginTwin(store);
    const issues: Issue[] = [];
    if (unreadable > 0)
      issues.push(error("store.bad-meeting", unread(unreadable), { file: say.issues.file }));
    if (parts > 0)
      issues.push(warning("store.bad-meeting-part", lost(parts), { file: say.issues.file }));
    return issues;
  }

  /** The newest edits up to `seq`, and what of them could not be read. Older ones are read when they are asked for. */
  readJournal(seq: number): Promise<{ edits: Journal["edits"]; issues: readonly Issue[] }> {
    return this.#reading((store) => store.readEdits(Math.max(0, seq - NEWEST)), seq);
  }

  /** A page of the history right before edit `seq`. */
  readBefore(seq: number): Promise<{ edits: Journal["edits"]; issues: readonly Issue[] }> {
    return this.#reading((store) => store.readEditsBefore(seq, PAGE_LEAST), seq - 1);
  }

  /** The number of the last edit before these, which is read from the store alone; 0 when all are here. */
  lastBefore(edits: readonly Edit[]): number {
    const first = edits[0];
    if (!first) return 0;
    // What stands for a history that is still on its way is no edit itself.
    const isPlaceholder = first.changes.length === 0 && first.mark === null && first.at === 0;
    return isPlaceholder ? first.seq : first.seq - 1;
  }

  /**
   * The records of all edits before these, slice by slice, oldest first. Where the store cannot be read they
   * end, and the edits that did not come count as lost. Rejects when told to end.
   */
  async *recordsBefore(
    edits: readonly Edit[],
    signal: AbortSignal,
  ): AsyncGenerator<RecordSlice, void, undefined> {
    const until = this.lastBefore(edits);
    if (!this.store || until === 0) return;
    let known = 0;
    try {
      for await (const slice of this.store.recordSlices(until, signal)) {
        known += slice.edits + slice.lost;
        yield slice;
      }
    } catch {
      signal.throwIfAborted();
      yield { records: [], edits: 0, lost: Math.max(0, until - known) };
    }
  }

  async #reading(
    read: (store: LedgerStore) => Promise<Journal>,
    until: number,
  ): Promise<{ edits: Journal["edits"]; issues: readonly Issue[] }> {
    if (!this.store) return { edits: [], issues: [] };
    try {
      const { edits, lostEdits, lostChanges } = await read(this.store);
      const issues: Issue[] = [];
      if (lostEdits > 0)
        issues.push(
          warning("store.bad-edit", say.issues.edits(lostEdits), { file: say.issues.file }),
        );
      if (lostChanges > 0)
        issues.push(
          warning("store.bad-change", say.issues.changes(lostChanges), { file: say.issues.file }),
        );
      return { edits: edits.filter((edit) => edit.seq <= until), issues };
    } catch {
      return {
        edits: [],
        issues: [warning("store.no-journal", say.issues.journal, { file: say.issues.file })],
      };
    }
  }

  /**
   * What the edits after version `seq` up to `until` come to; null when that cannot be read. Rejects when
   * told to end.
   */
  async readPast(seq: number, until: number, watch: Watch): Promise<Past | null> {
    try {
      return (await this.store?.readPast(seq, until, watch)) ?? null;
    } catch {
      watch.signal.throwIfAborted();
      return null;
    }
  }

  /** The versions of old edits, oldest first. Never rejects. */
  readVersions(): Promise<readonly Version[]> {
    return this.store?.readVersions().catch(() => []) ?? Promise.resolve([]);
  }

  /** Whether the town's files differ from those that this ledger began with. */
  async filesDiffer(
    files: readonly Project[],
    officeKey: OfficeKey | null = null,
  ): Promise<boolean> {
    const baseline = await (this.store?.readBaseline() ?? Promise.resolve([])).catch(() => null);
    if (!baseline) return false;
    const known = new Map(baseline.map((project) => [project.id, project]));
    return (
      baseline.length !== files.length ||
      files.some(
        (project) =>
          !known.has(project.id) || !sameProject(project, known.get(project.id)!, officeKey),
      )
    );
  }

  /** The files as they are now have been looked through: later ones are compared with these. */
  acceptFiles(files: readonly Project[]): Promise<void> {
    return this.writable?.keepBaseline(files).catch(() => undefined) ?? Promise.resolve();
  }

  /** Empties the store for all windows. False when it could not be done. */
  async clear(): Promise<boolean> {
    if (!this.writable) return false;
    const { writable: store, name } = this;
    try {
      const head = await store.readHead();
      // The copy must not bring it back, whatever becomes of the copy itself.
      if (head) rememberCleared(name!, head.epoch);
      await store.twin?.clear().catch((cause: unknown) => {
        if (!head) throw cause;
      });
      await store.clear();
      rememberSaved(name!, null);
      this.#channel?.postMessage("written");
      return true;
    } catch {
      return false;
    }
  }
}

const noticeOf = (edits: readonly Edit[]): string =>
  say.otherTab(
    new Set(edits.flatMap(({ changes }) => changes.map(({ id }) => id))).size,
    edits.at(-1)?.by ?? "",
  );

function troubleOf({ failed, cause }: OpenFailure): string {
  const { noStore, blocked, slow, full, broken } = say.reasons;
  return { unavailable: noStore, blocked, slow, full, broken: broken(cause) }[failed];
}

const AT_STORE = { file: say.issues.file };

const lostProjects = (count: number): Issue =>
  error("store.bad-project", say.issues.projects(count), AT_STORE);

/** What the store holds ends before what this window knows to have been saved. */
const goneEdits = (seq: number, saved: { seq: number; at: number }): Issue => {
  const when = `${dayOf(saved.at)} ${clockOf(saved.at)}`;
  return error("store.gone", say.issues.gone(seq, saved.seq, when), AT_STORE);
};

const restoredEdits = (seq: number): Issue =>
  warning("store.restored", say.issues.restored(seq), AT_STORE);

/** The one of this page. */
export const keeper = new Keeper();
