// Derived from the state, never stored in it; computed again only when what they depend on has changed.
import { buildColumns, type Columns } from "#ledger/columns.ts";
import { matchRows, type Matches } from "#ledger/filter.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { buildSearch, searchRows, type SearchIndex } from "#ledger/search.ts";
import type { State } from "./state.ts";

function perLedger<T>(build: (ledger: Ledger) => T): (ledger: Ledger) => T {
  const known = new WeakMap<Ledger, { value: T }>();
  return (ledger) => {
    const found = known.get(ledger) ?? { value: build(ledger) };
    known.set(ledger, found);
    return found.value;
  };
}

/** Keeps the last result while its inputs are the same objects. */
function memo<Inputs extends readonly unknown[], T>(compute: (...inputs: Inputs) => T): (...inputs: Inputs) => T {
  let last: { inputs: Inputs; value: T } | null = null;
  return (...inputs) => {
    if (!last || inputs.some((input, index) => input !== last!.inputs[index])) last = { inputs, value: compute(...inputs) };
    return last.value;
  };
}

export const columnsOf: (ledger: Ledger) => Columns = perLedger(buildColumns);
const searchOf: (ledger: Ledger) => SearchIndex = perLedger((ledger) => buildSearch(ledger, columnsOf(ledger)));

/** Row of a project by its id. */
export const rowsOf: (ledger: Ledger) => ReadonlyMap<string, number> = perLedger((ledger) => new Map(ledger.projects.map(({ id }, row) => [id, row])));

const foundBy = memo((ledger: Ledger, text: string, readings: State["readings"]) => (text.trim() === "" ? null : searchRows(searchOf(ledger), text, readings)));

const matchesOf = memo((ledger: Ledger, filter: State["view"]["filter"], found: Uint8Array | null): Matches =>
  matchRows(columnsOf(ledger), filter, found, ledger.plan.tasks.length));

/** What matches the filters now, with all counts. */
export const selectMatches = ({ ledger, view, readings }: State): Matches => matchesOf(ledger, view.filter, foundBy(ledger, view.filter.text, readings));

const matchingOf = memo((ledger: Ledger, mask: Uint8Array): readonly Project[] => ledger.projects.filter((_, row) => mask[row] === 1));

/** The projects that match, in ledger order. */
export const selectMatching = (state: State): readonly Project[] => matchingOf(state.ledger, selectMatches(state).mask);

/** The selected project, or null. */
export const selectProject = ({ ledger, view }: State): Project | null =>
  view.project === null ? null : (ledger.projects[rowsOf(ledger).get(view.project) ?? -1] ?? null);

/** Projects of each task, matching or not. */
export const projectsByTask: (ledger: Ledger) => ReadonlyMap<string, readonly Project[]> = perLedger((ledger) => {
  const by = new Map<string, Project[]>();
  for (const project of ledger.projects) for (const id of project.tasks) by.set(id, [...(by.get(id) ?? []), project]);
  return by;
});
