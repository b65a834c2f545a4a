// The decks and minutes that travel with a page: shown until this browser keeps them itself, so that what is changed or removed here stays so.
import type { Meeting } from "#ledger/meeting/meeting.ts";
import { reviveDeck, reviveMinute } from "#ledger/meeting/revive.ts";
import { carried } from "./carried.ts";

const flagOf = (id: string): string => `one-map.carried.${id}`;

/** Null when nothing travels with the page, or when this browser's store has it already. `isNew`: there is no such store. */
export function bringMeeting(isNew: boolean): Meeting | null {
  const copy = carried();
  if (!copy || (!isNew && isTaken(copy.id))) return null;
  const decks = copy.meeting.decks.map(reviveDeck).flatMap((read) => (read ? [read.item] : []));
  const minutes = copy.meeting.minutes
    .map(reviveMinute)
    .flatMap((read) => (read ? [read.item] : []));
  return { decks, minutes };
}

/** From now on the store has it. */
export function takeMeeting(): void {
  const copy = carried();
  if (!copy) return;
  try {
    localStorage.setItem(flagOf(copy.id), "1");
  } catch {
    // Where nothing may be kept the page's own is shown every time.
  }
}

function isTaken(id: string): boolean {
  try {
    return localStorage.getItem(flagOf(id)) !== null;
  } catch {
    return false;
  }
}
