// The whole state: one document, its journal, one view, and what was loaded on demand. Actions are pure functions over it.
import type { BaseMap } from "#ledger/baseMap.ts";
import { EMPTY_BASE } from "#ledger/baseMap.ts";
import type { Edit, Past } from "#ledger/journal.ts";
import { EMPTY_LEDGER, type Ledger } from "#ledger/ledger.ts";
import { NO_MEETING, type Meeting } from "#ledger/meeting/meeting.ts";
import type { Project } from "#ledger/project.ts";
import type { Readings } from "#ledger/search.ts";
import type { Version } from "#ledger/since.ts";
import { FIRST_VIEW, type View } from "./view.ts";

/**
 * How the edits stand in the store. off: nothing is kept (demo data, loadProjects) · saved: all edits are on disk · saving ·
 * failed: the last write was refused (`reason` says what to do) · unavailable: this window can keep nothing · behind: another window wrote first.
 */
export type Saving = {
  phase: "off" | "saved" | "saving" | "failed" | "unavailable" | "behind";
  /** The last edit known to be on disk. */ seq: number;
  reason: string | null;
};

export type State = {
  ledger: Ledger;
  /** The newest edits without a gap. Older ones lie in the store and are read when they are asked for. */
  edits: readonly Edit[];
  /** What the edits before these come to, for the versions that somebody compares with. By the version's number. */
  past: ReadonlyMap<number, Past>;
  /** The versions among the edits that are not here, oldest first. */
  versions: readonly Version[];
  saving: Saving;
  meeting: Meeting;
  /** The town's files as they are now, where they differ from those this ledger began with: to be merged when the user wants. */
  newerFiles: readonly Project[] | null;
  base: BaseMap;
  view: View;
  /** Pinyin of characters, once the search has asked for it. */
  readings: Readings | null;
  loaded: boolean;
};

export type Action = (state: State) => State;

export const FIRST_STATE: State = {
  ledger: EMPTY_LEDGER,
  edits: [],
  past: new Map(),
  versions: [],
  saving: { phase: "off", seq: 0, reason: null },
  meeting: NO_MEETING,
  newerFiles: null,
  base: EMPTY_BASE,
  view: FIRST_VIEW,
  readings: null,
  loaded: false,
};
