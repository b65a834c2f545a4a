// What the table remembers while another panel is open: its columns, its sorting, the picked rows.
import type { ProjectId } from "#base/ids.ts";
import { FIRST_COLUMNS, type ColumnId, type Sort } from "../panels/tableColumns.ts";
import { makeSlot } from "./slot.ts";

export const columnsShown = makeSlot<readonly ColumnId[]>(FIRST_COLUMNS);
export const sorting = makeSlot<Sort | null>(null);
export const pickedRows = makeSlot<ReadonlySet<ProjectId>>(new Set());

/** Adds the ids, or takes them away. */
export function pick(ids: Iterable<ProjectId>, on: boolean): void {
  const next = new Set(pickedRows.get());
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  pickedRows.set(next);
}
