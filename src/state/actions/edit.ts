// Editing: every change of the projects goes through `commit`, which writes the journal. Undo and restore are edits like others.
import {
  applyChanges,
  diffProjects,
  invertChanges,
  projectsAt,
  stepsOf,
  type Change,
  type Edit,
  type Mark,
  type Stamp,
} from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import type { Action, Saving, State } from "../state.ts";
import { withSelection } from "../selection.ts";
import { forgetOld } from "./keep.ts";

export type Editor = (projects: readonly Project[]) => readonly Project[];

/** Seq of the newest edit. */
export const lastSeq = ({ edits }: Pick<State, "edits">): number => edits.at(-1)?.seq ?? 0;

const withProjects = (state: State, projects: readonly Project[]): State => ({
  ...state,
  ledger: { ...state.ledger, projects },
  view: withSelection(state.view, projects),
});

type Entry = Pick<Edit, "label" | "changes"> & Partial<Pick<Edit, "mark" | "undoes" | "redoes">>;

function append(
  state: State,
  { at, by }: Stamp,
  { label, changes, mark = null, undoes = null, redoes = null }: Entry,
  projects: readonly Project[],
): State {
  const edit: Edit = { seq: lastSeq(state) + 1, at, by, label, changes, mark, undoes, redoes };
  return { ...withProjects(state, projects), edits: [...state.edits, edit] };
}

/** Changes the projects under a label that a person can read in the history. Changing nothing writes nothing. */
export const commit =
  (stamp: Stamp, label: string, edit: Editor): Action =>
  (state) => {
    const projects = edit(state.ledger.projects);
    const changes = diffProjects(state.ledger.projects, projects);
    return changes.length === 0 ? state : append(state, stamp, { label, changes }, projects);
  };

/** Marks this moment as a version that can be compared with and gone back to. */
export const takeSnapshot =
  (stamp: Stamp, mark: Mark): Action =>
  (state) =>
    append(state, stamp, { label: mark.name, changes: [], mark }, state.ledger.projects);

function repeat(
  state: State,
  stamp: Stamp,
  seq: number | undefined,
  say: (label: string) => string,
  way: "undoes" | "redoes",
): State {
  const target = state.edits.find((edit) => edit.seq === seq);
  if (!target) return state;
  const changes: readonly Change[] =
    way === "undoes" ? invertChanges(target.changes) : target.changes;
  return append(
    state,
    stamp,
    { label: say(target.label), changes, [way]: target.seq },
    applyChanges(state.ledger.projects, changes),
  );
}

/** Takes back the newest edit that stands. `say` makes the label of the new entry from the old one's. */
export const undo =
  (stamp: Stamp, say: (label: string) => string): Action =>
  (state) =>
    repeat(state, stamp, stepsOf(state.edits).undo.at(-1), say, "undoes");
export const redo =
  (stamp: Stamp, say: (label: string) => string): Action =>
  (state) =>
    repeat(state, stamp, stepsOf(state.edits).redo.at(-1), say, "redoes");

/** Goes back to how things were after edit `seq`; what came since stays in the history. */
export const restore = (stamp: Stamp, label: string, seq: number): Action =>
  commitFrom(
    ({ ledger, edits, past }) => projectsAt(ledger.projects, edits, seq, past.get(seq) ?? null),
    stamp,
    label,
  );

const commitFrom =
  (read: (state: State) => readonly Project[], stamp: Stamp, label: string): Action =>
  (state) =>
    commit(stamp, label, () => read(state))(state);

/** Edits made in another window, in order, right after the newest one here. */
export const receiveEdits =
  (edits: readonly Edit[]): Action =>
  (state) => {
    const fresh = edits.filter(({ seq }) => seq > lastSeq(state));
    if (fresh.length === 0) return state;
    const projects = fresh.reduce(
      (now, { changes }) => applyChanges(now, changes),
      state.ledger.projects,
    );
    return {
      ...withProjects(state, projects),
      edits: [...state.edits, ...fresh],
      saving: { ...state.saving, seq: fresh.at(-1)!.seq },
    };
  };

export const setSaving =
  (saving: Saving): Action =>
  (state) =>
    saving.phase === "saved" ? forgetOld({ ...state, saving }) : { ...state, saving };
export const offerNewerFiles =
  (newerFiles: readonly Project[] | null): Action =>
  (state) => ({ ...state, newerFiles });
