// The history as it is scrolled: the edits that are here, and older pages from the store. Of a long way back only the last pages stay in memory.
import { useCallback, useRef, useState } from "react";
import type { Edit } from "#ledger/journal.ts";
import { keeper } from "#storage/keeper.ts";

/** Edits of older pages that are held at once. */
const MOST = 2000;

type Older = {
  /** Right before the edits that are here, as long as none has been let go. */
  edits: readonly Edit[];
  /** What was let go at the newer end: of these only the undoing and redoing still counts for what older edits have become. */
  later: readonly Edit[];
  /** Nothing older can be read. */
  ended: boolean;
};
const NONE: Older = { edits: [], later: [], ended: false };

const stepsOnly = (edits: readonly Edit[]): Edit[] =>
  edits
    .filter(({ undoes, redoes }) => undoes !== null || redoes !== null)
    .map((edit) => ({ ...edit, changes: [] }));

/** With an older page; what becomes too much goes at the newer end. */
export function withOlderPage(older: Older, page: readonly Edit[], here: readonly Edit[]): Older {
  if (page.length === 0) return { ...older, ended: true };
  const edits = [...page, ...older.edits];
  const isDetached = older.later.length > 0;
  if (edits.length <= MOST || edits.length === page.length) return { ...older, edits };
  const dropped = edits.slice(MOST);
  const later = isDetached ? older.later : [MARKER, ...stepsOnly(here)];
  return { ...older, edits: edits.slice(0, MOST), later: [...later, ...stepsOnly(dropped)] };
}

/** Says that something was let go even where none of it was an undoing. */
const MARKER: Edit = {
  seq: 0,
  at: 0,
  by: "",
  label: "",
  changes: [],
  mark: null,
  undoes: null,
  redoes: null,
};

/** `edits`: what is listed, oldest first · `later`: undoing and redoing after them · `detached`: newer ones were let go. */
export function useHistoryPages(here: readonly Edit[]): {
  edits: readonly Edit[];
  later: readonly Edit[];
  detached: boolean;
  hasOlder: boolean;
  readOlder: () => void;
  toNewest: () => void;
} {
  const [older, setOlder] = useState<Older>(NONE);
  const busy = useRef(false);
  const first = (older.edits[0] ?? here[0])?.seq ?? 1;
  const isDetached = older.later.length > 0;
  const readOlder = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    void keeper.readBefore(first).then(({ edits: page }) => {
      busy.current = false;
      setOlder((now) => withOlderPage(now, page, here));
    });
  }, [first, here]);
  // Edits that came from the store meanwhile are not listed twice.
  const attached = older.edits.filter(({ seq }) => seq < (here[0]?.seq ?? 0));
  return {
    edits: isDetached ? older.edits : older.edits.length === 0 ? here : [...attached, ...here],
    later: older.later,
    detached: isDetached,
    hasOlder: first > 1 && !older.ended,
    readOlder,
    toNewest: () => setOlder(NONE),
  };
}
