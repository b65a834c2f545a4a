// The coordinate systems that a town's files come in, and the way from each to WGS-84 and back. Knows no file format.
// Own code, because nothing here needs a datum shift: the Krüger series agrees with PROJ to less than 1 mm (tests/interop).
import { shorten } from "#base/shorten.ts";
import type { Geometry, Position } from "geojson";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import { readWkt, type WktFacts } from "./crsWkt.ts";
import {
  epsgOfZone,
  meridianOf,
  project,
  unproject,
  zoneOfEpsg,
  type Zone,
} from "./gaussKruger.ts";
import type { LngLat } from "./lngLat.ts";
import { fromBd, fromGcj, toBd, toGcj } from "./shift.ts";

/** CGCS2000 geographic is EPSG:4490; its Gauss–Krüger zones are EPSG:4491–4554. */
export type Crs = "WGS84" | "GCJ-02" | "BD-09" | `EPSG:${number}`;

/** What a file says of its system: a known one; one that must be refused, with the reason; `text` as it stood there. */
export type CrsHint = { crs: Crs | null; refused: string | null; text: string };

const say = mapFormats.crs;
const MERCATOR_RADIUS = 6378137;
const RAD = Math.PI / 180;

const epsgNumber = (crs: Crs): number => (crs.startsWith("EPSG:") ? Number(crs.slice(5)) : 0);

/** The projection behind an EPSG number: Chinese zones, and UTM on WGS-84 in the north (43–53 cover China). */
function projectionOf(epsg: number): Zone | null {
  const zone = zoneOfEpsg(epsg);
  if (zone)
    return {
      meridian: meridianOf(zone.width, zone.zone),
      falseEasting: 500_000 + (zone.prefixed ? zone.zone * 1_000_000 : 0),
      scale: 1,
    };
  return epsg >= 32643 && epsg <= 32653
    ? { meridian: 6 * (epsg - 32600) - 183, falseEasting: 500_000, scale: 0.9996 }
    : null;
}

/** The system of an EPSG number, or null where this program has no conversion. */
export function crsOfEpsg(epsg: number): Crs | null {
  if (epsg === 4326 || epsg === 4979) return "WGS84";
  if (epsg === 900913) return "EPSG:3857";
  return epsg === 4490 || epsg === 3857 || projectionOf(epsg) ? `EPSG:${epsg}` : null;
}

/** Metres on a plane, not degrees. */
export const isProjected = (crs: Crs): boolean => epsgNumber(crs) !== 0 && crs !== "EPSG:4490";

/** A short Chinese name, for lists and sentences. */
export function crsName(crs: Crs): string {
  if (crs === "WGS84") return say.wgs84;
  if (crs === "GCJ-02") return say.gcj;
  if (crs === "BD-09") return say.bd;
  const epsg = epsgNumber(crs);
  const zone = zoneOfEpsg(epsg);
  if (zone)
    return zone.prefixed
      ? say.zone(zone.width, zone.zone)
      : say.meridian(zone.width, meridianOf(zone.width, zone.zone));
  if (epsg === 4490) return say.cgcs2000;
  if (epsg === 3857) return say.webMercator;
  return projectionOf(epsg) ? say.utm(epsg - 32600) : crs;
}

/** From the system to [lng, lat]. Throws for a system that `crsOfEpsg` does not know, which is our mistake. */
export function toWgs84(crs: Crs): (east: number, north: number) => LngLat {
  if (crs === "WGS84" || crs === "EPSG:4490") return (lng, lat) => [lng, lat];
  if (crs === "GCJ-02") return fromGcj;
  if (crs === "BD-09") return fromBd;
  if (crs === "EPSG:3857")
    return (x, y) => [x / MERCATOR_RADIUS / RAD, Math.atan(Math.sinh(y / MERCATOR_RADIUS)) / RAD];
  const zone = projectionOf(epsgNumber(crs));
  if (!zone) throw new Error(`no conversion for ${crs}`);
  return (east, north) => unproject(zone, east, north);
}

/** From [lng, lat] to the system. Throws as `toWgs84` does. */
export function fromWgs84(
  crs: Crs,
): (lng: number, lat: number) => readonly [east: number, north: number] {
  if (crs === "WGS84" || crs === "EPSG:4490") return (lng, lat) => [lng, lat];
  if (crs === "GCJ-02") return toGcj;
  if (crs === "BD-09") return toBd;
  if (crs === "EPSG:3857")
    return (lng, lat) => [
      lng * RAD * MERCATOR_RADIUS,
      Math.asinh(Math.tan(lat * RAD)) * MERCATOR_RADIUS,
    ];
  const zone = projectionOf(epsgNumber(crs));
  if (!zone) throw new Error(`no conversion for ${crs}`);
  return (lng, lat) => project(zone, lng, lat);
}

