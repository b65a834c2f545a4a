// How large the desk's text is: three steps, kept on this machine. Everything at the desk is measured in rem, so it is put on the
// document once. A show has a size of its own (meeting/wall/textSize.ts) and is not made larger by the desk's.
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { makeSlot, useSlot } from "./edit/slot.ts";
import { showing } from "./meeting/showing.ts";

const FACTORS = { standard: 1, large: 1.2, larger: 1.4 } as const;
export type DeskTextSize = keyof typeof FACTORS;
const SIZES = Object.keys(FACTORS) as DeskTextSize[];

const kept = readPreference("text-size");
const chosen = makeSlot<DeskTextSize>(SIZES.find((size) => size === kept) ?? "standard");

export const useDeskTextSize = (): DeskTextSize => useSlot(chosen);

/** One step larger; from the largest back to the standard. */
export function nextDeskTextSize(): void {
  const next = SIZES[(SIZES.indexOf(chosen.get()) + 1) % SIZES.length]!;
  keepPreference("text-size", next === "standard" ? "" : next);
  chosen.set(next);
}

/** Keeps the document at the chosen size from now on. */
export function watchDeskTextSize(): void {
  const put = (): void => {
    const { dataset, style } = document.documentElement;
    const size = showing.get() === null ? chosen.get() : "standard";
    style.setProperty("--text-size", String(FACTORS[size]));
    if (size === "standard") delete dataset["textSize"];
    else dataset["textSize"] = size;
    // The map's text and what measures itself in rem follow as they follow the window.
    dispatchEvent(new Event("resize"));
  };
  chosen.subscribe(put);
  showing.subscribe(put);
  if (chosen.get() !== "standard") put();
}
