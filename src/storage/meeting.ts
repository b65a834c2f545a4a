// Keeps decks and minutes, item by item: the write begins in the tick of the change where none is under way. Each write first looks what another
// window has written meanwhile and merges with it, so that a window which only reads goes the same way. Knows no screen.
import { newId } from "#base/ids.ts";
import { NO_MEETING, type Deck, type Meeting, type Minute } from "#ledger/meeting/meeting.ts";
import { mergeMeetings, sameDeck, sameMinute } from "#ledger/meeting/merge.ts";
import { reviveDeck, reviveMinute, type Revived } from "#ledger/meeting/revive.ts";
import { reasonOf } from "./autosave.ts";
import { abort, causeOf, done, type Transaction } from "./database.ts";
import type { LedgerStore } from "./ledgerStore.ts";

/** What is said of decks and minutes comes with the code that keeps them. */
export { minutes } from "#words/zh-CN/minutes.ts";

export type MeetingWindow = {
  get: () => Meeting;
  show: (meeting: Meeting) => void;
  /** Why the last write failed; null when all is on disk. */
  report: (trouble: string | null) => void;
  /** Another window's changes are shown now; `both` of them met changes made here and were kept beside these. */
  came: (both: number) => void;
  /** Something was written. */
  announce: () => void;
};

/** `unreadable`: records that stay untouched in the store; `parts`: what is missing inside readable ones. */
export type KeptMeeting = { meeting: Meeting; unreadable: number; parts: number };

type Item = Deck | Minute;
type Name = "decks" | "minutes";
const NAMES: readonly Name[] = ["decks", "minutes"];
/** `order` is its place in the list. Of records that hold no item only the key is known, and it is left alone. */
type Found = {
  orders: Map<string, number>;
  items: Item[];
  unreadable: Set<IDBValidKey>;
  parts: number;
};

const reviveOf = (name: Name): ((value: unknown) => Revived<Item> | null) =>
  name === "decks" ? reviveDeck : reviveMinute;
const sameItem = (name: Name, a: Item, b: Item): boolean =>
  name === "decks" ? sameDeck(a as Deck, b as Deck) : sameMinute(a as Minute, b as Minute);

function sortOut(name: Name, keys: readonly IDBValidKey[], values: readonly unknown[]): Found {
  const found: Found = { orders: new Map(), items: [], unreadable: new Set(), parts: 0 };
  values.forEach((value, index) => {
    const { order, item } = (value ?? {}) as { order?: unknown; item?: unknown };
    const revived = reviveOf(name)(item);
    if (!revived || revived.item.id !== keys[index]) {
      found.unreadable.add(keys[index]!);
      return;
    }
    found.parts += revived.lost;
    found.items.push(revived.item);
    found.orders.set(
      revived.item.id,
      typeof order === "number" && Number.isFinite(order) ? order : Number.MAX_SAFE_INTEGER,
    );
  });
  found.items.sort((a, b) => found.orders.get(a.id)! - found.orders.get(b.id)!);
  return found;
}

export class MeetingKeeper {
  readonly #store: LedgerStore;
  readonly #window: MeetingWindow;
  /** What this window knows to be in the store. */
  #base: Meeting = NO_MEETING;
  #busy = false;
  #again = false;
  #failed = false;
  #stopped = false;

  constructor(store: LedgerStore, window: MeetingWindow) {
    this.#store = store;
    this.#window = window;
  }

  /** Something here is not on disk yet. */
  get unsaved(): boolean {
    return this.#window.get() !== this.#base;
  }

  /** Brings in what the store holds; what was made here before stays and is written. Never rejects. */
  async begin(): Promise<KeptMeeting> {
    let kept: KeptMeeting = { meeting: NO_MEETING, unreadable: 0, parts: 0 };
    await this.#sync((found) => (kept = found));
    return kept;
  }

  /** Called in the tick of a change. */
  follow(): void {
    if (this.unsaved) void this.#sync();
  }

