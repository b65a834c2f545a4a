// Derived from the state, never stored in it; computed again only when what they depend on has changed.
import { makeColouring, type Colouring } from "#ledger/colouring.ts";
import type { ColourBy } from "#ledger/layers.ts";
import { hexGrid } from "#geo/hexGrid.ts";
import type { CellRef, Density } from "#ledger/density/choice.ts";
import { rowsInCell } from "#ledger/density/places.ts";
import { matchRows, sitesMatching, type Filter, type Matches } from "#ledger/filter.ts";
import type { Issue } from "#base/issue.ts";
import { atOnce, type Steps } from "#base/steps.ts";
import { buildColumns, type Columns } from "#ledger/columns.ts";
import { stillStands } from "#ledger/issueRemedies.ts";
import { officeKeyOf, type Ledger } from "#ledger/ledger.ts";
import type { OfficeKey } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import type { Edit, Past } from "#ledger/journal.ts";
import { changesSince, type SinceRow } from "#ledger/since.ts";
import { buildSearchSteps, searchSteps, type SearchIndex } from "#ledger/search.ts";
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
function memo<Inputs extends readonly unknown[], T>(
  compute: (...inputs: Inputs) => T,
): (...inputs: Inputs) => T {
  let last: { inputs: Inputs; value: T } | null = null;
  return (...inputs) => {
    if (!last || inputs.some((input, index) => input !== last!.inputs[index]))
      last = { inputs, value: compute(...inputs) };
    return last.value;
  };
}

export const columnsOf: (ledger: Ledger) => Columns = perLedger(buildColumns);

/** Row of a project by its id. */
export const rowsOf: (ledger: Ledger) => ReadonlyMap<string, number> = perLedger(
  (ledger) => new Map(ledger.projects.map(({ id }, row) => [id, row])),
);

type Found = { text: string; readings: State["readings"]; rows: Uint8Array | null };
type Searching = { index: SearchIndex | null; found: readonly Found[] };
const searches = new WeakMap<Ledger, Searching>();
/** Of what is filtered by, and of what is being typed. */
const FOUND_KEPT = 3;

function* findSteps(
  ledger: Ledger,
  text: string,
  readings: State["readings"],
): Steps<Uint8Array | null> {
  if (text.trim() === "") return null;
  const searching = searches.get(ledger) ?? { index: null, found: [] };
  searches.set(ledger, searching);
  const known = searching.found.find((one) => one.text === text && one.readings === readings);
  if (known) return known.rows;
  searching.index ??= yield* buildSearchSteps(ledger, columnsOf(ledger));
  const rows = yield* searchSteps(searching.index, text, readings);
  searching.found = [{ text, readings, rows }, ...searching.found].slice(0, FOUND_KEPT);
  return rows;
}

const foundBy = (ledger: Ledger, text: string, readings: State["readings"]): Uint8Array | null =>
  atOnce(findSteps(ledger, text, readings));

/** The rows that a text finds, with pauses. Done before the text becomes the filter, they are at hand when it does. */
export const prepareSearch = (
  { ledger, readings }: Pick<State, "ledger" | "readings">,
  text: string,
): Steps<Uint8Array | null> => findSteps(ledger, text, readings);

const matchesOf = memo(
  (ledger: Ledger, filter: State["view"]["filter"], found: Uint8Array | null): Matches =>
    matchRows(columnsOf(ledger), filter, found, ledger.plan.tasks.length),
);

/** The journal as far as it is here. */
export type JournalHere = Pick<State, "edits" | "past" | "versions">;

/** Whether what is here tells everything after edit `seq`. Not while older edits are on their way, nor for a version of another machine. */
export function reachesBack({ edits, past }: Pick<State, "edits" | "past">, seq: number): boolean {
  const first = edits[0]?.seq ?? 1;
  const known = past.get(seq);
  if (known) return known.until + 1 >= first;
  return seq === 0 ? first === 1 : edits.length > 0 && first <= seq + 1 && seq <= edits.at(-1)!.seq;
}

const sinceRows = memo(
  (
    edits: readonly Edit[],
    seq: number,
    past: Past | null,
    officeKey: OfficeKey,
  ): readonly SinceRow[] => changesSince(edits, seq, past, officeKey),
);

