// How the journal here and the one in the store come together.
import type { Issue } from "#base/issue.ts";
import type { Edit } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import type { Action, Saving } from "../state.ts";
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

/** Another window wrote first: its projects and journal, and after them what of this window's edits stands upon these. */
export const replaceLedger =
  (projects: readonly Project[], edits: readonly Edit[]): Action =>
  (state) => {
    const project = projects.some(({ id }) => id === state.view.project)
      ? state.view.project
      : null;
    return {
      ...state,
      ledger: { ...state.ledger, projects },
      edits,
      view: { ...state.view, project },
    };
  };

/** Projects that are not the town's own: nothing of them is kept, and `reason` says so. */
export const showUnsaved =
  (projects: readonly Project[], issues: readonly Issue[], reason: string): Action =>
  (state) => ({
    ...replaceProjects(projects, issues)(state),
    edits: [],
    newerFiles: null,
    saving: { phase: "off", seq: 0, reason },
  });
