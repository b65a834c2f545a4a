// What a running presentation consists of. Apart from the machine that moves it, so that the desk need not fetch that before somebody presents.
import type { TaskId } from "#base/ids.ts";
import type { Deck, Scene, Stroke } from "#ledger/meeting/meeting.ts";

export type Blank = "black" | "white";
export type Tool = "spotlight" | "pen" | "cursor" | "filters" | "keys" | "auto" | "menu";

export type Show = {
  deck: Deck;
  index: number;
  /** Off script: the presenter has changed the view; the scene waits. */
  exploring: boolean;
  /** A task asked for that the deck has no scene of. */
  asked: TaskId | null;
  blank: Blank | null;
  /** Number typed so far. */
  typed: string;
  tools: ReadonlySet<Tool>;
  /** Drawn in this scene and not kept. */
  strokes: readonly Stroke[];
  /** Scene a number was typed on. */
  cameFrom: number | null;
  said: string | null;
  /** Counts up whenever the scene has to be shown anew, also the same one. */
  turn: number;
  startedAt: number;
};

export const startShow = (deck: Deck, index: number, startedAt: number): Show => ({
  deck,
  index: Math.max(0, Math.min(deck.scenes.length - 1, index)),
  exploring: false,
  asked: null,
  blank: null,
  typed: "",
  tools: new Set(),
  strokes: [],
  cameFrom: null,
  said: null,
  turn: 0,
  startedAt,
});

/** Null for a deck without scenes. */
export const sceneNow = ({ deck, index }: Show): Scene | null => deck.scenes[index] ?? null;
