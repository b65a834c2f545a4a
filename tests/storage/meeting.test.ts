// Decks and minutes in the store: what is written, what another window brings, and that nobody's words are lost. IndexedDB in memory.
import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NO_MEETING, type Deck, type Meeting, type Minute } from "#ledger/meeting/meeting.ts";
import { mergeMeetings, sameDeck } from "#ledger/meeting/merge.ts";
import { done } from "#storage/database.ts";
import { LedgerStore } from "#storage/ledgerStore.ts";
import { MeetingKeeper, type KeptMeeting } from "#storage/meeting.ts";

const deck = (id: string, name = id): Deck => ({ id, name, scenes: [], seconds: 20, madeAt: 1 });
const minute = (id: string, text = id): Minute => ({
  id,
  kind: "todo",
  text,
  office: null,
  owner: null,
  dueOn: null,
  done: false,
  at: [110.7, 21.5],
  project: null,
  task: null,
  madeAt: 1,
  by: "",
  meeting: "五月调度会",
});

type Seat = {
  keeper: MeetingKeeper;
  kept: KeptMeeting;
  change: (edit: (meeting: Meeting) => Meeting) => void;
  meeting: () => Meeting;
  store: LedgerStore;
  troubles: (string | null)[];
  both: () => number;
};
let name = "";
let count = 0;
let seats: Seat[] = [];
/** Transactions of all windows that are not over. */
const running = new Set<Promise<void>>();
beforeEach(() => {
  name = `meeting-${++count}`;
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const { store } of seats.splice(0)) store.close();
  seats = [];
});

/** A window as main.tsx wires it; `announces` false: the message to the others is lost. */
async function sit(announces = true, first: Meeting = NO_MEETING): Promise<Seat> {
  const store = (await LedgerStore.open(name)) as LedgerStore;
  follow(store);
  let meeting = first;
  let both = 0;
  const troubles: (string | null)[] = [];
  const keeper: MeetingKeeper = new MeetingKeeper(store, {
    get: () => meeting,
    show: (next) => {
      meeting = next;
    },
    report: (trouble) => void troubles.push(trouble),
    came: (met) => {
      both += met;
    },
    announce: () =>
      announces && seats.forEach((seat) => seat.keeper !== keeper && void seat.keeper.catchUp()),
  });
  const kept = await keeper.begin();
  const seat: Seat = {
    keeper,
    kept,
    store,
    troubles,
    both: () => both,
    meeting: () => meeting,
    change: (edit) => {
      meeting = edit(meeting);
      keeper.follow();
    },
  };
  seats.push(seat);
  return seat;
}
function follow(store: LedgerStore): void {
  const begin = store.transaction.bind(store);
  store.transaction = (...given) => {
    const transaction = begin(...given);
    const over = transaction.done.catch(() => undefined).finally(() => running.delete(over));
    running.add(over);
    return transaction;
  };
}
const put =
  (item: Deck) =>
  (meeting: Meeting): Meeting => ({
    ...meeting,
    decks: meeting.decks.some(({ id }) => id === item.id)
      ? meeting.decks.map((other) => (other.id === item.id ? item : other))
      : [...meeting.decks, item],
  });
const drop =
  (id: string) =>
  (meeting: Meeting): Meeting => ({
    ...meeting,
    decks: meeting.decks.filter((item) => item.id !== id),
  });
const note =
  (item: Minute) =>
  (meeting: Meeting): Meeting => ({
    ...meeting,
    minutes: [...meeting.minutes.filter(({ id }) => id !== item.id), item],
  });
