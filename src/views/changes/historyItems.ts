// The journal as rows of a list, newest first: days, edits, and below an unfolded edit what it changed. Pure.
import { stepsOf, type Edit } from "#ledger/journal.ts";
import { linesBetween, type Line } from "#ledger/sinceLines.ts";
import { showDay } from "#ledger/showValue.ts";
import type { ProjectId } from "#base/ids.ts";

export type HistoryItem =
  | { type: "day"; day: string; edits: number }
  | { type: "edit"; edit: Edit; undone: boolean; open: boolean }
  | { type: "actions"; edit: Edit }
  | { type: "project"; id: ProjectId; name: string; what: "added" | "removed" | "changed" }
  | { type: "line"; line: Line };

/** Edits of people that were taken back and not done again; undo itself is not among them. */
export function undoneEdits(edits: readonly Edit[]): ReadonlySet<number> {
  const standing = new Set(stepsOf(edits).undo);
  return new Set(
    edits
      .filter(
        ({ seq, changes, undoes, redoes }) =>
          changes.length > 0 && undoes === null && redoes === null && !standing.has(seq),
      )
      .map(({ seq }) => seq),
  );
}

export function historyItems(edits: readonly Edit[], open: ReadonlySet<number>): HistoryItem[] {
  const undone = undoneEdits(edits);
  const items: HistoryItem[] = [];
  let day = { type: "day" as const, day: "", edits: 0 };
  for (const edit of edits.toReversed()) {
    const on = showDay(edit.at);
    if (day.day !== on) items.push((day = { type: "day", day: on, edits: 0 }));
    day.edits++;
    items.push({ type: "edit", edit, undone: undone.has(edit.seq), open: open.has(edit.seq) });
    if (open.has(edit.seq)) for (const item of detailsOf(edit)) items.push(item);
  }
  return items;
}

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
