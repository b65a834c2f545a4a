// Changing decks and minutes. Each is replaced whole by its id; order is the order of the lists.
import type { Deck, Meeting, Minute } from "#ledger/meeting/meeting.ts";
import type { Action } from "../state.ts";

const withMeeting =
  (change: (meeting: Meeting) => Meeting): Action =>
  (state) => ({ ...state, meeting: change(state.meeting) });

const put = <T extends { id: string }>(list: readonly T[], item: T): readonly T[] =>
  list.some(({ id }) => id === item.id)
    ? list.map((other) => (other.id === item.id ? item : other))
    : [...list, item];

/** Adds the deck, or replaces the one of its id. */
export const putDeck = (deck: Deck): Action =>
  withMeeting((meeting) => ({ ...meeting, decks: put(meeting.decks, deck) }));
export const removeDeck = (id: string): Action =>
  withMeeting((meeting) => ({ ...meeting, decks: meeting.decks.filter((deck) => deck.id !== id) }));
export const putMinute = (minute: Minute): Action =>
  withMeeting((meeting) => ({ ...meeting, minutes: put(meeting.minutes, minute) }));
export const removeMinute = (id: string): Action =>
  withMeeting((meeting) => ({
    ...meeting,
    minutes: meeting.minutes.filter((minute) => minute.id !== id),
  }));

/** Brings in what the store or a package kept. */
export const openMeeting = (meeting: Meeting): Action => withMeeting(() => meeting);
