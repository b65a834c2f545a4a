// The journal as rows of a list, newest first: days, edits, and below an unfolded edit what it changed. Pure.
import { stepsOf, type Edit } from "#ledger/journal.ts";
import { linesBetween, type Line } from "#ledger/sinceLines.ts";
import { showDay } from "#ledger/showValue.ts";
import type { ProjectId } from "#base/ids.ts";

export type HistoryItem =
  /** `edits` is null for a day whose beginning is not here. */
  | { type: "day"; day: string; edits: number | null }
  | { type: "newer" | "older" }
  | { type: "edit"; edit: Edit; undone: boolean; open: boolean }
  | { type: "actions"; edit: Edit }
  | { type: "project"; id: ProjectId; name: string; what: "added" | "removed" | "changed" }
  | { type: "line"; line: Line };

/** Edits of people that were taken back and not done again; undo itself is not among them. */
export function undoneEdits(
  edits: readonly Edit[],
  later: readonly Edit[] = [],
): ReadonlySet<number> {
  const standing = new Set(stepsOf(later.length === 0 ? edits : [...edits, ...later]).undo);
  return new Set(
    edits
      .filter(
        ({ seq, changes, undoes, redoes }) =>
          changes.length > 0 && undoes === null && redoes === null && !standing.has(seq),
      )
      .map(({ seq }) => seq),
  );
}

/** What of the history is here: `later` are the undoing and redoing after `edits` that are not listed. */
export type Listed = {
  edits: readonly Edit[];
  later?: readonly Edit[];
  detached?: boolean;
  hasOlder?: boolean;
};

export function historyItems(
  { edits, later = [], detached = false, hasOlder = false }: Listed,
  open: ReadonlySet<number>,
): HistoryItem[] {
  const undone = undoneEdits(edits, later);
  const items: HistoryItem[] = detached ? [{ type: "newer" }] : [];
  let day: { type: "day"; day: string; edits: number | null } = { type: "day", day: "", edits: 0 };
  for (let i = edits.length - 1; i >= 0; i--) {
    const edit = edits[i]!;
    const on = showDay(edit.at);
    if (day.day !== on) items.push((day = { type: "day", day: on, edits: 0 }));
    day.edits = (day.edits ?? 0) + 1;
    items.push({ type: "edit", edit, undone: undone.has(edit.seq), open: open.has(edit.seq) });
    if (open.has(edit.seq)) for (const item of detailsOf(edit)) items.push(item);
  }
  if (hasOlder) day.edits = null;
  if (hasOlder) items.push({ type: "older" });
  return items;
}

/** Row of an edit in the list. */
export const placeOf = (items: readonly HistoryItem[], seq: number): number =>
  items.findIndex((item) => item.type === "edit" && item.edit.seq === seq);

function* detailsOf(edit: Edit): Generator<HistoryItem> {
  yield { type: "actions", edit };
  for (const { id, before, after } of edit.changes) {
    const project = after ?? before;
    if (!project) continue;
    yield {
      type: "project",
      id,
      name: project.name,
      what: !before ? "added" : !after ? "removed" : "changed",
    };
    if (before && after)
      for (const line of linesBetween(before, after)) yield { type: "line", line };
  }
}
