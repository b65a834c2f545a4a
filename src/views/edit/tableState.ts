// What the table remembers while another panel is open: its columns, its sorting, the picked rows.
import type { ProjectId } from "#base/ids.ts";
import { FIRST_COLUMNS, type ColumnId, type Sort } from "../panels/tableColumns.ts";
import { readUnfinished } from "#storage/unfinishedText.ts";
import { makeSlot } from "./slot.ts";

/** The rows for which a value was being typed when the page was loaded anew. */
export const BULK_PICKED = "bulk picked";

export const columnsShown = makeSlot<readonly ColumnId[]>(FIRST_COLUMNS);
export const sorting = makeSlot<Sort | null>(null);
export const pickedRows = makeSlot<ReadonlySet<ProjectId>>(
  new Set(idsOf(readUnfinished(BULK_PICKED))),
);
/** The table lists the picked rows alone: after an import, or when asked to. */
export const onlyPicked = makeSlot(false);

function idsOf(kept: unknown): ProjectId[] {
  return (Array.isArray(kept) ? kept : []).filter((id): id is ProjectId => typeof id === "string");
}

/** Adds the ids, or takes them away. */
export function pick(ids: Iterable<ProjectId>, on: boolean): void {
  const next = new Set(pickedRows.get());
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  pickedRows.set(next);
}
