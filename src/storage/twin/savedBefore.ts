// Words outside the database: that something was once saved in it, so that it can be said where it is empty all the same; and which life of it
// the user has thrown away, so that no copy brings that back.

import * as v from "valibot";
import { keptJson } from "#base/keptJson.ts";

/** The newest edit that was on disk, and when that was, in milliseconds since 1970. */
export type SavedBefore = { seq: number; at: number };

const Saved = v.object({
  seq: v.pipe(v.number(), v.safeInteger()),
  at: v.pipe(v.number(), v.finite()),
});

const keyOf = (name: string): string => `one-map.saved ${name}`;

export function savedBefore(name: string): SavedBefore | null {
  return keptJson(Saved, () => localStorage.getItem(keyOf(name)));
}

export function rememberSaved(name: string, saved: SavedBefore | null): void {
  try {
    if (saved) localStorage.setItem(keyOf(name), JSON.stringify(saved));
    else localStorage.removeItem(keyOf(name));
  } catch {
    // Where nothing is remembered nothing is said.
  }
}

const clearedKey = (name: string): string => `one-map.cleared ${name}`;

/** The epoch of the ledger that was cleared last. */
export function clearedBefore(name: string): string | null {
  try {
    return localStorage.getItem(clearedKey(name));
  } catch {
    return null;
  }
}

export function rememberCleared(name: string, epoch: string): void {
  try {
    localStorage.setItem(clearedKey(name), epoch);
  } catch {
    // The copy is emptied all the same.
  }
}
