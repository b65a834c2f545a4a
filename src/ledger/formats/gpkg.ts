// GeoPackage: one source a layer or table. Knows the file by its name or its first bytes; how it is read comes when
// one is opened.
import { loadPart } from "#base/loadPart.ts";
import { error } from "#base/issue.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Format } from "../source.ts";
import { endsWith, head, NOTHING } from "./mapTable.ts";

/** SQLite's own mark, and the one that GeoPackage puts at byte 68: GPKG, before 1.2 GP10 or GP11. */
const MARK = /^SQLite format 3\0[^]{52}(?:GPKG|GP1[01])/;

export const gpkg: Format = {
  id: "gpkg",
  accepts: ({ name, bytes }) => endsWith(name, ".gpkg") || MARK.test(head(bytes, 100)),
  read: async ([file], context) => {
    if (!file) return NOTHING([]);
    try {
      const { openReader } = await loadPart(() => import("./gpkg/readGpkg.ts"));
      const read = await openReader();
      return read(file, context);
    } catch (cause) {
      context.signal.throwIfAborted();
      const found = cause instanceof Error ? cause.message.slice(0, 120) : String(cause);
      return NOTHING([error("gpkg.program", mapFormats.gpkg.program(found), { file: file.name })]);
    }
  },
};
