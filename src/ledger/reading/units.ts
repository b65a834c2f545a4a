// Units of money, area and length as ledgers write them, and their factors to 万元, m² and m.
import type { FieldType } from "../fields.ts";

/** 万元 */
const MONEY: Readonly<Record<string, number>> = {
  亿元: 10_000,
  亿: 10_000,
  千万元: 1000,
  千万: 1000,
  百万元: 100,
  百万: 100,
  万元: 1,
  万: 1,
  千元: 0.1,
  元: 0.0001,
};
/** m² */
const AREA: Readonly<Record<string, number>> = {
  平方米: 1,
  平米: 1,
  "㎡": 1,
  "m²": 1,
  m2: 1,
  平方: 1,
  万平方米: 10_000,
  万平米: 10_000,
  "万㎡": 10_000,
  万m2: 10_000,
  "万m²": 10_000,
  亩: 2000 / 3,
  万亩: 20_000_000 / 3,
  公顷: 10_000,
  ha: 10_000,
  hm2: 10_000,
  "hm²": 10_000,
  平方公里: 1_000_000,
  平方千米: 1_000_000,
  km2: 1_000_000,
  "km²": 1_000_000,
};
/** m */
const LENGTH: Readonly<Record<string, number>> = {
  米: 1,
  m: 1,
  延米: 1,
  公里: 1000,
  千米: 1000,
  km: 1000,
  里: 500,
  华里: 500,
};

const TABLES: Partial<Record<FieldType, Readonly<Record<string, number>>>> = {
  wan: MONEY,
  squareMetres: AREA,
  metres: LENGTH,
};

/** The factor of a unit for fields of a type; null where there is no unit, or it measures something else. */
export function unitFactor(type: FieldType, unit: string | null): number | null {
  const table = TABLES[type];
  const key = unit?.toLowerCase() ?? "";
  return table && Object.hasOwn(table, key) ? table[key]! : null;
}

const NAMES = [...new Set([MONEY, AREA, LENGTH].flatMap((table) => Object.keys(table)))]
  .filter((name) => !/^(?:亿|万|千万|百万|平方|里)$/.test(name))
  .sort((a, b) => b.length - a.length)
  .join("|");
const BRACKETED = new RegExp(
  `[(（[【]\\s*(?:单位\\s*(?:[:：]\\s*)?)?(${NAMES})\\s*[)）\\]】]`,
  "i",
);
const TRAILING = new RegExp(`(?<!\\s)\\s*[/／,，:：、_-]\\s*(${NAMES})\\s*$`, "i");

/** “总投资（亿元）” and “总投资/亿元” → “总投资” and “亿元”. */
export function unitInHead(head: string): { rest: string; unit: string | null } {
  const match = BRACKETED.exec(head) ?? TRAILING.exec(head);
  return match
    ? {
        rest: (head.slice(0, match.index) + head.slice(match.index + match[0].length)).trim(),
        unit: match[1]!,
      }
    : { rest: head, unit: null };
}

/** “单位：亿元” above a table, as offices write it in the corner. */
export const unitOfTable = (cell: string): string | null =>
  /(?:^|[\s(（])(?:金额)?单位\s*[:：]\s*(亿元|万元|千元|元)/.exec(cell)?.[1] ?? null;
