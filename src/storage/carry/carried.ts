// What travels inside a page that is carried on a stick: the town's files as they are, and the meeting. Knows script elements, no files of a server.
import * as v from "valibot";
import { keptJson } from "#base/keptJson.ts";
import { NO_MEETING, type Meeting } from "#ledger/meeting/meeting.ts";

/** `id` is new with every export, so that what is kept for one copy never wins over another. */
export type Carried = { version: 1; id: string; kind: CopyKind; madeOn: string; meeting: Meeting };
/** internal: everything of the projects. public: what publicCopy.ts leaves. */
export type CopyKind = "internal" | "public";

/** The element that holds `Carried`, and the attribute under which each of the town's files stands. */
export const CARRIED_ID = "one-map-carried";
export const FILE_ATTRIBUTE = "data-town-file";

/** Decks and minutes are looked at one by one where they are taken up (carriedMeeting.ts). */
const CarriedRecord = v.object({
  version: v.literal(1),
  id: v.string(),
  kind: v.fallback(v.picklist(["internal", "public"]), "internal"),
  madeOn: v.fallback(v.string(), ""),
  meeting: v.fallback(
    v.object({ decks: v.array(v.unknown()), minutes: v.array(v.unknown()) }),
    NO_MEETING as { decks: unknown[]; minutes: unknown[] },
  ),
});

let known: Carried | null | undefined;

/** Null in the served app. Whatever cannot be read is as if it had not been carried. */
export function carried(): Carried | null {
  known ??=
    typeof document === "undefined"
      ? null
      : readCarried(document.getElementById(CARRIED_ID)?.textContent ?? null);
  return known;
}

/** What the page at hand is: for the words about it. */
export const isCarried = (): boolean => carried() !== null;

/** Reads the text of the element. Never throws. */
export function readCarried(text: string | null): Carried | null {
  const read = keptJson(CarriedRecord, () => text);
  return read && { ...read, meeting: read.meeting as Meeting };
}

/** The bytes of one of the town's files, `path` relative to geodata/; null when it does not travel with the page. */
export function carriedFile(path: string): Uint8Array | null {
  if (typeof document === "undefined") return null;
  for (const element of document.querySelectorAll(`script[${FILE_ATTRIBUTE}]`)) {
    if (element.getAttribute(FILE_ATTRIBUTE) === path)
      return bytesOf(path, element.textContent ?? "");
  }
  return null;
}

/** JSON stands as it is; any other text as a JSON string, because only JSON can be written without "<". */
function bytesOf(path: string, text: string): Uint8Array | null {
  try {
    return new TextEncoder().encode(/json$/.test(path) ? text : String(JSON.parse(text)));
  } catch {
    return null;
  }
}

/** Where the store of this page belongs: pages from file:// share one origin, so a copy has a place of its own. */
export const storePlace = (pathname: string): string => {
  const copy = carried();
  return copy ? `${pathname}:${copy.id}/` : pathname;
};
