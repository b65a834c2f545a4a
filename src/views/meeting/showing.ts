// The one presentation that runs in this window, and how it comes back after a reload: kept for this tab only. Knows no keys and no map.
import * as v from "valibot";
import { keptJson } from "#base/keptJson.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { makeSlot } from "../edit/slot.ts";
import { sceneNow, startShow, type Show } from "./showState.ts";

export const showing = makeSlot<Show | null>(null);
/** The deck last opened in the editor or shown: what F5 starts. */
export const chosenDeck = makeSlot<string | null>(null);

const KEY = "one-map.show";
/** The deck as this tab held it a moment ago; that it is one at all is enough. */
const KeptShow = v.object({
  deck: v.looseObject({
    id: v.string(),
    scenes: v.pipe(v.array(v.looseObject({ id: v.string() })), v.minLength(1)),
  }),
  index: v.fallback(v.number(), 0),
  startedAt: v.fallback(v.number(), 0),
  before: v.fallback(v.string(), ""),
});
type Kept = { deck: Deck; index: number; startedAt: number; before: string };

/** Starts the show and asks for the whole screen, which a browser grants only in the moment of a key or click. `before` is the address to come back to. */
export function beginShow(deck: Deck, index: number, before: string): void {
  chosenDeck.set(deck.id);
  addressBefore = before;
  showing.set(startShow(deck, index, Date.now()));
}

/** The desk's address before the show. */
let addressBefore = "";
export const comeBackTo = (): string => addressBefore;

/** Remembers where the show is; null forgets it. */
export function keepShow(show: Show | null): void {
  try {
    if (!show || !sceneNow(show)) sessionStorage.removeItem(KEY);
    else
      sessionStorage.setItem(
        KEY,
        JSON.stringify({
          deck: show.deck,
          index: show.index,
          startedAt: show.startedAt,
          before: addressBefore,
        } satisfies Kept),
      );
  } catch {
    // Without a store a reload ends the show; the deck itself is kept elsewhere.
  }
}

/** Takes up the show that a reload has cut off. */
export function resumeShow(): boolean {
  const kept = keptJson(KeptShow, () => sessionStorage.getItem(KEY));
  if (!kept) return false;
  const deck = kept.deck as unknown as Deck;
  addressBefore = kept.before;
  chosenDeck.set(deck.id);
  showing.set(startShow(deck, kept.index, kept.startedAt || Date.now()));
  return true;
}