  /** Looks what another window has written; tries again what could not be written here. */
  catchUp(): Promise<void> {
    return this.#sync();
  }

  /** Nothing more is written. */
  stop(): void {
    this.#stopped = true;
  }

  async #sync(tell?: (kept: KeptMeeting) => void): Promise<void> {
    if (this.#stopped) return;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    const mine = this.#window.get();
    try {
      const { merged, wrote, both, kept } = await this.#exchange(mine);
      if (wrote) await this.#store.copy(["meeting"]);
      this.#base = merged;
      tell?.(kept);
      // What was changed here while the disk was busy lies upon what was written.
      const now = this.#window.get();
      const shown = now === mine ? merged : mergeMeetings(mine, now, merged, newId);
      if (shown !== now) this.#window.show(shown);
      if (!tell && merged !== mine) this.#window.came(both);
      if (this.#failed) this.#window.report(null);
      this.#failed = false;
      if (wrote) this.#window.announce();
      this.#again ||= this.unsaved;
    } catch (cause) {
      this.#failed = true;
      this.#window.report(reasonOf(cause));
    }
    this.#busy = false;
    if (!this.#again) return;
    this.#again = false;
    if (!this.#failed) await this.#sync();
  }

  /** One transaction: read, merge, write what differs. Kept whole or not at all. */
  async #exchange(mine: Meeting): Promise<Exchange> {
    const transaction = this.#store.transaction(NAMES, "readwrite");
    try {
      const [decks, notes] = await Promise.all([
        readAll(transaction, "decks"),
        readAll(transaction, "minutes"),
      ]);
      const { exchange, requests } = this.#merge(transaction, mine, decks, notes);
      await done(transaction, requests);
      return exchange;
    } catch (caught) {
      abort(transaction);
      throw causeOf(transaction, caught);
    }
  }

  #merge(
    transaction: Transaction<"readwrite">,
    mine: Meeting,
    decks: Found,
    notes: Found,
  ): { exchange: Exchange; requests: readonly Promise<unknown>[] } {
    const theirs: Meeting = { decks: decks.items as Deck[], minutes: notes.items as Minute[] };
    let both = 0;
    const merged = mergeMeetings(this.#base, mine, theirs, () => (both++, newId()));
    const requests = [
      ...writeList(transaction, "decks", decks, merged.decks),
      ...writeList(transaction, "minutes", notes, merged.minutes),
    ];
    const exchange: Exchange = {
      merged,
      wrote: requests.length > 0,
      both,
      kept: {
        meeting: theirs,
        unreadable: decks.unreadable.size + notes.unreadable.size,
        parts: decks.parts + notes.parts,
      },
    };
    return { exchange, requests };
  }
}

/** What came of bringing a window and the store together. `both`: how many items were changed here and there, and stand twice now. */
type Exchange = { merged: Meeting; wrote: boolean; both: number; kept: KeptMeeting };

async function readAll(transaction: Transaction<"readwrite">, name: Name): Promise<Found> {
  const store = transaction.objectStore(name);
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return sortOut(name, keys, values);
}

/**
 * Writes the items that differ from what was found, or stand elsewhere among the others; removes those that are gone.
 * Answers the requests.
 */
function writeList(
  transaction: Transaction<"readwrite">,
  name: Name,
  { orders, items, unreadable }: Found,
  merged: readonly Item[],
): Promise<unknown>[] {
  const store = transaction.objectStore(name);
  const known = new Map(items.map((item) => [item.id, item]));
  const requests: Promise<unknown>[] = [];
  let last = -Infinity;
  for (const item of merged) {
    if (unreadable.has(item.id)) continue;
    const [before, old] = [known.get(item.id), orders.get(item.id) ?? -Infinity];
    const order = old > last ? old : Math.max(last, -1) + 1;
    last = order;
    known.delete(item.id);
    if (before && order === old && sameItem(name, before, item)) continue;
    requests.push(store.put({ order, item }, item.id));
  }
  for (const id of known.keys()) requests.push(store.delete(id));
  return requests;
}
