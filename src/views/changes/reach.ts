// Versions older than the edits that are here: what came after them is read from the store once somebody looks at them.
import { useEffect } from "react";
import { learnPast, learnVersions } from "#state/actions/keep.ts";
import { fromAddress } from "#state/address.ts";
import { reachesBack } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import type { Store } from "#state/store.ts";
import { keeper } from "#storage/keeper.ts";
import { useDesk, useDeskStore } from "../desk.ts";

const reading = new Set<number>();

/** Reads what the edits between version `seq` and those that are here come to. */
async function reachVersion(store: Store, seq: number): Promise<void> {
  const { edits, saving } = store.get();
  const first = edits[0]?.seq ?? 0;
  // A version of another machine is never reached.
  if (saving.phase === "off" || first <= 1 || seq >= first || reading.has(seq)) return;
  if (reachesBack(store.get(), seq)) return;
  reading.add(seq);
  const past = await keeper.readPast(seq, first - 1);
  reading.delete(seq);
  if (past) store.dispatch(learnPast(past));
}

/** Whether the journal here reaches back to the version; asks for it where it does not. */
export function useReach(seq: number): boolean {
  const store = useDeskStore();
  const reaches = useDesk((state) => reachesBack(state, seq));
  useEffect(() => {
    if (!reaches) void reachVersion(store, seq);
  }, [store, seq, reaches]);
  return reaches;
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
      void reachVersion(store, seq);
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
