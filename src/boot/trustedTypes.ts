// Which strings may become scripts or markup in this page. Everything a library or a fault assigns passes here; what is not listed throws.

/** The types of Trusted Types that are used here; TypeScript's DOM does not know them yet. */
export type PolicyRules = {
  createHTML: (text: string) => string | null;
  createScript: () => null;
  createScriptURL: (address: string) => string | null;
};

/**
 * Markup that is assigned as text:
 * "" — React Aria's live announcer empties its log with it.
 * React builds with nodes, and MapLibre's controls and popups, which assign markup, are not used.
 */
const MARKUP: ReadonlySet<string> = new Set([""]);

/** MapLibre's way to an empty worker where the page has no origin: ours is empty (MapEngine.ts), so this is all there is to run. */
const EMPTY_SCRIPT = "data:text/javascript;charset=utf-8,";

/** `page` is the page's own address. null makes the browser throw and report. */
export const rulesFor = (page: string): PolicyRules => ({
  createHTML: (text) => (MARKUP.has(text) ? text : null),
  createScript: () => null,
  createScriptURL: (address) => (isOwnScript(address, page) ? address : null),
});

/** Scripts come from the page's own origin, or from a blob that this origin made. A page from a file has no other files. */
function isOwnScript(address: string, page: string): boolean {
  if (address === EMPTY_SCRIPT) return true;
  try {
    const [asked, own] = [new URL(address, page), new URL(page)];
    if (asked.protocol === "blob:")
      // Browsers do not agree on what the origin of a file is called.
      return (own.protocol === "file:" ? ["null", "file://"] : [own.origin]).some((origin) =>
        asked.pathname.startsWith(`${origin}/`),
      );
    return /^https?:$/.test(asked.protocol) && asked.origin === own.origin;
  } catch {
    return false;
  }
}
