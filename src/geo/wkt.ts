// Geometry as well-known text, the form in which spreadsheets and databases hold it. Two dimensions; further ones are read over.
import type { Geometry, Position } from "geojson";

const KINDS = {
  POINT: "Point",
  LINESTRING: "LineString",
  POLYGON: "Polygon",
  MULTIPOINT: "MultiPoint",
  MULTILINESTRING: "MultiLineString",
  MULTIPOLYGON: "MultiPolygon",
} as const;
type Plain = Exclude<Geometry, { type: "GeometryCollection" }>;
const DEPTH = {
  Point: 0,
  LineString: 1,
  MultiPoint: 1,
  Polygon: 2,
  MultiLineString: 2,
  MultiPolygon: 3,
} as const;

/** Coordinates as exact as they are held. */
export function toWkt(geometry: Geometry): string {
  if (geometry.type === "GeometryCollection")
    return geometry.geometries.length === 0
      ? "GEOMETRYCOLLECTION EMPTY"
      : `GEOMETRYCOLLECTION (${geometry.geometries.map(toWkt).join(", ")})`;
  const write = (
    value: Position | Position[] | Position[][] | Position[][][],
    depth: number,
  ): string =>
    depth === 0
      ? `${value[0] as number} ${value[1] as number}`
      : `(${(value as Position[]).map((item) => write(item, depth - 1)).join(", ")})`;
  const depth = DEPTH[geometry.type];
  if (geometry.coordinates.length === 0) return `${geometry.type.toUpperCase()} EMPTY`;
  return `${geometry.type.toUpperCase()} ${depth === 0 ? `(${write(geometry.coordinates, 0)})` : write(geometry.coordinates, depth)}`;
}

/** Null for what is no WKT, an empty geometry or nested collections deeper than 8. Takes `SRID=…;` and Z/M, and drops them. */
export function fromWkt(text: string): Geometry | null {
  const reader = new WktReader(text.trim().replace(/^SRID=\d+;/i, ""));
  const geometry = reader.geometry(0);
  return geometry && reader.atEnd() ? geometry : null;
}

class WktReader {
  readonly #text: string;
  #at = 0;
  readonly #token = /\s*([A-Za-z]+|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|[(),])/y;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#text.slice(this.#at).trim() === "";
  }

  geometry(depth: number): Geometry | null {
    const word = this.#next()
      ?.toUpperCase()
      .replace(/(?<=[A-Z]{4})(?:ZM|Z|M)$/, "");
    if (word === undefined || depth > 8) return null;
    if (/^(?:Z|M|ZM)$/i.test(this.#peek() ?? "")) this.#next();
    if (word === "GEOMETRYCOLLECTION") {
      const geometries = this.#list(() => this.geometry(depth + 1));
      return geometries && { type: "GeometryCollection", geometries };
    }
    if (!Object.hasOwn(KINDS, word)) return null;
    const type = KINDS[word as keyof typeof KINDS];
    const coordinates =
      type === "Point"
        ? (this.#list(() => this.#position())?.[0] ?? null)
        : this.#level(DEPTH[type], type === "MultiPoint");
    return coordinates && ({ type, coordinates } as Plain);
  }

  #level(depth: number, loosePoints: boolean): unknown[] | null {
    if (depth > 1) return this.#list(() => this.#level(depth - 1, false));
    // Both MULTIPOINT (1 2, 3 4) and MULTIPOINT ((1 2), (3 4)) are in use.
    return this.#list(() =>
      loosePoints && this.#peek() === "("
        ? (this.#list(() => this.#position())?.[0] ?? null)
        : this.#position(),
    );
  }

  #list<T>(item: () => T | null): T[] | null {
    if (this.#next() !== "(") return null;
    const items: T[] = [];
    for (;;) {
      const read = item();
      if (read === null) return null;
      items.push(read);
      const sign = this.#next();
      if (sign === ")") return items;
      if (sign !== ",") return null;
    }
  }

  #position(): Position | null {
    const numbers: number[] = [];
    while (/^[-+.\d]/.test(this.#peek() ?? "")) numbers.push(Number(this.#next()));
    return numbers.length >= 2 && numbers.length <= 4 ? numbers.slice(0, 2) : null;
  }

  #peek(): string | null {
    this.#token.lastIndex = this.#at;
    return this.#token.exec(this.#text)?.[1] ?? null;
  }

  #next(): string | null {
    this.#token.lastIndex = this.#at;
    const match = this.#token.exec(this.#text);
    if (!match) return null;
    this.#at = this.#token.lastIndex;
    return match[1]!;
  }
}
