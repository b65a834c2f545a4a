// Changing what matches.
import { NO_FILTER, type Facet, type Filter, type Role } from "#ledger/filter.ts";
import type { Action } from "../state.ts";

const withFilter =
  (change: (filter: Filter) => Filter): Action =>
  (state) => ({ ...state, view: { ...state.view, filter: change(state.view.filter) } });

/** Adds the value to a facet, or takes it away. */
export const toggleValue = (facet: Facet, value: string): Action =>
  withFilter((filter) => ({
    ...filter,
    [facet]: filter[facet].includes(value)
      ? filter[facet].filter((other) => other !== value)
      : [...filter[facet], value],
  }));

export const clearFacet = (facet: Facet): Action =>
  withFilter((filter) => ({ ...filter, [facet]: [] }));
export const setRole = (role: Role): Action => withFilter((filter) => ({ ...filter, role }));
export const setText = (text: string): Action => withFilter((filter) => ({ ...filter, text }));
export const setVerifiedOnly = (verifiedOnly: boolean): Action =>
  withFilter((filter) => ({ ...filter, verifiedOnly }));
/** Shows everything again, changes since a version and the one cell included. */
export const clearFilter: Action = (state) => ({
  ...state,
  view: { ...state.view, filter: NO_FILTER, since: null, cell: null },
});

/** Replaces the whole filter; what is not named is not filtered. */
export const setFilter = (filter: Partial<Filter> | null): Action =>
  withFilter(() => ({ ...NO_FILTER, ...filter }));

/** Shows what one office does in one section: a click in the matrix. */
export const showCell = (office: string, section: string, role: Role): Action =>
  withFilter(() => ({ ...NO_FILTER, offices: [office], sections: [section], role }));