/** Every window has done what a change here led to: no transaction is open, and none has been begun since. */
async function settled(): Promise<void> {
  do {
    await Promise.all(running);
    await turn();
  } while (running.size > 0);
}
/** One turn of the event loop: whatever a finished promise leads to has been begun. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const names = (seat: Seat): string[] => seat.meeting().decks.map((item) => item.name);

it("what is made comes back in its order, and only what changed is written", async () => {
  const one = await sit();
  one.change((meeting) => put(deck("c"))(put(deck("a"))(put(deck("b"))(meeting))));
  one.change(note(minute("m")));
  await settled();
  const puts = vi.spyOn(IDBObjectStore.prototype, "put");
  one.change(put(deck("a", "改名")));
  await settled();
  expect(puts.mock.calls.map(([, key]) => key)).toEqual(["a"]);
  one.change((meeting) => ({ ...meeting, decks: meeting.decks.toReversed() }));
  await settled();
  const two = await sit();
  expect(two.meeting()).toEqual(one.meeting());
  expect(names(two)).toEqual(["c", "改名", "b"]);
  expect(two.keeper.unsaved).toBe(false);
});

it("begins to write in the tick of the change", async () => {
  const one = await sit();
  const opened = vi.spyOn(one.store, "transaction");
  one.change(put(deck("a")));
  expect(opened).toHaveBeenCalledTimes(1);
  expect(one.keeper.unsaved).toBe(true);
  await settled();
  expect(one.keeper.unsaved).toBe(false);
});

describe("two windows", () => {
  it("see each other's items and removals", async () => {
    const [one, two] = [await sit(), await sit()];
    one.change(put(deck("a")));
    await settled();
    two.change(put(deck("b")));
    await settled();
    expect([names(one), names(two)]).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
    one.change(drop("a"));
    await settled();
    expect([names(one), names(two)]).toEqual([["b"], ["b"]]);
    expect(one.both() + two.both()).toBe(0);
  });

  it("agree on the order that one of them chose, and then rest", async () => {
    const [one, two] = [await sit(), await sit()];
    one.change((meeting) => put(deck("c"))(put(deck("b"))(put(deck("a"))(meeting))));
    await settled();
    two.change((meeting) => ({ ...meeting, decks: meeting.decks.toReversed() }));
    await settled();
    expect([names(one), names(two)]).toEqual([
      ["c", "b", "a"],
      ["c", "b", "a"],
    ]);
    const puts = vi.spyOn(IDBObjectStore.prototype, "put");
    await Promise.all([one.keeper.catchUp(), two.keeper.catchUp()]);
    await settled();
    expect(puts).not.toHaveBeenCalled();
  });

  it("that changed one item differently keep both: here as it is, the other's as a copy", async () => {
    const one = await sit(false);
    one.change(put(deck("a")));
    await settled();
    const two = await sit(false);
    one.change(put(deck("a", "甲的")));
    await settled();
    two.change(put(deck("a", "乙的")));
    await settled();
    expect(names(two)).toEqual(["乙的", "甲的（另一窗口）"]);
    expect(two.both()).toBe(1);
    await one.keeper.catchUp();
    expect(names(one)).toEqual(names(two));
    expect(names(await sit())).toEqual(names(two));
  });

  it("of which one removed what the other changed, keep it", async () => {
    const one = await sit(false);
    one.change((meeting) => put(deck("b"))(put(deck("a"))(meeting)));
    await settled();
    const two = await sit(false);
    one.change((meeting) => put(deck("b", "乙改"))(drop("a")(meeting)));
    await settled();
    two.change((meeting) => put(deck("a", "甲改"))(drop("b")(meeting)));
    await settled();
    expect(names(two).toSorted()).toEqual(["乙改", "甲改"].toSorted());
    await one.keeper.catchUp();
    expect(names(one).toSorted()).toEqual(["乙改", "甲改"].toSorted());
  });
});

it("a full disk is said, loses nothing, and the next try writes all", async () => {
  const one = await sit();
  const transaction = one.store.transaction.bind(one.store);
  const refuse = vi.spyOn(one.store, "transaction").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  one.change(put(deck("a")));
  await settled();
  one.change(note(minute("m")));
  await settled();
  expect(one.troubles.at(-1)).toContain("存储空间已满");
  expect(one.keeper.unsaved).toBe(true);
  refuse.mockImplementation(transaction);
  await one.keeper.catchUp();
  expect(one.troubles.at(-1)).toBeNull();
  expect((await sit()).meeting()).toEqual(one.meeting());
});

it("records that are no items stay untouched and are counted", async () => {
  const store = (await LedgerStore.open(name)) as LedgerStore;
  const transaction = store.transaction(["decks", "minutes"], "readwrite");
  const decks = transaction.objectStore("decks");
  await done(transaction, [
    decks.put({ order: 0, item: { ...deck("a"), scenes: [7] } }, "a"),
    decks.put("垃圾", "b"),
    transaction.objectStore("minutes").put({ order: 0, item: { id: "other" } }, "m"),
  ]);
  store.close();
  const one = await sit();
  expect(one.kept).toMatchObject({ unreadable: 2, parts: 1 });
  one.change(put(deck("c")));
  await settled();
  expect(
    (await one.store.readSingly("decks")).map(({ key, value }) => [key, typeof value]),
  ).toEqual([
    ["a", "object"],
    ["b", "string"],
    ["c", "object"],
  ]);
});

it("what was made before the store was read stands beside what it held", async () => {
  const one = await sit();
  one.change(put(deck("a")));
  await settled();
  const two = await sit(true, { decks: [deck("b")], minutes: [] });
  await settled();
  expect(names(two)).toEqual(["a", "b"]);
  expect(names(one).toSorted()).toEqual(["a", "b"]);
});

describe("merging", () => {
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 });
  const side = fc
    .tuple(ids, fc.array(fc.constantFrom("1", "2", "3"), { minLength: 4, maxLength: 4 }))
    .map(([list, values]): Meeting => ({
      decks: list.map((id, index) => deck(id, values[index]!)),
      minutes: [],
    }));

  it("loses no change of either side and adds nothing else", () => {
    fc.assert(
      fc.property(side, side, side, (base, mine, theirs) => {
        let n = 0;
        const { decks } = mergeMeetings(base, mine, theirs, () => `copy${n++}`);
        const was = (item: Deck) => base.decks.some((other) => sameDeck(other, item));
        for (const item of mine.decks) if (!was(item)) expect(decks).toContainEqual(item);
        for (const item of theirs.decks)
          if (!was(item))
            expect(
              decks.some(({ name }) => name === item.name || name === `${item.name}（另一窗口）`),
            ).toBe(true);
        for (const item of decks)
          expect(
            [...mine.decks, ...theirs.decks].some(({ name }) => item.name.startsWith(name)),
          ).toBe(true);
        expect(new Set(decks.map(({ id }) => id)).size).toBe(decks.length);
      }),
      { seed: 20230423 },
    );
  });

  it("with what is already there changes nothing, not even the object", () => {
    fc.assert(
      fc.property(side, side, (base, mine) => {
        expect(mergeMeetings(base, mine, mine, () => "x")).toBe(mine);
        expect(mergeMeetings(mine, mine, mine, () => "x")).toBe(mine);
      }),
      { seed: 20230423 },
    );
  });
});
