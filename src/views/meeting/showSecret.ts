// What the wall and its presenter's windows alone know, where the page comes from a file: there any other file could send the same
// messages, because all of them call their origin "null". On a server the origin itself vouches, and there is no secret.

const KEY = "one-map.show-secret";
const PARAM = "show";
const isFromFile = (): boolean => location.protocol === "file:";
let made: string | null = null;

/** Made once for this tab and its presentation; a reload finds it again. */
function ownSecret(): string {
  try {
    made ??= sessionStorage.getItem(KEY);
    made ??= newSecret();
    sessionStorage.setItem(KEY, made);
  } catch {
    // Where the tab keeps nothing, a reload of the wall needs a new presenter's window.
  }
  return (made ??= newSecret());
}

/** 128 random bits in hex. `getRandomValues` is there without a secure context too. */
const newSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** The part after # that hands the secret to a presenter's window. */
export const secretHash = (): string => (isFromFile() ? `${PARAM}=${ownSecret()}` : "");

/** null on a server. A presenter's window that was not opened by a wall has one that no wall knows. */
export function secretOf(side: "wall" | "presenter"): string | null {
  if (!isFromFile()) return null;
  if (side === "wall") return ownSecret();
  return new URLSearchParams(location.hash.slice(1)).get(PARAM) ?? newSecret();
}
