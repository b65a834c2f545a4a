// Numbers and shapes that KML and GPX share: coordinate text, rings, several shapes of one record. Knows no element names.
import type { Geometry, LineString, Point, Polygon, Position } from "geojson";

export type Shape = Point | LineString | Polygon;

/** “lng,lat[,height] lng,lat …”, blanks around commas allowed; the first piece that is no number, as `bad`. Heights are dropped. */
export function readCoordinates(text: string): { positions: Position[]; bad: string | null } {
  const positions: Position[] = [];
  let tuple: number[] = [];
  let joined = false;
  const close = (): void => {
    if (tuple.length > 0) positions.push(tuple.slice(0, 2));
    tuple = [];
  };
  for (const piece of text.split(/\s+|(?=,)|(?<=,)/)) {
    if (piece === "") continue;
    if (piece === ",") {
      joined = true;
      continue;
    }
    if (!joined) {
      if (tuple.length === 1) return { positions, bad: `${tuple[0]} ${piece}` };
      close();
    }
    joined = false;
    const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(piece)
      ? Number(piece)
      : NaN;
    if (Number.isNaN(number)) return { positions, bad: piece };
    tuple.push(number);
  }
  if (tuple.length === 1) return { positions, bad: String(tuple[0]) };
  close();
  return { positions, bad: null };
}

/** A ring with its first point repeated at the end; `closed` tells whether it was so before. */
export function closeRing(ring: readonly Position[]): { ring: Position[]; closed: boolean } {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = !first || !last || (first[0] === last[0] && first[1] === last[1]);
  return { ring: closed ? [...ring] : [...ring, [...first]], closed };
}

/** One shape alone, shapes of one kind as a Multi*, mixed ones as a collection. */
export function uniteShapes(shapes: readonly Shape[]): Geometry | null {
  const [first] = shapes;
  if (!first) return null;
  if (shapes.length === 1) return first;
  if (shapes.some(({ type }) => type !== first.type))
    return { type: "GeometryCollection", geometries: [...shapes] };
  return {
    type: `Multi${first.type}`,
    coordinates: shapes.map(({ coordinates }) => coordinates),
  } as Geometry;
}

const BREAKS = /<(?:br|\/p|\/tr|\/li|\/div|\/h\d)\b[^<>]*>/gi;
const BETWEEN_CELLS = /<\/t[dh]>/gi;

/** What a reader of the HTML would see, line by line; the text is never used as HTML. */
export function textOfHtml(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  return html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, "")
    .replace(BREAKS, "\n")
    .replace(BETWEEN_CELLS, " ")
    .replace(/<[^<>]*>/g, "")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
