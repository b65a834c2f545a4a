// What a format's reader makes of a file: rows under heads, each with a geometry where the format carries one. Nothing is interpreted yet.
import type { Geometry } from "geojson";
import type { Parsed } from "#base/issue.ts";
import type { Crs, CrsHint } from "#geo/crs.ts";

/** Text, numbers and dates as the file holds them; objects only from GeoJSON and the app's own package. */
export type Cell = unknown;

export type SourceRow = {
  /** 1-based: the line of a text, the row of a sheet, the number of a feature. */
  row: number;
  /** In the order of `columns`; may be shorter. */
  cells: readonly Cell[];
  /** In the source's coordinate system, [east, north]; unchecked. Absent where the format has no geometry. */
  geometry?: Geometry | null;
  /** A row that names its own system (奥维 g/b flags). */
  crs?: Crs;
};

export type FormatId =
  | "xlsx"
  | "csv"
  | "geojson"
  | "kml"
  | "shapefile"
  | "gpx"
  | "gpkg"
  | "survey-txt"
  | "ovi"
  | "package";

export type Source = {
  file: string;
  /** Sheet, layer or folder inside the file. */
  sheet: string | null;
  format: FormatId;
  columns: readonly string[];
  rows: readonly SourceRow[];
  /** Rows that are no records (title, heads, 合计, blank), so that every row of the file is accounted for. */
  skipped: readonly { row: number; reason: "title" | "head" | "total" | "blank" }[];
  hasGeometry: boolean;
  /** What the file itself says of its coordinate system. */
  crs: CrsHint | null;
  /** True where a record with an unreadable place is kept without one instead of being rejected (the town's own GeoJSON). */
  keepsUnplaced: boolean;
  /** Only of the app's own package: whether it is of an example (ledger/example). */
  isExample?: boolean;
};

export type InputFile = { name: string; bytes: Uint8Array };

export type ReadContext = {
  /** Called with 0…1 now and then. */
  progress: (share: number) => void;
  /** Readers look at it between rows and throw `signal.reason` when it is aborted. */
  signal: AbortSignal;
};

/** One file a format, all of them listed in formats/registry.ts. */
export type Format = {
  id: FormatId;
  /** Whether this format reads the file: by its name and, where names lie, its first bytes. */
  accepts: (file: InputFile) => boolean;
  /** Files that belong together (.shp with .dbf) come together; every other format gets one. Never throws for what is in the bytes. */
  read: (files: readonly InputFile[], context: ReadContext) => Promise<Parsed<readonly Source[]>>;
};
