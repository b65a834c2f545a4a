// What a field offers to choose from: its own options, the town's offices and villages, the plan's tasks. Free text stays possible where the type allows it.
import { allOffices, type Ledger } from "#ledger/ledger.ts";
import { FIELDS, type FieldKey } from "#ledger/fields.ts";

export type Option = { value: string; /** Beside the value: a full name, a title. */ more: string };

const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, more: "" }));

export function optionsOf(key: FieldKey, ledger: Ledger): readonly Option[] {
  const { type, options } = FIELDS[key];
  if (type === "list") {
    const full = new Map(
      ledger.town.offices.offices.map((office) => [office.id as string, office.full]),
    );
    return allOffices(ledger).map((id) => ({
      value: id,
      more: full.get(id) === id ? "" : (full.get(id) ?? ""),
    }));
  }
  return key === "village" ? plain(ledger.town.villages) : plain(options ?? []);
}

/** Several values may stand in one text. */
export const takesMany = (key: FieldKey): boolean =>
  FIELDS[key].type === "list" || FIELDS[key].type === "tasks";

const PARTING = /[、，,；;\n]/;
export const itemsOf = (text: string): string[] =>
  text
    .split(PARTING)
    .map((item) => item.trim())
    .filter((item) => item !== "");

export const holds = (text: string, value: string): boolean => itemsOf(text).includes(value);

/** The text with a value added, or taken away. A half-typed last item that the value completes gives way to it. */
export function toggle(text: string, value: string, typed: string): string {
  const items = itemsOf(text);
  if (items.includes(value)) return items.filter((item) => item !== value).join("、");
  if (typed !== "" && items.at(-1) === typed) items.pop();
  return [...items, value].join("、");
}

/** What is being typed: the last item, or the whole text where only one value fits. */
export const lastTyped = (text: string, many: boolean): string =>
  many ? (text.split(PARTING).at(-1) ?? "").trim() : text.trim();

/** Options that the typed words are part of; all of them when none is. */
export function narrow(options: readonly Option[], typed: string): readonly Option[] {
  if (typed === "") return options;
  const found = options.filter(({ value, more }) => value.includes(typed) || more.includes(typed));
  return found.length === 0 ? options : found;
}
