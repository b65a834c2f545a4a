// When a part of the program did not come twice: is the network back, so that loading the page anew would bring it?
import { reloadPage } from "./unfinishedText.ts";

/** Loads the page anew if it can be had; does nothing where there is no network, because the open page is worth more. */
export async function reloadStuckPart(): Promise<void> {
  const answer = await fetch(document.baseURI, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) reloadPage();
}
