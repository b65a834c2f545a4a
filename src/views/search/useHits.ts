// Finds in slices of a frame while somebody types; a new letter ends the search for the one before.
import { useEffect, useState } from "react";
import type { Steps } from "#base/steps.ts";
import { inSlices } from "#base/steps.ts";
import { findSteps, type HitGroup } from "#ledger/finding.ts";
import { columnsOf, prepareSearch } from "#state/selectors.ts";
import type { State } from "#state/state.ts";
import { useDesk, useDeskStore } from "../desk.ts";

/** Hits of each kind that are made at all. */
export const MOST = 50;

export type Hits = { text: string; groups: readonly HitGroup[] };

function* hitSteps(state: State, text: string): Steps<Hits> {
  const rows = yield* prepareSearch(state, text);
  if (!rows) return { text, groups: [] };
  const { ledger, base, readings } = state;
  const columns = columnsOf(ledger);
  const groups = yield* findSteps({ ledger, base, columns, rows }, text, readings, MOST);
  return { text, groups };
}

/** The hits of the last text that was searched to the end; null before the first. */
export function useHits(text: string): Hits | null {
  const store = useDeskStore();
  const ledger = useDesk((state) => state.ledger);
  const base = useDesk((state) => state.base);
  const readings = useDesk((state) => state.readings);
  const [hits, setHits] = useState<Hits | null>(null);
  useEffect(() => {
    const ending = new AbortController();
    inSlices(hitSteps(store.get(), text), {
      signal: ending.signal,
      progress: () => undefined,
    }).then(setHits, (cause: unknown) => {
      if (!ending.signal.aborted) throw cause;
    });
    return () => ending.abort();
  }, [store, text, ledger, base, readings]);
  return hits;
}
