// Code that is fetched when it is first needed, and what is done when it did not come: the next try truly fetches it anew. All of
// the program's `import()` go through here. Knows nothing of what the parts are.

/** What a page does when a part did not come twice; set by the page, which alone can be loaded anew. */
let whenStuck: () => Promise<void> = () => Promise.resolve();
/** What browsers said of parts that did not come; the sentence names the file. */
const missed = new Set<string>();

/**
 * Browsers up to Chromium 109 at least remember for the whole life of a page that a file did not come, and answer every
 * later `import()` of it, or of what needs it, without asking the network. `act` is called then: it loads the page anew
 * where the network is back.
 */
export function onStuckPart(act: () => Promise<void>): void {
  whenStuck = act;
}

/**
 * Fetches a part, its dependencies and its style sheets. Rejects with the browser's own error; another call tries again.
 * What nobody has asked for, “in background”, is not worth loading the page anew.
 */
export async function loadPart<T>(
  bring: () => Promise<T>,
  how: "asked" | "in background" = "asked",
): Promise<T> {
  if (missed.size > 0) await bringStyles();
  try {
    return await bring();
  } catch (cause) {
    const said = String(cause);
    if (how === "asked" && missed.has(said)) await whenStuck();
    missed.add(said);
    throw cause;
  }
}

/** The build's loader asks for a style sheet once and never again, so one that did not come is asked for here. */
async function bringStyles(): Promise<void> {
  if (typeof document === "undefined") return;
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")];
  await Promise.all(links.filter(({ sheet }) => sheet === null).map(bringStyle));
}

function bringStyle(link: HTMLLinkElement): Promise<void> {
  const again = link.cloneNode() as HTMLLinkElement;
  return new Promise((resolve, reject) => {
    again.addEventListener("load", () => resolve());
    again.addEventListener("error", () => reject(new Error(`no style sheet ${again.href}`)));
    link.replaceWith(again);
  });
}
