// Links and file paths that may stand in a ledger: what a click may open, and what can only be copied. Pure.
import { cutAt } from "#base/cutAt.ts";

const WEB = /^https?:\/\//i;
const FILE = /^(?:file:\/\/|[a-z]:[\\/]|\\\\[^\\]|\/|\.{1,2}[\\/])/i;

/** “web” opens by a click; “file” is a path that browsers do not open from a page; null is refused. */
export const linkKind = (href: string): "web" | "file" | null =>
  WEB.test(href) ? "web" : FILE.test(href) || !/[:<>"|?*]/.test(href) ? "file" : null;

/** The last word of a path, to call it by. */
export function nameOfLink(href: string): string {
  const last = cutAt(href, /[?#]/).split(/[\\/]/).filter(Boolean).at(-1) ?? href;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
