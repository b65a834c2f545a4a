// Lets the page ask the tile servers that the user has chosen: their origins are stored, and named by the page's policy after a reload.
import * as v from "valibot";
import { originOf } from "#base/contentPolicy.ts";
import { keptJson } from "#base/keptJson.ts";
import { isTemplate, tilesFor, type TileBackground } from "#map/tiles.ts";
import { keepHosts, mayAsk, storedHosts } from "#storage/hosts.ts";
import { TILE_CHOICES, type TileChoice } from "#state/view.ts";
import { reloadPage } from "#storage/unfinishedText.ts";

/** Addresses of all tiles that the key and the template could bring. */
const addressesOf = (key: string, template: string): readonly string[] => [
  ...(tilesFor("tianditu-vector", key, template)?.templates ?? []),
  ...(isTemplate(template) ? [template] : []),
];

/** What is no longer wanted is not named at the next load. False where this browser keeps nothing. */
export const keepTileHosts = (key: string, template: string): boolean =>
  keepHosts("tiles", addressesOf(key, template));

const TRY_KEY = "one-map.try-tiles";

/** What was typed for tiles, as this browser keeps it. */
export type Typed = { key: string; template: string };
/** What the page was given to try, and what was kept before. `isRetry`: it has been loaded anew for this already. */
export type Wanted = Typed & { choice: TileChoice; before: Typed; isRetry: boolean };
const KeptTrial = v.object({
  choice: v.picklist(TILE_CHOICES),
  before: v.object({ key: v.string(), template: v.string() }),
});
/** What a reload was made for. */
export type Trial = Pick<Wanted, "choice" | "before">;

/**
 * "open": the page may ask for these tiles. "reloading": it will be able to after the reload that has begun, and the choice is tried
 * then. "bad-host": a policy cannot name such a host. "shut": this browser keeps nothing, so its policy can name no other host.
 */
export function openHosts(
  { templates }: TileBackground,
  { choice, key, template, before, isRetry }: Wanted,
): "open" | "reloading" | "bad-host" | "shut" {
  if (mayAsk(templates)) return "open";
  if (templates.some((address) => originOf(address) === null)) return "bad-host";
  if (isRetry) return "shut";
  if (!keepTileHosts(key, template)) return "shut";
  try {
    const trial: Trial = { choice, before };
    sessionStorage.setItem(TRY_KEY, JSON.stringify(trial));
  } catch {
    return "shut";
  }
  reloadPage();
  return "reloading";
}

/** What a reload was made for, until `forgetTry`. */
export function trialToGoOn(): Trial | null {
  return keptJson(KeptTrial, () => sessionStorage.getItem(TRY_KEY));
}

export function forgetTry(): void {
  try {
    sessionStorage.removeItem(TRY_KEY);
  } catch {
    // Where nothing is kept there is nothing to forget.
  }
}

/** Key and template may be older than the list of hosts. Where `shown` tiles need it, the page is loaded anew, once. */
export function openKeptHosts(shown: TileBackground | null, key: string, template: string): void {
  const addresses = addressesOf(key, template);
  if (addresses.length === 0 || mayAsk(addresses)) return;
  const before = storedHosts();
  if (!keepTileHosts(key, template) || shown === null) return;
  if (storedHosts().some((origin) => !before.includes(origin))) reloadPage();
}
