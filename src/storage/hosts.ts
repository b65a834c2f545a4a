// The origins outside the site that this browser may ask (tiles, later services): stored here, named by the page's policy at its next load.
import { originOf } from "#base/contentPolicy.ts";

/** What the origins are for; each purpose replaces only its own. */
export type HostUse = "tiles";

const KEY = "one-map.hosts";
/** Marks the policy that names the hosts; a copy of the page must not take it along. */
export const HOSTS_ATTRIBUTE = "data-hosts";

/** All origins stored, each once. Never throws; what cannot be read is as if nothing were stored. */
export function storedHosts(): readonly string[] {
  return [...new Set(Object.values(readHosts()).flat())];
}

/** False where this browser keeps nothing: then no origin can be added. */
export function keepHosts(use: HostUse, addresses: readonly string[]): boolean {
  const origins = addresses.flatMap((address) => originOf(address) ?? []);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readHosts(), [use]: [...new Set(origins)] }));
    return true;
  } catch {
    return false;
  }
}

/** Whether the policy this page was loaded with lets it ask these addresses. A page without a policy may ask anybody. */
export function mayAsk(addresses: readonly string[]): boolean {
  const policy = document.querySelector(`meta[${HOSTS_ATTRIBUTE}]`)?.getAttribute("content");
  if (policy == null) return true;
  const named = new Set(policy.split(/[\s;]+/));
  return addresses.every((address) => {
    const origin = originOf(address);
    return origin !== null && (named.has(origin) || origin === location.origin);
  });
}

function readHosts(): Record<string, string[]> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).map(([use, origins]) => [
        use,
        Array.isArray(origins)
          ? origins.filter((origin): origin is string => typeof origin === "string")
          : [],
      ]),
    );
  } catch {
    return {};
  }
}
