// Measures as town offices write them: 米/公里, m² with 亩 and 公顷, coordinates. Takes metres and degrees, gives text.
import { inThrees } from "#base/numerals.ts";
import { sketch } from "#words/zh-CN/sketch.ts";
import type { LngLat } from "./lngLat.ts";
import { toMu } from "./measure.ts";

const say = sketch.units;
/** Narrow and unbreakable, between groups of three digits. */
const THIN = "\u202F";

/** Groups from 10,000 on: four digits read well as they are. */
function digits(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const [whole, rest] = text.split(".") as [string, string | undefined];
  const grouped = whole.length > 4 ? inThrees(whole, THIN) : whole;
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

const isMeasure = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** “356.2 米”, from 1,000 m on “3.42 公里”. */
export function lengthText(metres: number): string {
  if (!isMeasure(metres)) return say.unknown;
  if (Number(metres.toFixed(1)) < 1000) return say.metres(digits(metres, 1));
  return say.kilometres(digits(metres / 1000, metres < 1e5 ? 2 : 1));
}

/** “1234 m² · 1.85 亩 · 0.12 公顷”. Small areas get more decimals, so that none reads as nothing. */
export function areaText(squareMetres: number): string {
  if (!isMeasure(squareMetres)) return say.unknown;
  const [mu, hectares] = [toMu(squareMetres), squareMetres / 10_000];
  const land = (value: number): string =>
    digits(value, value > 0 && value < 0.1 ? 4 : value < 1000 ? 2 : 1);
  return say.area(digits(squareMetres, squareMetres < 100 ? 1 : 0), land(mu), land(hectares));
}

/** “110.754400, 21.590000”: six decimals are a tenth of a metre, and the text can be pasted back. */
export const coordinatesText = ([lng, lat]: LngLat): string =>
  `${lng.toFixed(6)}, ${lat.toFixed(6)}`;

/** Without the thin spaces, for spreadsheets. */
export const toPlainText = (text: string): string => text.replaceAll(THIN, "");
