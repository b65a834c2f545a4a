// What a meeting needs beside the ledger: decks of scenes, and what was decided. Kept with the ledger, carried in its package.
import type { OfficeId, ProjectId, TaskId } from "#base/ids.ts";
import type { LngLat } from "#geo/lngLat.ts";

/** A line drawn over the map while presenting; positions in degrees, so that it stays where it was meant. */
export type Stroke = { line: readonly LngLat[]; colour: "accent" | "bad" | "ink" };

/**
 * A scene keeps the whole view as its address (state/address.ts): camera, filters, selection, layers, base map, theme, panel, clause.
 * `task` is what it speaks of, for jumping by number; a task without a place shows its clause instead of an empty map.
 */
export type Scene = {
  id: string;
  kind: "view" | "opening" | "closing" | "clause";
  title: string;
  /** Shown in the room. */
  text: string;
  /** For the presenter's eyes. */
  notes: string;
  address: string;
  task: TaskId | null;
  project: ProjectId | null;
  /** Seconds it stays in auto-play; null takes the deck's. */
  seconds: number | null;
  strokes: readonly Stroke[];
};

export type Deck = {
  id: string;
  name: string;
  scenes: readonly Scene[];
  /** Seconds a scene in auto-play. */ seconds: number;
  madeAt: number;
};

export const MINUTE_KINDS = ["decision", "todo", "question"] as const;
export type MinuteKind = (typeof MINUTE_KINDS)[number];

/** 决定, 待办, 疑问: pinned to a place, a project or a task, or to nothing but the meeting. */
export type Minute = {
  id: string;
  kind: MinuteKind;
  text: string;
  office: OfficeId | null;
  owner: string | null;
  /** ISO day. */
  dueOn: string | null;
  done: boolean;
  at: LngLat | null;
  project: ProjectId | null;
  task: TaskId | null;
  madeAt: number;
  by: string;
  /** The meeting it was noted in, as the user calls it. */
  meeting: string;
};

export type Meeting = { decks: readonly Deck[]; minutes: readonly Minute[] };

export const NO_MEETING: Meeting = { decks: [], minutes: [] };
