// What came in by an import is shown where it is: picked in the table, which lists just it, and on the map, zoomed to.
import type { ProjectId } from "#base/ids.ts";
import { placesOf } from "#ledger/sites.ts";
import { boxOfAll } from "#geo/geometry.ts";
import { setFilter } from "#state/actions/filter.ts";
import { openPanel, selectProject } from "#state/actions/look.ts";
import { rowsOf, selectMatching } from "#state/selectors.ts";
import type { Store } from "#state/store.ts";
import { onlyPicked, pickedRows } from "../edit/tableState.ts";
import type { MapPort } from "../MapPort.ts";

/** A filter that hides one of them is cleared: otherwise the newest things would be the ones that cannot be found. */
export function showArrivals(store: Store, port: MapPort, ids: readonly ProjectId[]): void {
  if (ids.length === 0) return;
  const wanted = new Set(ids);
  const shown = selectMatching(store.get()).filter(({ id }) => wanted.has(id));
  if (shown.length < ids.length) store.dispatch(setFilter(null));
  pickedRows.set(wanted);
  onlyPicked.set(true);
  store.dispatch(openPanel("table"));
  store.dispatch(selectProject(ids.length === 1 ? ids[0]! : null));
  const { ledger } = store.get();
  const rows = rowsOf(ledger);
  const box = boxOfAll(
    ids.flatMap((id) => {
      const project = ledger.projects[rows.get(id) ?? -1];
      return project ? placesOf(project) : [];
    }),
  );
  // The table takes its width from the map first; the frame after that is the map's true size.
  if (box) requestAnimationFrame(() => requestAnimationFrame(() => port.fitTo(box)));
}
