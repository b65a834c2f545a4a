// Brings what a copy is made of: the shell, and for the folder edition all files of the built site. Effects only.
import { packZip } from "#base/zip.ts";
import { hashOf } from "#base/hash.ts";
import { shellOf, SLOT, toDataElements, toPage } from "./page.ts";
import type { Copy } from "./copy.ts";

/** Written beside the page by the build: every file of the site but the town's own, with the hash of each. */
type SiteList = { version: string; files: Readonly<Record<string, string>> };

const isShell = (): boolean => document.querySelector("script[data-shell]") !== null;

/** The folder edition needs the files of the site, which a page on a stick does not have. */
export const canMakeFolder = (): boolean => !isShell();

const bring = async (path: string): Promise<Response> => {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
};

/** Rejects where the site was not built, or its file is gone. */
export async function makePage({ carried: own, files }: Copy): Promise<Uint8Array<ArrayBuffer>> {
  const shell = isShell() ? shellOf(document) : await (await bring("shell.html")).text();
  const page = toPage(shell, toDataElements(own, files));
  if (page === null) throw new Error(`shell.html: ${SLOT}`);
  return new TextEncoder().encode(page);
}

/**
 * The site with the data of the copy as files, and beside it the page that opens by double click.
 * `readme` is the text and name of the note in it.
 */
export async function makeFolder(
  copy: Copy,
  page: { name: string; bytes: Uint8Array<ArrayBuffer> },
  readme: { name: string; text: string },
  progress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { files: hashes } = (await (await bring("site.json")).json()) as SiteList;
  const encoder = new TextEncoder();
  const parts = new Map<string, Uint8Array<ArrayBuffer>>([
    [page.name, page.bytes],
    [readme.name, encoder.encode(readme.text)],
  ]);
  const paths = [...Object.keys(hashes), "sw.js", "site.json"];
  for (const [index, path] of paths.entries()) {
    parts.set(`site/${path}`, new Uint8Array(await (await bring(path)).arrayBuffer()));
    progress((index + 1) / (paths.length + 1));
  }
  for (const [path, text] of copy.files) parts.set(`site/geodata/${path}`, encoder.encode(text));
  await carryMeeting(parts, copy, hashes["index.html"] ?? "");
  return packZip(parts);
}

/** The decks stand in the page itself. The offline copy knows each file by its hash, so the page's new one is told to it. */
async function carryMeeting(
  parts: Map<string, Uint8Array<ArrayBuffer>>,
  { carried: own }: Copy,
  oldHash: string,
): Promise<void> {
  const [page, worker, list] = ["site/index.html", "site/sw.js", "site/site.json"].map((path) =>
    parts.get(path),
  );
  if (!page) return;
  const text = new TextDecoder().decode(page);
  const changed = new TextEncoder().encode(
    text.replace("</head>", () => `${toDataElements(own, new Map())}\n</head>`),
  );
  parts.set("site/index.html", changed);
  const hash = await hashOf(changed);
  for (const [path, bytes] of [
    ["site/sw.js", worker],
    ["site/site.json", list],
  ] as const) {
    if (bytes && oldHash !== "")
      parts.set(
        path,
        new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(oldHash, hash)),
      );
  }
}
