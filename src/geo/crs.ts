// The coordinate systems that a town's files come in, and the way from each to WGS-84 and back.

/** CGCS2000 geographic is EPSG:4490; its Gauss–Krüger zones are EPSG:4491–4554. */
export type Crs = "WGS84" | "GCJ-02" | "BD-09" | `EPSG:${number}`;

/** What a file says of its system: a known one; one that must be refused, with the reason; `text` as it stood there. */
export type CrsHint = { crs: Crs | null; refused: string | null; text: string };