/** What changed since any version; empty where the journal here does not reach back to it. */
export const changesAfter = (
  journal: Pick<State, "edits" | "past">,
  seq: number,
  ledger: Ledger,
): readonly SinceRow[] =>
  reachesBack(journal, seq)
    ? changesSince(journal.edits, seq, journal.past.get(seq) ?? null, officeKeyOf(ledger))
    : [];

/** What changed since the version in the view; null where none is chosen, or where the journal does not reach back to it. */
export const selectSince = ({
  ledger,
  edits,
  past,
  view: { since },
}: Pick<State, "ledger" | "edits" | "past" | "view">): readonly SinceRow[] | null =>
  since !== null && reachesBack({ edits, past }, since)
    ? sinceRows(edits, since, past.get(since) ?? null, officeKeyOf(ledger))
    : null;

const inCell = memo(
  (ledger: Ledger, cell: CellRef | null): Uint8Array | null =>
    cell && rowsInCell(ledger.projects, hexGrid(ledger.town.view.center[1], cell.metres), cell),
);

const both = memo((found: Uint8Array | null, cell: Uint8Array | null): Uint8Array | null =>
  found && cell ? found.map((hit, row) => hit & cell[row]!) : (found ?? cell),
);

/** Rows that search and cell leave and that changed since the version; null where none of them asks. */
const askedFor = memo(
  (
    ledger: Ledger,
    found: Uint8Array | null,
    since: readonly SinceRow[] | null,
  ): Uint8Array | null => {
    if (!since) return found;
    const asked = new Uint8Array(ledger.projects.length);
    for (const { id } of since) {
      const row = rowsOf(ledger).get(id);
      if (row !== undefined) asked[row] = found ? found[row]! : 1;
    }
    return asked;
  },
);

/** What matches the filters, the search and the comparison now, with all counts. */
export const selectMatches = (state: State): Matches => {
  const { ledger, view, readings } = state;
  return matchesOf(
    ledger,
    view.filter,
    askedFor(
      ledger,
      both(foundBy(ledger, view.filter.text, readings), inCell(ledger, view.cell)),
      selectSince(state),
    ),
  );
};

/** What a density counts: projects by their rows, sites by those of all places. */
export const densityMask = (state: State, choice: Density | null): Uint8Array => {
  const { mask, items } = selectMatches(state);
  return choice?.by === "sites" ? items : mask;
};

const matchingOf = memo((ledger: Ledger, mask: Uint8Array, filter: Filter): readonly Project[] =>
  ledger.projects
    .filter((_, row) => mask[row] === 1)
    .map((project) => withMatchingSites(project, filter)),
);

/** Site by site where the filter asks for sites; otherwise the projects themselves. */
function withMatchingSites(project: Project, filter: Filter): Project {
  if (project.sites.length === 0) return project;
  const sites = sitesMatching(project.sites, filter);
  return sites.length === project.sites.length ? project : { ...project, sites };
}

/** The projects that match, in ledger order, with those of their sites that do. */
export const selectMatching = (state: State): readonly Project[] =>
  matchingOf(state.ledger, selectMatches(state).mask, state.view.filter);

/** What the marks of the ledger mean by a colouring; the same object for the same ledger. */
export const colouringOf = memo((ledger: Ledger, by: ColourBy) => makeColouring(by, ledger));
export const selectColouring = ({ ledger, view }: Pick<State, "ledger" | "view">): Colouring =>
  colouringOf(ledger, view.layers.colour);

/** What was found wrong and still is. */
export const issuesOf: (ledger: Ledger) => readonly Issue[] = perLedger((ledger) =>
  ledger.issues.filter((issue) => stillStands(issue, ledger)),
);

/** The selected project, or null. */
export const selectProject = ({ ledger, view }: State): Project | null =>
  view.project === null ? null : (ledger.projects[rowsOf(ledger).get(view.project) ?? -1] ?? null);

/** Projects of each task, matching or not. */
export const projectsByTask: (ledger: Ledger) => ReadonlyMap<string, readonly Project[]> =
  perLedger((ledger) => {
    const by = new Map<string, Project[]>();
    for (const project of ledger.projects)
      for (const id of project.tasks) by.set(id, [...(by.get(id) ?? []), project]);
    return by;
  });
