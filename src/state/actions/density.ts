// How the density lies over the map, and the one cell whose projects are all that is shown.
import type { CellRef, Density } from "#ledger/density/choice.ts";
import type { Action } from "../state.ts";

/** Null takes it off the map. */
export const setDensity =
  (density: Density | null): Action =>
  (state) => ({ ...state, view: { ...state.view, density } });

/** Null shows everything again. */
export const setCell =
  (cell: CellRef | null): Action =>
  (state) => ({ ...state, view: { ...state.view, cell } });
