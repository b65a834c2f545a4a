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

/** Without what only writing puts into a name: width of characters, spaces, kinds of brackets. */
const bareName = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, "");

const bareTables = new WeakMap<OfficeTable, OfficeTable>();
/** The same table by bare names. */
function bareTable(table: OfficeTable): OfficeTable {
  const known = bareTables.get(table);
  if (known) return known;
  const byName = new Map([...table.byName].map(([name, office]) => [bareName(name), office]));
  const bare = { offices: table.offices, byName };
  bareTables.set(table, bare);
  return bare;
}

/** The offices that a list means, each once: whatever spelling, width or spaces it is written with. */
export function officesMeant(names: readonly string[], table: OfficeTable): OfficeId[] {
  const bare = bareTable(table);
  const whole = joinCut(names.map(bareName), bare);
  return [...new Set(resolveOffices(whole, bare).map(({ office }) => office))];
}

/** A space inside a name has cut it in two where a list was read: pieces that only together are a name of the table are one. */
function joinCut(names: readonly string[], { byName }: OfficeTable): string[] {
  const joined: string[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    if (before !== undefined && !byName.has(before) && byName.has(before + name))
      joined[joined.length - 1] = before + name;
    else joined.push(name);
  }
  return joined;
}

export const NO_OFFICES: OfficeTable = makeOfficeTable([]);

/** A rank opens a name, but 市场监管所, 市政处, 乡村振兴办 only look as if they had one. */
const RANK =
  /^(省|市(?!场|容|民|政(?!府|协|法))|县(?!域)|区(?!域|划)|镇(?!村|街)|乡(?!村|镇|贤)|街道)(?=..)/;
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
