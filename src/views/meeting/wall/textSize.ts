// How large the room's text is: A, A+, A++, kept on this machine. Knows sizes and the window, not what is shown.
import { makeSlot, useSlot } from "#views/edit/slot.ts";

export const TEXT_SIZES = ["A", "A+", "A++"] as const;
export type TextSizeName = (typeof TEXT_SIZES)[number];

/** How much larger than A; present.css holds the same numbers as `--present-k`. */
export const FACTORS: Readonly<Record<TextSizeName, number>> = { A: 1, "A+": 1.2, "A++": 1.4 };
/** Smallest text meant for the room, CSS pixels on a wall 1080 high. */
export const ROOM_TEXT = 28;
/** The smallest face on the map (the task's number) at a text scale of 1; map/LabelCanvas.ts. */
const SMALLEST_MAP_FACE = 11;
const KEY = "one-map.present-size";

const isSize = (text: string | null): text is TextSizeName =>
  TEXT_SIZES.some((size) => size === text);

function readSize(): TextSizeName {
  try {
    const kept = localStorage.getItem(KEY);
    return isSize(kept) ? kept : "A";
  } catch {
    return "A";
  }
}

const chosen = makeSlot<TextSizeName | null>(null);
/** Null while nobody presents. */
export const presented = makeSlot<TextSizeName | null>(null);

/** Read when first asked for: the page's first frame needs no storage. */
export const currentTextSize = (): TextSizeName => {
  const size = chosen.get() ?? readSize();
  chosen.set(size);
  return size;
};

export function setTextSize(size: TextSizeName): void {
  chosen.set(size);
  if (presented.get() !== null) presented.set(size);
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // A private window keeps nothing; the size holds until the page is closed.
  }
}

/** The keys + and −: one size larger or smaller; stays at the end. */
export function stepTextSize(by: 1 | -1): void {
  const next = TEXT_SIZES[TEXT_SIZES.indexOf(currentTextSize()) + by];
  if (next) setTextSize(next);
}

export const useTextSize = (): TextSizeName => useSlot(chosen) ?? currentTextSize();

/** The short side counts, so that a window held upright does not burst: present.css says the same as `--present-u`. */
export const wallUnit = (width: number, height: number): number => Math.min(width, height) / 1080;

/** What the map's text grows by, so that even a task's number is text for the room. */
export const wallTextScale = (size: TextSizeName, width: number, height: number): number =>
  (ROOM_TEXT / SMALLEST_MAP_FACE) * FACTORS[size] * wallUnit(width, height);
