// How the desk is divided in this browser: the sizes of its parts, and where the table stands. Written to
// the root element, from where the style sheets (layout.css) take it. Knows nothing of what the parts hold.
import { keepPreference, readPreference } from "./preferences.ts";

/** The parts whose size can be chosen: widths, but for `dock` (the table below the map) and `card` (below a panel). */
export const SIZED = ["filters", "panel", "reader", "wide", "dock", "card", "card-beside"] as const;
export type Sized = (typeof SIZED)[number];

/** Larger than any window; anything else was not written by the desk. */
const MOST_REM = 400;

const show = (part: Sized, rem: number | null): void => {
  const { style } = document.documentElement;
  if (rem === null) style.removeProperty(`--size-${part}`);
  else style.setProperty(`--size-${part}`, `${rem}rem`);
};

/** In rem, so that a part grows with the text; null takes the size of the style sheet again. */
export function keepSize(part: Sized, rem: number | null): void {
  keepPreference(`size-${part}`, rem === null ? "" : String(rem));
  show(part, rem);
}

/** Before the first picture, so that nothing moves after it. */
export function showKeptSizes(): void {
  for (const part of SIZED) {
    const rem = Number(readPreference(`size-${part}`));
    if (rem > 0 && rem < MOST_REM) show(part, rem);
  }
}

export type TableDock = "below" | "beside";
const DOCKS: readonly TableDock[] = ["below", "beside"];

/** Here a table beside the map would leave it a strip. */
export const WIDE_WINDOW =
  "(min-width: 1024px) and (min-height: 600px) and (min-aspect-ratio: 4/3)";

/** Where the table stands: as it was chosen in this browser, else below the map where the window is wide. */
export function tableDock(): TableDock {
  const kept = DOCKS.find((dock) => dock === readPreference("table-dock"));
  return kept ?? (matchMedia(WIDE_WINDOW).matches ? "below" : "beside");
}

export const keepTableDock = (dock: TableDock): void => keepPreference("table-dock", dock);
