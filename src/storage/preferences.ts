// Small things that stay on this machine only: the tile key and template, the name edits are signed with, how
// the legend was left, how the desk is divided, the size of its text. Never in an address, never in an export.

export type Preference =
  | "tianditu-key"
  | "tile-template"
  | "editor"
  | "legend-wide"
  | "legend-narrow"
  | "table-dock"
  | `size-${string}`
  | "text-size";

/** "" when nothing was kept, or when the browser forbids keeping. */
export function readPreference(name: Preference): string {
  try {
    return localStorage.getItem(`one-map.${name}`) ?? "";
  } catch {
    return "";
  }
}

export function keepPreference(name: Preference, value: string): void {
  try {
    if (value === "") localStorage.removeItem(`one-map.${name}`);
    else localStorage.setItem(`one-map.${name}`, value);
  } catch {
    // A private window keeps nothing; the value still holds until the page is closed.
  }
}
