// How the journal here and the one in the store come together.
import type { Issue } from "#base/issue.ts";
import { stepsOf, type Edit, type Past } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import { versionIn, type Version } from "#ledger/since.ts";
import type { Action, Saving, State } from "../state.ts";
import { withSelection } from "../selection.ts";
import { replaceProjects } from "./load.ts";

/** Stands for all edits up to `seq` until they come from the store, so that new ones are numbered on from there. */
const placeholder = (seq: number): Edit => ({
  seq,
  at: 0,
  by: "",
  label: "",
  changes: [],
  mark: null,
  undoes: null,
  redoes: null,
});

/** Right after opening: the projects shown are those after edit `seq`, whose journal is still on its way. */
export const startKeeping =
  (seq: number, saving: Saving): Action =>
  (state) => ({ ...state, edits: seq === 0 ? [] : [placeholder(seq)], saving });

/** The journal has come; what was edited meanwhile follows it. The placeholder stays where the last edit could not be read. */
export const learnJournal =
  (older: readonly Edit[]): Action =>
  (state) => {
    const [first, ...rest] = state.edits;
    if (!first || older.length === 0) return state;
    const last = older.at(-1)!.seq === first.seq ? older.at(-1)! : first;
    return { ...state, edits: [...older.filter(({ seq }) => seq < first.seq), last, ...rest] };
  };

/** An older page of the journal, right before what is here; one that leaves a gap is not taken. */
export const learnOlder =
  (older: readonly Edit[]): Action =>
  (state) => {
    const first = state.edits[0]?.seq;
    return older.length > 0 && first !== undefined && older.at(-1)!.seq === first - 1
      ? { ...state, edits: [...older, ...state.edits] }
      : state;
  };

/** What the edits between a version and those that are here come to. */
export const learnPast =
  (past: Past): Action =>
  (state) =>
    past.until + 1 < (state.edits[0]?.seq ?? 0)
      ? state
      : { ...state, past: new Map(state.past).set(past.seq, past) };

export const learnVersions =
  (versions: readonly Version[]): Action =>
  (state) => ({ ...state, versions });

/** Steps back that are at hand at once; further ones are read when these run out. */
const STEPS = 20;

/** Whether the edits here are enough for undo and redo, or older ones must be read first. */
export function needsOlder(edits: readonly Edit[]): boolean {
  const first = edits[0]?.seq ?? 1;
  if (first === 1) return false;
  const isCut = ({ undoes, redoes }: Edit) => (undoes ?? redoes ?? first) < first;
  return stepsOf(edits).undo.length < STEPS || edits.some(isCut);
}

/** A long session keeps its newest edits here; the rest is in the store. */
const MOST_HERE = 6000;
const KEPT_HERE = 3000;

/** Edits that are on disk and that nothing here needs leave the memory. */
export function forgetOld(state: State): State {
  const { edits, saving } = state;
  if (edits.length < MOST_HERE) return state;
  const kept = edits.slice(-KEPT_HERE);
  const first = kept[0]!.seq;
  if (saving.seq < first || needsOlder(kept)) return state;
  const older = edits.slice(0, -KEPT_HERE).filter(({ mark }) => mark !== null);
  return {
    ...state,
    edits: kept,
    past: new Map([...state.past].filter(([, { until }]) => until + 1 >= first)),
    versions: [...state.versions.filter(({ seq }) => seq < edits[0]!.seq), ...older.map(versionIn)],
  };
}

/** What was told of edits that another window's journal holds too stays true where it still reaches the first edit here. */
const stillReaching = ({ past, edits: before }: State, edits: readonly Edit[]): State["past"] =>
  new Map(
    [...past].filter(
      ([, { until }]) =>
        until + 1 >= (edits[0]?.seq ?? 0) && until < (before[0]?.seq ?? 0) && edits.length > 0,
    ),
  );

/** Another window wrote first: its projects and journal, and after them what of this window's edits stands upon these. */
export const replaceLedger =
  (projects: readonly Project[], edits: readonly Edit[]): Action =>
  (state) => {
    return {
      ...state,
      ledger: { ...state.ledger, projects },
      edits,
      past: stillReaching(state, edits),
      view: withSelection(state.view, projects),
    };
  };

/** Projects that are not the town's own: nothing of them is kept, and `reason` says so. */
export const showUnsaved =
  (projects: readonly Project[], issues: readonly Issue[], reason: string): Action =>
  (state) => ({
    ...replaceProjects(projects, issues)(state),
    edits: [],
    past: new Map(),
    versions: [],
    newerFiles: null,
    saving: { phase: "off", seq: 0, reason },
  });
