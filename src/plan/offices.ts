// The table of offices: who is meant by the name a plan writes. Editable data (geodata/town.json), never a guess.
import { officeId, type OfficeId } from "#base/ids.ts";

/** `short` is the id; `aliases` are other spellings merged into it; `isOffice` is false for a work team. */
export type Office = {
  id: OfficeId;
  short: string;
  full: string;
  aliases: readonly string[];
  isOffice: boolean;
};

export type OfficeTable = { offices: readonly Office[]; byName: ReadonlyMap<string, Office> };

export function makeOfficeTable(offices: readonly Office[]): OfficeTable {
  const byName = new Map<string, Office>();
  for (const office of offices)
    for (const name of [office.short, office.full, ...office.aliases]) byName.set(name, office);
  return { offices, byName };
}

export const NO_OFFICES: OfficeTable = makeOfficeTable([]);

/** A rank opens a name, but 市场监管所, 市政处, 乡村振兴办 only look as if they had one. */
const RANK =
  /^(省|市(?!场|容|民|政(?!府|协|法))|县(?!域)|区(?!域|划)|镇(?!村|街)|乡(?!村|镇|贤)|街道)(?=.{2,})/;
/** Names that stand for themselves: places, enterprises, and groups (沿河各镇). */
const FREE =
  /^(?:中央|国家|省|市|县|区|镇|乡|街道|驻|属地|有关|相关|团|人行|国网)|各|(?:[镇乡村区县市]|街道|社区|大学|学院|公司|集团|银行|管委会|工作队|工作专班|[）)])$/;

/** “农业农村办（张某）”, “市交通委（市道运局）”: the table may hold the name without what the brackets add. */
const IN_BRACKETS = /[（(][^（(]*[)）]$/;

/**
 * The offices meant by a list of names. A prefix carries on to the names after it:
 * “市发改委、经贸委” means 市经贸委. A name the table does not hold is its own office.
 */
export function resolveOffices(
  names: readonly string[],
  table: OfficeTable,
): { written: string; office: OfficeId; alias: boolean }[] {
  let rank = "";
  return names.map((written) => {
    const known = table.byName.get(written) ?? table.byName.get(written.replace(IN_BRACKETS, ""));
    const own = RANK.exec(written)?.[1];
    if (own) rank = own;
    if (known) return { written, office: known.id, alias: known.aliases.includes(written) };
    const full = rank && !FREE.test(written) ? rank + written : written;
    return { written, office: table.byName.get(full)?.id ?? officeId(full), alias: false };
  });
}
