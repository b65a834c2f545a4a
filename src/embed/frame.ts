// Whether this page may work where it stands: alone, or in a frame of its own site or of one that the town lists.
// The server says the same by frame-ancestors; this holds where no server does.

/** What of a window is asked here. */
export type Framed = {
  isFramed: boolean;
  origin: string;
  /** Origins of all pages around this one; null where the browser does not tell (Firefox). */
  ancestors: readonly string[] | null;
  referrer: string;
};

export const framedBy = (page: Window): Framed => ({
  isFramed: page.parent !== page,
  origin: page.location.origin,
  ancestors: (page.location.ancestorOrigins as DOMStringList | undefined)
    ? [...page.location.ancestorOrigins]
    : null,
  referrer: page.document.referrer,
});

/** `listed`: the town's embedOrigins. Where the page around does not say who it is, it is a stranger; so is every page from a file. */
export function mayWorkIn(
  { isFramed, origin, ancestors, referrer }: Framed,
  listed: readonly string[],
): boolean {
  if (!isFramed) return true;
  const around = ancestors ?? [originOf(referrer)];
  return around.every((one) => /^https?:/.test(one) && (one === origin || listed.includes(one)));
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return "null";
  }
}
