// Brings one of the town's files: out of the page itself when it travels with it, else from beside the page. The manifest is asked for early by index.html.
import { carriedFile } from "./carry/carried.ts";

/** Rejects when the file is not there. `path` is relative to geodata/. */
export async function fetchTownFile(path: string): Promise<Uint8Array> {
  const own = carriedFile(path);
  if (own) return own;
  const response = await fetch(new URL(path, new URL("geodata/", document.baseURI)), {
    cache: "no-cache",
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