/** The same geometry with every position converted; heights are dropped. What is no position stays as it is, for the checker to name. */
export function transformGeometry<G extends Geometry>(
  geometry: G,
  convert: (a: number, b: number) => readonly [number, number],
): G {
  if (geometry.type === "GeometryCollection") {
    const parts: unknown = geometry.geometries;
    return {
      type: geometry.type,
      geometries: Array.isArray(parts)
        ? parts.map((part) =>
            part && typeof part === "object" ? transformGeometry(part as Geometry, convert) : part,
          )
        : parts,
    } as G;
  }
  // Coordinates are four levels deep at most; a file that nests deeper is not followed.
  const walk = (value: unknown, depth: number): unknown => {
    if (!Array.isArray(value) || depth > 4) return value;
    const [a, b] = value as Position;
    return typeof a === "number" && typeof b === "number"
      ? [...convert(a, b)]
      : value.map((item) => walk(item, depth + 1));
  };
  return { type: geometry.type, coordinates: walk(geometry.coordinates, 0) } as G;
}

const known = (crs: Crs, text: string): CrsHint => ({ crs, refused: null, text });
const refuse = (refused: string, text: string): CrsHint => ({ crs: null, refused, text });

/**
 * What a text says of a coordinate system: a name in a sheet's head or a form, an EPSG code, a URN, the content of a .prj.
 * Null when it says nothing of the kind.
 */
export function crsOfText(source: string): CrsHint | null {
  const text = source.replace(/^\ufeff/, "").trim();
  if (text === "") return null;
  const shown = shorten(text, 80);
  const wkt = readWkt(text);
  if (wkt) return ofWkt(wkt, shown);
  if (/\bCRS:?84\b/i.test(text)) return known("WGS84", shown);
  const code =
    /EPSG\s*(?:[:：]{1,2}\s*)?(?:[\d.]{0,20}:)?(\d{4,6})(?!\d)/i.exec(text) ??
    /opengis\.net\/def\/crs\/EPSG\/[^/]{0,20}\/(\d{4,6})/i.exec(text);
  if (code) return ofEpsg(Number(code[1]), shown);
  return ofName(text.slice(0, 200), shown);
}

function ofEpsg(epsg: number, text: string): CrsHint {
  const crs = crsOfEpsg(epsg);
  if (crs) return known(crs, text);
  if (epsg === 4214 || (epsg >= 2401 && epsg <= 2442) || (epsg >= 21413 && epsg <= 21483))
    return refuse(say.beijing54, text);
  if (epsg === 4610 || (epsg >= 2327 && epsg <= 2390)) return refuse(say.xian80, text);
  return refuse(say.unsupported(`EPSG:${epsg}`), text);
}

/** The refusals that a name alone decides. */
function refusedName(name: string): string | null {
  if (
    /bei_?jing[_\s-]*(?:19)?54|北京[_\s-]*(?:19)?54|54\s*(?:年\s*)?北京|krasso[vw]sky/i.test(name)
  )
    return say.beijing54;
  if (
    /xi'?an[_\s-]*(?:19)?80|西安[_\s-]*(?:19)?80|80\s*(?:年\s*)?(?:国家大地|西安|坐标)|IAG_?75/i.test(
      name,
    )
  )
    return say.xian80;
  return /独立坐标|地方坐标|城建坐标|任意坐标|LOCAL_?CS|ENGCRS|湛江(?:城建)?坐标/i.test(name)
    ? say.local
    : null;
}

const isCgcs = (name: string): boolean =>
  /CGCS[_\s-]*2000|China[_\s]*(?:Geodetic|2000)/i.test(name) ||
  /(?:国家|大地)\s*2000|2000\s*(?:国家|坐标)/.test(name) ||
  name.trim() === "2000";
const isWgs = (name: string): boolean => /WGS[_\s-]*(?:19)?84/i.test(name);

function ofWkt(wkt: WktFacts, text: string): CrsHint {
  const refused = refusedName(wkt.names);
  if (refused) return refuse(refused, text);
  const cgcs = isCgcs(wkt.names);
  if (!cgcs && !isWgs(wkt.names))
    return wkt.epsg
      ? ofEpsg(wkt.epsg, text)
      : refuse(say.unsupported(/"([^"]{1,60})/.exec(text)?.[1] ?? text.slice(0, 40)), text);
  if (!wkt.projected) return known(cgcs ? "EPSG:4490" : "WGS84", text);
  if (/pseudo|auxiliary|popular/i.test(`${wkt.method} ${wkt.names}`))
    return known("EPSG:3857", text);
  return ofProjection(wkt, cgcs, text);
}

