// Many sheets are printed in parts: a browser lays out all of a print job at once, and its memory grows with
// what is drawn on it.
import type { PaperPage } from "./job.ts";
import { walk } from "./svg.ts";

/** Pages `from` (the first is 0) up to and without `to`. */
export type PagePart = { from: number; to: number };

/**
 * Drawn elements in one print job: about twenty sheets of a table. With them the whole browser stays below 2
 * GB; one map of ten thousand marks alone takes it past that for a moment.
 */
const MOST_ELEMENTS = 40_000;

function elementsOf({ svg }: PaperPage): number {
  let count = 0;
  for (const _ of walk(svg)) count++;
  return count;
}

/** As few parts as hold it, in order; a page that is too much alone is a part of its own. */
export function partsOf(pages: readonly PaperPage[], most = MOST_ELEMENTS): PagePart[] {
  const parts: PagePart[] = [];
  let held = Infinity;
  for (const [index, page] of pages.entries()) {
    const own = elementsOf(page);
    held += own;
    if (held > most) {
      parts.push({ from: index, to: index });
      held = own;
    }
    parts.at(-1)!.to = index + 1;
  }
  return parts;
}
