// A field's value as text: as it is shown, and as it is typed. Pure.
import { FIELDS, precisionLabel, type FieldKey, type FieldValue } from "#ledger/fields.ts";
import type { Precision } from "#ledger/project.ts";
import { edit } from "#words/zh-CN/edit.ts";

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value);

/** What an editor starts with; "" is 未填报. Reading it again gives the value back exactly. */
export function typedText(key: FieldKey, value: FieldValue): string {
  if (value === null) return "";
  if (isList(value)) return value.join("、");
  return key === "precision" ? precisionLabel(value as Precision) : String(value);
}

const SHOWN = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });

/** What a cell shows; "" is 未填报. The unit stands in the label. */
export const shownText = (key: FieldKey, value: FieldValue): string =>
  typeof value === "number" ? SHOWN.format(value) : typedText(key, value);

/** For the lines of the history. */
export const namedText = (key: FieldKey, value: FieldValue): string =>
  shownText(key, value) || edit.unstated;

const NUMBERS: ReadonlySet<string> = new Set(["wan", "squareMetres", "metres"]);
export const isNumber = (key: FieldKey): boolean => NUMBERS.has(FIELDS[key].type);

/** How a field of this type is written; "" where anything goes. */
export function typeHint(key: FieldKey): string {
  const { type } = FIELDS[key];
  return type === "wan" ||
    type === "squareMetres" ||
    type === "metres" ||
    type === "date" ||
    type === "day" ||
    type === "list"
    ? edit.hints[type]
    : "";
}
