// A page that needs no server: the shell (all code and styles in one document) and the town's files as script elements that no browser runs.
import { CARRIED_ID, FILE_ATTRIBUTE, type Carried } from "./carried.ts";
import { HOSTS_ATTRIBUTE } from "../hosts.ts";
import type { TownFiles } from "./townFiles.ts";

/** Where the data goes. The build writes it into the shell; a page that was made keeps it for the next copy. */
export const SLOT = "<!--one-map-data-->";

/** JSON text that can end neither its element nor a comment. */
const escapeJson = (json: string): string => json.replaceAll("<", "\\u003c");

const element = (attributes: string, json: string): string =>
  `<script type="application/json" ${attributes}>${escapeJson(json)}</script>`;
const attributeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** The data alone, as it stands in the page. */
export function toDataElements(carried: Carried, files: TownFiles): string {
  const scripts = [...files].map(([path, text]) =>
    element(
      `${FILE_ATTRIBUTE}="${attributeText(path)}"`,
      /json$/.test(path) ? text : JSON.stringify(text),
    ),
  );
  return [element(`id="${CARRIED_ID}"`, JSON.stringify(carried)), ...scripts].join("\n");
}

/** Puts the data into a shell. Null when the text is no shell. */
export function toPage(shell: string, data: string): string | null {
  const at = shell.indexOf(SLOT);
  return at < 0
    ? null
    : `${shell.slice(0, at + SLOT.length)}\n${data}\n${shell.slice(at + SLOT.length)}`;
}

/** The shell of a page that was made from one: itself without its data and without what it has drawn since. */
export function shellOf(page: Document): string {
  const root = page.documentElement.cloneNode(true) as HTMLElement;
  for (const { name } of Array.from(root.attributes))
    if (name !== "lang") root.removeAttribute(name);
  for (const node of root.querySelectorAll(`#${CARRIED_ID}, script[${FILE_ATTRIBUTE}]`))
    node.remove();
  const head = root.querySelector("head")!;
  for (const node of Array.from(head.children))
    if (!node.matches(`meta:not([${HOSTS_ATTRIBUTE}]), title, link[rel=icon], [data-shell]`))
      node.remove();
  const body = root.querySelector("body")!;
  for (const { name } of Array.from(body.attributes)) body.removeAttribute(name);
  for (const node of Array.from(body.children))
    if (!node.matches("#root, noscript, [data-shell]")) node.remove();
  root.querySelector("#root")!.replaceChildren();
  return `<!doctype html>\n${root.outerHTML}`;
}
