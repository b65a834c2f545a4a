// What the search has led to and is marked for a while: a sentence of the plan, a place of the base map. Not in the
// address, not undone.
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { Sentence } from "#ledger/sentences.ts";
import { makeSlot } from "../edit/slot.ts";

/** A stretch of a paragraph of the plan. */
export type SoughtSentence = Pick<Sentence, "block" | "start" | "end">;
export type SoughtPlace = { name: string; geometry: PlaceGeometry };

export const soughtSentence = makeSlot<SoughtSentence | null>(null);
export const soughtPlace = makeSlot<SoughtPlace | null>(null);
