// The [属性描述] of a 勘测定界 TXT: keys and values, and what they say of the coordinate system.
import { crsOfText, type CrsHint } from "#geo/crs.ts";
import { epsgOfZone } from "#geo/gaussKruger.ts";

export function readSurveyHeader(lines: readonly string[]): ReadonlyMap<string, string> {
  const header = new Map<string, string>();
  for (const line of lines) {
    const [, key, value] = /^([^=＝:：]{1,40})[=＝:：](.{0,200})$/.exec(line.trim()) ?? [];
    if (key && value?.trim()) header.set(key.trim(), value.trim());
  }
  return header;
}

/** “3”, “3度带”, “三度”. */
const widthOf = (text: string): 3 | 6 | null =>
  /[3三]/.test(text) ? 3 : /[6六]/.test(text) ? 6 : null;

/** The zone number of the head and the one before the easting, where they contradict each other: then the coordinates are believed. */
export function zoneAgainst(
  header: ReadonlyMap<string, string>,
  easting: number | null,
): { told: number; found: number } | null {
  const told = Number(/^\D*(\d{2})(?!\d)/.exec(header.get("带号") ?? "")?.[1] ?? 0);
  const found = easting !== null && easting >= 1e7 ? Math.floor(easting / 1e6) : 0;
  return told >= 13 && told <= 45 && found >= 13 && found <= 45 && told !== found
    ? { told, found }
    : null;
}

/**
 * `easting` is one Y of the file, which tells whether the zone number stands before it. A datum without a zone gives a hint
 * that only names it; 54 and 80 are refused.
 */
export function surveyHint(
  header: ReadonlyMap<string, string>,
  easting: number | null,
): CrsHint | null {
  const system = header.get("坐标系") ?? header.get("坐标系统") ?? header.get("坐标系名称") ?? "";
  const told = [...header].find(([key]) => /分带/.test(key))?.[1] ?? "";
  const zoneText = header.get("带号") ?? header.get("中央子午线") ?? header.get("中央经线") ?? "";
  const text = [system, told && `分带 ${told}`, zoneText && `带号 ${zoneText}`]
    .filter(Boolean)
    .join("，");
  const datum = crsOfText(system);
  if (datum?.refused) return { crs: null, refused: datum.refused, text: system };
  if (text === "") return null;
  const prefix = easting !== null && easting >= 1e7 ? Math.floor(easting / 1e6) : 0;
  if (easting !== null && Math.abs(easting) <= 180)
    return { crs: datum?.crs ?? null, refused: null, text };
  if (zoneAgainst(header, easting)) return { crs: null, refused: null, text };
  const number = Number(/\d{2,3}/.exec(zoneText)?.[0] ?? prefix);
  const width =
    number >= 25 && number <= 45 ? 3 : number >= 13 && number <= 23 ? 6 : (widthOf(told) ?? 3);
  // “带号=111” gives the central meridian instead.
  const zone = number >= 72 ? (width === 3 ? number / 3 : (number + 3) / 6) : number;
  const epsg =
    easting !== null && (datum?.crs ?? null) !== null
      ? epsgOfZone({ width, zone, prefixed: prefix > 0 })
      : null;
  return { crs: epsg ? `EPSG:${epsg}` : null, refused: null, text };
}
