// The table of offices: who is meant by the name a plan writes. Editable data (geodata/town.json), never a guess.
import { officeId, type OfficeId } from "#base/ids.ts";

/** `short` is the id; `aliases` are other spellings merged into it; `isOffice` is false for a work team. */
export type Office = { id: OfficeId; short: string; full: string; aliases: readonly string[]; isOffice: boolean };

export type OfficeTable = { offices: readonly Office[]; byName: ReadonlyMap<string, Office> };

export function makeOfficeTable(offices: readonly Office[]): OfficeTable {
  const byName = new Map<string, Office>();
  for (const office of offices) for (const name of [office.short, office.full, ...office.aliases]) byName.set(name, office);
  return { offices, byName };
}

export const NO_OFFICES: OfficeTable = makeOfficeTable([]);

const RANK = /^(省|市|县|区|镇|乡|街道)(?=.{2,})/;
const FREE = /^(?:各|中央|国家|省|市|县|区|镇|乡|街道|驻|属地|有关|相关|团|人行|国网)/;

/**
 * The offices meant by a list of names. A prefix carries on to the names after it:
 * “市发改委、经贸委” means 市经贸委. A name the table does not hold is its own office.
 */
export function resolveOffices(names: readonly string[], table: OfficeTable): { written: string; office: OfficeId; alias: boolean }[] {
  let rank = "";
  return names.map((written) => {
    const known = table.byName.get(written);
    const own = RANK.exec(written)?.[1];
    if (own) rank = own;
    if (known) return { written, office: known.id, alias: known.aliases.includes(written) };
    const full = rank && !FREE.test(written) ? rank + written : written;
    return { written, office: table.byName.get(full)?.id ?? officeId(full), alias: false };
  });
}
