// Which files make the built site, and the version that they are together.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** `files` are paths relative to the site, each with the SHA-256 of its bytes in hex. */
export type SiteList = { version: string; files: Record<string, string> };

/** What the town replaces, and what is about the list itself, is not part of it. */
const OUTSIDE = /^(?:geodata|seeds)\/|^(?:sw\.js|site\.json|\.)/;

const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

export function listSite(folder: string): SiteList {
  const walk = (under: string): string[] =>
    readdirSync(join(folder, under))
      .sort()
      .flatMap((name) => {
        const path = under === "" ? name : `${under}/${name}`;
        return statSync(join(folder, path)).isDirectory() ? walk(path) : [path];
      });
  const paths = walk("").filter((path) => !OUTSIDE.test(path));
  const files = Object.fromEntries(
    paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]),
  );
  return { version: sha256(JSON.stringify(files)).slice(0, 16), files };
}

/** The page says which version it is, so that its parts are kept while it is open. */
export const withVersion = (page: string, version: string): string =>
  page.replace(
    "</head>",
    () => `  <meta name="one-map-version" content="${version}" />\n  </head>`,
  );
