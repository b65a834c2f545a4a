// Free search: Chinese as it stands, task numbers, office names, words of the plan, pinyin and initials.
import { normaliseNumber } from "#plan/parsePlan.ts";
import { toHalfWidth } from "#base/numerals.ts";
import type { Columns } from "./columns.ts";
import { indexPlan, type Ledger } from "./ledger.ts";
import type { Project } from "./project.ts";

/** The readings of each character, as letters without tones: "长" → ["chang", "zhang"]. */
export type Readings = (char: string) => readonly string[];

export type SearchIndex = {
  ledger: Ledger;
  columns: Columns;
  texts: readonly string[];
  names: readonly string[];
};

const fold = (text: string): string => toHalfWidth(text).toLowerCase().replace(/\s+/g, "");

export function buildSearch(ledger: Ledger, columns: Columns): SearchIndex {
  return {
    ledger,
    columns,
    texts: ledger.projects.map(ownText),
    names: ledger.projects.map(({ name }) => fold(name)),
  };
}

const ownText = (project: Project): string =>
  fold(
    [
      project.name,
      project.id,
      project.kind,
      project.village,
      project.status,
      project.quote,
      project.note,
      ...project.sites.flatMap(({ name, code, status, village }) => [name, code, status, village]),
    ]
      .filter(Boolean)
      .join("\n"),
  );

/** True when only letters were typed, so that pinyin may be meant and its table is worth loading. */
export const mayBePinyin = (query: string): boolean => /^[a-z'\s]{2,}$/i.test(query.trim());

/**
 * Rows that match, as 1s; null when nothing was typed. Without `readings` letters match only as letters.
 * Initials may skip characters (hlrn → 恒隆…肉牛), but only when nothing matches without skipping.
 */
export function searchRows(
  index: SearchIndex,
  query: string,
  readings: Readings | null,
): Uint8Array | null {
  const wanted = fold(query);
  if (wanted === "") return null;
  const rows = new Uint8Array(index.texts.length);
  const number = NUMBER.exec(wanted)?.[1];
  if (number !== undefined)
    markHolders(rows, index.columns, "tasks", tasksNumbered(index.ledger, number));
  else {
    index.texts.forEach((text, row) => {
      if (text.includes(wanted)) rows[row] = 1;
    });
    const offices = officesMatching(index.ledger, wanted);
    markHolders(rows, index.columns, "leads", offices);
    markHolders(rows, index.columns, "assists", offices);
    // Words that no project bears itself may stand in the clause of its task.
    if (!rows.includes(1))
      markHolders(rows, index.columns, "tasks", tasksSaying(index.ledger, wanted));
  }
  if (readings && mayBePinyin(query)) markPinyin(rows, index, wanted.replaceAll("'", ""), readings);
  return rows;
}

const NUMBER =
  /^(?:任务|第)?([0-9]{1,3}(?:-\d)?|[一二三四五六七八九十百]{1,5})(?:项|号|任务|项任务)?$/;

/** “17”, “任务17”, “第十七项” name tasks by number; 14 means both that bear it. */
function tasksNumbered({ plan }: Ledger, number: string): Set<string> {
  const plain = number.includes("-") ? number : normaliseNumber(number);
  return new Set(
    plan.tasks.map(({ id }) => id).filter((id) => id === plain || id.startsWith(`${plain}-`)),
  );
}

const tasksSaying = (ledger: Ledger, wanted: string): Set<string> =>
  new Set(
    ledger.plan.tasks
      .filter(
        (task) =>
          fold(task.title + task.text).includes(wanted) ||
          sectionTitle(ledger, task.section).includes(wanted),
      )
      .map(({ id }) => id),
  );

const sectionTitle = (
  ledger: Ledger,
  id: Parameters<ReturnType<typeof indexPlan>["sections"]["get"]>[0] | null,
): string => fold((id && indexPlan(ledger.plan).sections.get(id)?.title) ?? "");

function officesMatching(ledger: Ledger, wanted: string): Set<string> {
  const known = ledger.town.offices.offices
    .filter((office) =>
      [office.short, office.full, ...office.aliases].some((name) => fold(name).includes(wanted)),
    )
    .map(({ id }) => id as string);
  const named = ledger.plan.tasks
    .flatMap((task) => [...task.leads, ...task.assists])
    .filter(({ office }) => fold(office).includes(wanted))
    .map(({ office }) => office as string);
  return new Set([...known, ...named]);
}

function markHolders(
  rows: Uint8Array,
  columns: Columns,
  dimension: "tasks" | "leads" | "assists",
  values: ReadonlySet<string>,
): void {
  if (values.size === 0) return;
  const { codeOf, offsets, codes } = columns.by[dimension];
  const wanted = new Set([...values].map((value) => codeOf.get(value)));
  for (let row = 0; row < rows.length; row++) {
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++)
      if (wanted.has(codes[i]!)) rows[row] = 1;
  }
}

function markPinyin(
  rows: Uint8Array,
  index: SearchIndex,
  letters: string,
  readings: Readings,
): void {
  const offices = index.ledger.town.offices.offices.filter(
    ({ short, full }) =>
      matchesPinyin(short, letters, readings, false) ||
      matchesPinyin(full, letters, readings, false),
  );
  markHolders(rows, index.columns, "leads", new Set(offices.map(({ id }) => id)));
  markHolders(rows, index.columns, "assists", new Set(offices.map(({ id }) => id)));
  const mark = (skipping: boolean) => {
    let found = 0;
    index.names.forEach((name, row) => {
      if (matchesPinyin(name, letters, readings, skipping)) found = rows[row] = 1;
    });
    return found > 0;
  };
  if (!mark(false) && offices.length === 0 && letters.length >= 3) mark(true);
}

/** True when `letters` spells characters of `text` in order, each in full, by a beginning of its sound, or by its initial. */
export function matchesPinyin(
  text: string,
  letters: string,
  readings: Readings,
  skipping: boolean,
): boolean {
  const chars = [...text];
  const dead = new Set<number>();
  const from = (at: number, used: number): boolean => {
    if (used === letters.length) return true;
    const key = at * 64 + used;
    if (at === chars.length || dead.has(key)) return false;
    const char = chars[at]!;
    for (const sound of char === letters[used] ? [char] : readings(char)) {
      let common = 0;
      while (common < sound.length && sound[common] === letters[used + common]) common++;
      for (let take = common; take > 0; take--) {
        const whole =
          take === sound.length ||
          take === 1 ||
          used + take === letters.length ||
          (take === 2 && sound[1] === "h");
        if (whole && from(at + 1, used + take)) return true;
      }
    }
    if (skipping && used > 0 && from(at + 1, used)) return true;
    dead.add(key);
    return false;
  };
  return letters.length < 64 && chars.some((_, start) => from(start, 0));
}
