// Bringing in what was read from outside.
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Issue } from "#base/issue.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { Readings } from "#ledger/search.ts";
import type { Action } from "../state.ts";
import { withSelection } from "../selection.ts";

export const openTown =
  (ledger: Ledger, base: BaseMap): Action =>
  (state) => ({ ...state, ledger, base, loaded: true });

/** Replaces all projects; a selection that no longer exists is dropped. Issues of the projects before go with them. */
export const replaceProjects =
  (projects: readonly Project[], issues: readonly Issue[]): Action =>
  (state) => {
    const kept = state.ledger.issues.filter(({ code }) => !code.startsWith("data."));
    return {
      ...state,
      ledger: { ...state.ledger, projects, issues: [...kept, ...issues] },
      view: withSelection(state.view, projects),
    };
  };

export const learnReadings =
  (readings: Readings): Action =>
  (state) => ({ ...state, readings });

/** What was found wrong after the town was opened. */
export const addIssues =
  (issues: readonly Issue[]): Action =>
  (state) =>
    issues.length === 0
      ? state
      : { ...state, ledger: { ...state.ledger, issues: [...state.ledger.issues, ...issues] } };
