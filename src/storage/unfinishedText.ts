// What was typed and not saved yet, kept by this tab until it is closed, so that a page loaded anew (a new version, a new host, the
// browser's own reload) finds it in its place. Knows nothing of what is typed or where: a place is any name its form gives itself.

import { exampleMark } from "./examplePage.ts";

/** Several towns may share an origin. */
const keyOf = (): string => `one-map.unfinished ${location.pathname}${exampleMark()}`;

const kept = readAll();
let isReloading = false;

function readAll(): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf()) ?? "{}");
    return new Map(Object.entries(value ?? {}));
  } catch {
    return new Map();
  }
}

/** What was typed at a place before the page was loaded anew, or since; unchecked. undefined when nothing was. */
export const readUnfinished = (place: string): unknown => kept.get(place);

/** Whether something waits at this place or at one whose name begins with it: its form is to be opened again. */
export const hasUnfinished = (place: string): boolean =>
  [...kept.keys()].some((known) => known.startsWith(place));

/** `undefined` when it was saved, given up, or is as it was. Values must be plain data. */
export function keepUnfinished(place: string, value: unknown): void {
  if (value === undefined ? !kept.delete(place) : kept.get(place) === value) return;
  if (value !== undefined) kept.set(place, value);
  try {
    if (kept.size === 0) sessionStorage.removeItem(keyOf());
    else sessionStorage.setItem(keyOf(), JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // A browser that keeps nothing: the text lives as long as the page.
  }
}

/** Loads the page anew by the program's own will. Typed text comes back, so nobody is asked whether it may be lost. */
export function reloadPage(): void {
  isReloading = true;
  location.reload();
}

/** For those who ask before the page goes. */
export const isOwnReload = (): boolean => isReloading;
