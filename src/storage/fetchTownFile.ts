// Brings one of the town's files: out of the page itself when it travels with it, else from beside the page, where early.ts may have asked for it already.
import { carriedFile } from "./carry/carried.ts";
import { fetchBytes, takeEarly } from "./earlyFiles.ts";

/** Rejects when the file is not there. `path` is relative to geodata/. */
export async function fetchTownFile(path: string): Promise<Uint8Array> {
  return carriedFile(path) ?? takeEarly(path) ?? fetchBytes(path);
}
