// The density between the state and the map: what is to be drawn, which cell is marked, and how far the drawing has
// come.
import { useMemo } from "react";
import type { CellRef } from "#ledger/density/choice.ts";
import type { DensityState } from "#map/DensityHost.ts";
import type { ShownDensity } from "#map/MapEngine.ts";
import { densityMask } from "#state/selectors.ts";
import { useDesk } from "../desk.ts";
import { makeSlot, useSlot } from "../edit/slot.ts";
import { roomTool } from "../meeting/roomTool.ts";

/** The cell whose projects are told. Not part of a view: an address tells the density as a whole. */
export const pickedCell = makeSlot<CellRef | null>(null);
export const densityState = makeSlot<DensityState>("none");
/** Counted up to have what did not come fetched once more. */
const tries = makeSlot(0);
export const tryAgain = (): void => tries.set(tries.get() + 1);

/** A cell that is chosen on the map is told in the panel, unless another one is open. */
export function pickCell(cell: CellRef | null): void {
  pickedCell.set(cell);
  if (cell && roomTool.get() === null) roomTool.set("density");
}

export function useShownDensity(): ShownDensity | null {
  const choice = useDesk(({ view }) => view.density);
  const latitude = useDesk(({ ledger }) => ledger.town.view.center[1]);
  const mask = useDesk((state) => densityMask(state, choice));
  const picked = useSlot(pickedCell);
  const cell = picked && choice?.metres === picked.metres ? picked : null;
  const attempt = useSlot(tries);
  // Each attempt is a new object, which is shown anew.
  return useMemo(
    () => choice && { choice, latitude, cell, mask, attempt },
    [choice, latitude, cell, mask, attempt],
  );
}
