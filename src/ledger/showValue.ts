// How a value of a project reads in a sentence: money with its unit, a place with its size, 未填报 for null. Knows no layout.
import { clockOf, dayOf } from "#base/clock.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { lengthText } from "#geo/formatMeasure.ts";
import { areaSquareMetres, lengthMetres, toMu } from "#geo/measure.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { FIELDS, precisionLabel, type FieldKey } from "./fields.ts";
import { isSitePart, partLabel, readSitePart, type Part, type PartValue } from "./parts.ts";
import { PRECISIONS, type Attachment, type Precision, type Project } from "./project.ts";
import { siteTypeLabel, type Site, type SiteType } from "./site.ts";
import { SITE_FIELDS, type SiteFieldKey } from "./siteFields.ts";

const say = changes.value;
const number = (value: number, decimals = 6): string =>
  new Intl.NumberFormat("en-US", { maximumFractionDigits: decimals }).format(value);

/** “总投资” for “总投资（万元）”: the value beside it carries the unit. */
export const partName = (part: Part, project: Project | null = null): string =>
  partLabel(part, project).replace(/（(?:万元|平方米|米)）$/, "");

/** A value of one part, as it stands in a sentence. Never throws; what is not of the part's type is shown as it is. */
export function showPart(part: Part, value: PartValue): string {
  if (value === null || value === undefined || value === "") return say.unstated;
  const site = isSitePart(part) ? readSitePart(part) : null;
  const key = site ? site.key : part;
  if (key === null) return showSite(value as Site);
  if (key === "geometry") return showPlace(value as PlaceGeometry);
  if (key === "attachments")
    return (value as readonly Attachment[]).map(({ name }) => name).join("、") || say.nothing;
  if (key === "extra") return say.columns(Object.keys(value).length);
  if (Array.isArray(value)) return value.join("、") || say.nothing;
  if (site && key === "type") return siteTypeLabel(value as SiteType);
  const { type } = site ? SITE_FIELDS[key as SiteFieldKey] : FIELDS[key as FieldKey];
  if (typeof value === "number")
    return type === "wan"
      ? say.wan(number(value))
      : type === "squareMetres"
        ? say.squareMetres(number(value))
        : type === "metres"
          ? say.metres(number(value))
          : number(value);
  return type === "precision" && PRECISIONS.includes(value as Precision)
    ? precisionLabel(value as Precision)
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
}

/** A whole site in a few words: what it is and how it stands. */
const showSite = ({ type, status }: Site): string =>
  words.shown(siteTypeLabel(type), status ?? say.unstated);

/** Kind of the place, how many pieces, and how long or large all of them are together. */
function showPlace(geometry: PlaceGeometry): string {
  const pieces = geometry.coordinates.length;
  switch (geometry.type) {
    case "Point":
      return say.point;
    case "MultiPoint":
      return pieces === 1 ? say.point : say.points(pieces);
    case "LineString":
      return say.line(lengthText(lengthMetres(geometry)));
    case "MultiLineString":
      return pieces === 1
        ? say.line(lengthText(lengthMetres(geometry)))
        : say.lines(pieces, lengthText(lengthMetres(geometry)));
    case "Polygon":
      return say.area(landText(areaSquareMetres(geometry)));
    case "MultiPolygon":
      return pieces === 1
        ? say.area(landText(areaSquareMetres(geometry)))
        : say.areas(pieces, landText(areaSquareMetres(geometry)));
  }
}

/** 亩, as offices speak of land; below a tenth of one, square metres. */
const landText = (squareMetres: number): string =>
  toMu(squareMetres) < 0.1
    ? say.squareMetres(number(squareMetres, 1))
    : say.mu(number(toMu(squareMetres), toMu(squareMetres) < 100 ? 2 : 1));

/** A value of a further column of the source, which may be anything. */
export const showExtra = (value: unknown): string =>
  value === null || value === undefined || value === ""
    ? say.unstated
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value as string | number | boolean);

const isTime = (at: number): boolean => !Number.isNaN(new Date(at).getTime());

/** “2023-04-23” in the time of this machine. `at` in milliseconds since 1970. */
export const showDay = (at: number): string => (isTime(at) ? dayOf(at) : say.unknownTime);

/** “14:05”. */
export const showClock = (at: number): string => (isTime(at) ? clockOf(at) : say.unknownTime);

/** “2023-04-23 14:05”. */
export const showTime = (at: number): string =>
  isTime(at) ? `${dayOf(at)} ${clockOf(at)}` : say.unknownTime;
