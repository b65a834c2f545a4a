// What travels inside a page that is carried on a stick: the town's files as they are, and the meeting. Knows script elements, no files of a server.
import { NO_MEETING, type Meeting } from "#ledger/meeting/meeting.ts";

/** `id` is new with every export, so that what is kept for one copy never wins over another. */
export type Carried = { version: 1; id: string; kind: CopyKind; madeOn: string; meeting: Meeting };
/** internal: everything of the projects. public: what publicCopy.ts leaves. */
export type CopyKind = "internal" | "public";

/** The element that holds `Carried`, and the attribute under which each of the town's files stands. */
export const CARRIED_ID = "one-map-carried";
export const FILE_ATTRIBUTE = "data-town-file";

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
  if (text === null) return null;
  try {
    const { version, id, kind, madeOn, meeting } = JSON.parse(text) as Partial<
      Record<keyof Carried, unknown>
    >;
    if (version !== 1 || typeof id !== "string") return null;
    return {
      version,
      id,
      kind: kind === "public" ? "public" : "internal",
      madeOn: typeof madeOn === "string" ? madeOn : "",
      meeting: isMeeting(meeting) ? meeting : NO_MEETING,
    };
  } catch {
    return null;
  }
}

const isMeeting = (value: unknown): value is Meeting =>
  typeof value === "object" &&
  value !== null &&
  Array.isArray((value as Meeting).decks) &&
  Array.isArray((value as Meeting).minutes);

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
