// Two windows, or a ledger and a package, with decks and minutes of their own: item by item, three ways. Nothing of either is lost.
import { minutes } from "#words/zh-CN/minutes.ts";
import type { Deck, Meeting, Minute } from "./meeting.ts";
import { reviveDeck, reviveMinute } from "./revive.ts";

/** Tells whether two items say the same, whatever the order of their keys. */
const deckText = (deck: Deck): string => JSON.stringify(reviveDeck(deck)?.item ?? deck);
const minuteText = (minute: Minute): string => JSON.stringify(reviveMinute(minute)?.item ?? minute);
export const sameDeck = (a: Deck, b: Deck): boolean => a === b || deckText(a) === deckText(b);
export const sameMinute = (a: Minute, b: Minute): boolean =>
  a === b || minuteText(a) === minuteText(b);

type Kind<T> = {
  same: (a: T, b: T) => boolean;
  /** Under another id and name. */ copy: (item: T, id: string) => T;
};

const idsAmong = (list: readonly { id: string }[], others: ReadonlySet<string>): string =>
  JSON.stringify(list.filter(({ id }) => others.has(id)).map(({ id }) => id));

/** The order of the side that moved something; mine where both did. What is new stands at the end. */
function inOrder<T extends { id: string }>(
  merged: readonly T[],
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): readonly T[] {
  const known = new Set(base.map(({ id }) => id));
  const shared = new Set(mine.filter(({ id }) => known.has(id)).map(({ id }) => id));
  if (idsAmong(mine, shared) !== idsAmong(base, shared)) return merged;
  const places = new Map(theirs.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: T): number => places.get(id) ?? theirs.length;
  return [...merged].sort((a, b) => placeOf(a) - placeOf(b));
}

function mergeLists<T extends { id: string }>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  { same, copy }: Kind<T>,
  newId: () => string,
): readonly T[] {
  const [was, is] = [
    new Map(base.map((item) => [item.id, item])),
    new Map(theirs.map((item) => [item.id, item])),
  ];
  const here = new Set(mine.map(({ id }) => id));
  const copies: T[] = [];
  const kept = mine.flatMap((item): T[] => {
    const [before, other] = [was.get(item.id), is.get(item.id)];
    const touched = !before || !same(before, item);
    if (!other) return touched ? [item] : [];
    if (same(other, item)) return [item];
    if (!touched) return [other];
    if (!before || !same(before, other)) copies.push(copy(other, newId()));
    return [item];
  });
  // What is not here was made there, or was removed here: it comes back where they have changed it since.
  const come = theirs.filter(
    (item) => !here.has(item.id) && !(was.has(item.id) && same(was.get(item.id)!, item)),
  );
  const merged = [...inOrder([...kept, ...come], base, mine, theirs), ...copies];
  return merged.length === mine.length && merged.every((item, index) => item === mine[index])
    ? mine
    : merged;
}

/**
 * `mine` and `theirs` both came from `base`. An item that both changed differently stays as mine; theirs is kept beside it under a new id, its name ending in `suffix`.
 * Returns `mine` itself when it says everything already.
 */
export function mergeMeetings(
  base: Meeting,
  mine: Meeting,
  theirs: Meeting,
  newId: () => string,
  suffix: string = minutes.kept.otherWindow,
): Meeting {
  const decks = mergeLists(
    base.decks,
    mine.decks,
    theirs.decks,
    { same: sameDeck, copy: (deck, id) => ({ ...deck, id, name: deck.name + suffix }) },
    newId,
  );
  const notes = mergeLists(
    base.minutes,
    mine.minutes,
    theirs.minutes,
    { same: sameMinute, copy: (minute, id) => ({ ...minute, id, text: minute.text + suffix }) },
    newId,
  );
  return decks === mine.decks && notes === mine.minutes ? mine : { decks, minutes: notes };
}