function ofProjection(
  { method, meridian, falseEasting, falseNorthing, originLatitude, scale, names }: WktFacts,
  cgcs: boolean,
  text: string,
): CrsHint {
  const name = names.split(" | ")[0] ?? "";
  const plain =
    /gauss|transverse_?\s?mercator/i.test(method) &&
    meridian !== null &&
    falseEasting !== null &&
    !(falseNorthing ?? 0) &&
    !(originLatitude ?? 0);
  if (!plain) return refuse(say.unsupported(name), text);
  if (!cgcs && scale === 0.9996) {
    const crs =
      falseEasting === 500_000 ? crsOfEpsg(32600 + Math.round((meridian + 183) / 6)) : null;
    return crs && projectionOf(epsgNumber(crs))?.meridian === meridian
      ? known(crs, text)
      : refuse(say.unsupported(name), text);
  }
  const zone = Math.round((falseEasting - 500_000) / 1_000_000);
  const exact = falseEasting === 500_000 + zone * 1_000_000;
  const epsg = exact && (scale ?? 1) === 1 ? zonesAt(meridian, zone) : null;
  return epsg ? known(`EPSG:${epsg}`, text) : refuse(say.oddMeridian(name, meridian), text);
}

/** The EPSG number for a central meridian; `zone` is the number before the easting, 0 for none. */
function zonesAt(meridian: number, zone: number): number | null {
  for (const width of [3, 6] as const) {
    const own = width === 3 ? meridian / 3 : (meridian + 3) / 6;
    if (zone === 0 || zone === own) {
      const epsg = epsgOfZone({ width, zone: own, prefixed: zone !== 0 });
      if (epsg) return epsg;
    }
  }
  return null;
}

function ofName(name: string, text: string): CrsHint | null {
  const refused = refusedName(name);
  if (refused) return refuse(refused, text);
  if (/BD-?09|百度/i.test(name)) return known("BD-09", text);
  if (/GCJ-?02|高德|腾讯|火星|国测局/i.test(name)) return known("GCJ-02", text);
  const cgcs = isCgcs(name);
  const crs = ofZoneName(name);
  if (crs)
    return crs === "odd" ? refuse(say.unsupported(name.slice(0, 40)), text) : known(crs, text);
  if (cgcs) return known("EPSG:4490", text);
  if (/web[_\s-]*mercator|pseudo[_\s-]*mercator|web\s*墨卡托/i.test(name))
    return known("EPSG:3857", text);
  const utm = /UTM\D{0,20}(\d{2})\s?N/i.exec(name);
  if (isWgs(name) && utm) return ofEpsg(32600 + Number(utm[1]), text);
  return isWgs(name) || /(?:^|[^a-z])GPS(?:[^a-z]|$)/i.test(name) ? known("WGS84", text) : null;
}

/** “CGCS2000_3_Degree_GK_Zone_37”, “CGCS2000 / 3-degree Gauss-Kruger CM 111E”, “三度带 37 带”, “中央子午线 111°”. */
function ofZoneName(name: string): Crs | "odd" | null {
  const width =
    /6\s*(?:[-_]\s*)?(?:degree|度)|六度/i.test(name) || /CGCS2000_GK_/i.test(name) ? 6 : 3;
  const meridian =
    /(?:\bCM|_CM|中央(?:经线|子午线)|L0)[_\s:：=]*(\d{2,3})(?:\.0+)?\s*(?:°|度|E|$|[^\d.])/i.exec(
      name,
    );
  const zone =
    /(?:zone|带号)[_\s:：=]*(\d{2})(?!\d)/i.exec(name) ?? /(?<!\d)(\d{2})\s*(?:号)?带/.exec(name);
  if (!meridian && !zone) return null;
  if (meridian) {
    const degrees = Number(meridian[1]);
    const epsg = epsgOfZone({
      width,
      zone: width === 3 ? degrees / 3 : (degrees + 3) / 6,
      prefixed: false,
    });
    return epsg ? `EPSG:${epsg}` : "odd";
  }
  const number = Number(zone![1]);
  // Zone numbers of the two widths do not overlap: 13–23 are 6°, 25–45 are 3°.
  const epsg = epsgOfZone({ width: number < 24 ? 6 : 3, zone: number, prefixed: true });
  return epsg ? `EPSG:${epsg}` : "odd";
}
