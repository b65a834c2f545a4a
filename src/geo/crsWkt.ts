// Reads the text of a .prj (ESRI or OGC well-known text): which datum, and the numbers of its projection. Decides nothing.

export type WktFacts = {
  /** Every quoted name, for finding the datum. */
  names: string;
  projected: boolean;
  /** Name of the projection method, "" for a geographic system. */
  method: string;
  /** null where the text does not say. */
  meridian: number | null;
  falseEasting: number | null;
  falseNorthing: number | null;
  originLatitude: number | null;
  scale: number | null;
  /** The code of the whole system, where an AUTHORITY or ID ends it. */
  epsg: number | null;
};

/** Null when the text is no WKT of a horizontal system. */
export function readWkt(text: string): WktFacts | null {
  const start =
    /^\s*\W?(COMPD_?CS|COMPOUNDCRS|PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS|BOUNDCRS)\s*[[(]/i.exec(
      text,
    );
  if (!start) return null;
  const flat = text.slice(0, 20_000);
  const projected = /PROJ(?:ECTED)?(?:CS|CRS)\s*[[(]/i.test(flat);
  const numbers = new Map<string, number>();
  for (const [, name, value] of flat.matchAll(
    /PARAMETER\s*[[(]\s*"([^"]{1,80})"\s*,\s*([-+\d.eE]{1,40})/gi,
  ))
    numbers.set(name!.toLowerCase().replace(/[\s-]+/g, "_"), Number(value));
  const first = (...names: readonly string[]): number | null =>
    names.map((name) => numbers.get(name)).find((value) => value !== undefined) ?? null;
  return {
    names: [...flat.matchAll(/"([^"]{1,120})"/g)].map((match) => match[1]!).join(" | "),
    projected,
    method: /(?:PROJECTION|METHOD)\s*[[(]\s*"([^"]{1,80})"/i.exec(flat)?.[1] ?? "",
    meridian: first("central_meridian", "longitude_of_natural_origin", "longitude_of_center"),
    falseEasting: first("false_easting"),
    falseNorthing: first("false_northing"),
    originLatitude: first("latitude_of_origin", "latitude_of_natural_origin"),
    scale: first("scale_factor", "scale_factor_at_natural_origin"),
    epsg: codeOfWhole(flat.trim()),
  };
}

const AUTHORITY = /(?:AUTHORITY|ID)\s*[[(]\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*[\])]/gi;

/** The code behind which the text ends, but for a USAGE or REMARK: those before it are of the parts. */
function codeOfWhole(wkt: string): number | null {
  if (!/[\])]$/.test(wkt)) return null;
  for (const match of wkt.matchAll(AUTHORITY)) {
    const rest = wkt.slice(match.index + match[0].length).trimStart();
    if (rest.length === 1 || /^,\s*(?:USAGE|REMARK)/i.test(rest)) return Number(match[1]);
  }
  return null;
}
