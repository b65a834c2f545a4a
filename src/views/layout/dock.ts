// Where the open panel and the card stand around the map.
import { keepTableDock, tableDock, WIDE_WINDOW, type TableDock } from "#storage/deskLayout.ts";
import { useDesk } from "../desk.ts";
import { makeSlot, useSlot } from "../edit/slot.ts";
import { showing } from "../meeting/showing.ts";
import { useMedia, usePhone } from "./useMedia.ts";

/** none: no panel is open, and the card lies upon the map. */
export type Dock = TableDock | "none";

/** Chosen since the page was opened; null as long as nobody has. */
const chosen = makeSlot<TableDock | null>(null);

export function useTableDock(): TableDock {
  const now = useSlot(chosen);
  // Only to hear of another width; what was kept goes before it.
  useMedia(WIDE_WINDOW);
  return now ?? tableDock();
}

export function moveTable(dock: TableDock): void {
  keepTableDock(dock);
  chosen.set(dock);
}

export function useDock(): Dock {
  const panel = useDesk(({ view }) => view.panel);
  const table = useTableDock();
  if (panel === "none") return "none";
  return panel === "table" ? table : "beside";
}

/** panel: joined to the open panel · map: upon the map · sheet: from below, on a phone. */
export function useCardPlace(): "panel" | "map" | "sheet" {
  const isPhone = usePhone();
  const isShowing = useSlot(showing) !== null;
  const dock = useDock();
  if (isShowing) return "map";
  return isPhone ? "sheet" : dock === "none" ? "map" : "panel";
}
