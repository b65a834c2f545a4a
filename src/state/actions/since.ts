// Showing only what has changed since a version.
import type { Action } from "../state.ts";

/** `since` is the seq of the version's edit, 0 for the data as first opened; null shows everything again. */
export const setSince =
  (since: number | null): Action =>
  (state) => ({ ...state, view: { ...state.view, since } });
