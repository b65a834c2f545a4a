// Versions older than the edits that are here: what came after them is read from the store once somebody looks at them.
import { useEffect, useEffectEvent, useState } from "react";
import { UNWATCHED, type Watch } from "#base/watch.ts";
import { learnPast, learnVersions } from "#state/actions/keep.ts";
import { fromAddress } from "#state/address.ts";
import { reachesBack } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import { keeper } from "#storage/keeper.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { useWork, type Working } from "../ui/Work.tsx";

/** A version that is being read, once for all who wait for it. */
type Reading = {
  watches: Set<Watch>;
  share: number | null;
  stop: AbortController;
  done: Promise<void>;
};
const readings = new Map<number, Reading>();

function beginReading(store: Store, seq: number, until: number): Reading {
  const stop = new AbortController();
  const reading: Reading = { watches: new Set(), share: 0, stop, done: Promise.resolve() };
  const progress = (share: number | null): void => {
    reading.share = share;
    for (const watch of reading.watches) watch.progress(share);
  };
  reading.done = keeper
    .readPast(seq, until, { signal: stop.signal, progress })
    .then((past) => void (past && store.dispatch(learnPast(past))))
    .finally(() => readings.delete(seq));
  readings.set(seq, reading);
  return reading;
}

/**
 * Reads what the edits between version `seq` and those that are here come to. Rejects with the signal's reason
 * when told to end; the reading itself ends when nobody waits for it any more.
 */
async function reachVersion(store: Store, seq: number, watch: Watch): Promise<void> {
  const { edits, saving } = store.get();
  const first = edits[0]?.seq ?? 0;
  // A version of another machine is never reached.
  if (saving.phase === "off" || first <= 1 || seq >= first || reachesBack(store.get(), seq)) return;
  const reading = readings.get(seq) ?? beginReading(store, seq, first - 1);
  reading.watches.add(watch);
  watch.progress(reading.share);
  // The signal of what nobody watches lives as long as the page: no listener may stay on it.
  const heard = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const leave = (): void => {
      reading.watches.delete(watch);
      if (reading.watches.size === 0) reading.stop.abort();
      reject(watch.signal.reason as Error);
    };
    watch.signal.addEventListener("abort", leave, { signal: heard.signal });
    reading.done.then(resolve, reject);
  }).finally(() => heard.abort());
}

export type Reach = {
  /** Whether the journal here reaches back to the version. */
  reaches: boolean;
  /** The reading of what is missing. */
  working: Working;
  /** The user ended it; `again` begins anew. */
  isStopped: boolean;
  again: () => void;
};

/** Where the journal here does not reach back to the version, what is missing is read. */
export function useReach(seq: number): Reach {
  const store = useDeskStore();
  const reaches = useDesk((state) => reachesBack(state, seq));
  const working = useWork();
  const [stopped, setStopped] = useState<number | null>(null);
  const read = useEffectEvent(() => {
    setStopped(null);
    void working
      .run((watch) => reachVersion(store, seq, watch))
      .then((isDone) => !isDone && setStopped(seq));
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!reaches) read();
  }, [seq, reaches, round]);
  return {
    reaches,
    working,
    isStopped: stopped === seq && working.state === null,
    again: () => setRound((now) => now + 1),
  };
}

/** The versions that can be chosen may have grown since the page was opened: old edits are put into pages in the background. */
export function useVersions(): State["versions"] {
  const store = useDeskStore();
  useEffect(() => {
    void keeper.readVersions().then((versions) => store.dispatch(learnVersions(versions)));
  }, [store]);
  return useDesk(({ versions }) => versions);
}

const versionsInDecks = ({ decks }: State["meeting"]): number[] =>
  decks.flatMap(({ scenes }) => scenes.flatMap(({ address }) => fromAddress(address).since ?? []));

/** The version that the view compares with, and those of the scenes, are reached without anybody waiting for them. */
export function watchHistory(store: Store): void {
  const reach = ({ view, meeting }: State): void => {
    for (const seq of new Set([
      ...(view.since === null ? [] : [view.since]),
      ...versionsInDecks(meeting),
    ]))
      void reachVersion(store, seq, UNWATCHED);
  };
  store.subscribe((state, before) => {
    if (
      state.view.since !== before.view.since ||
      state.meeting !== before.meeting ||
      state.past !== before.past
    )
      reach(state);
  });
  reach(store.get());
}
