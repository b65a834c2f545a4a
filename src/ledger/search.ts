// Free search: Chinese as it stands, task numbers, office names, words of the plan, pinyin and initials.
import { normaliseNumber } from "#plan/parsePlan.ts";
import { toHalfWidth } from "#base/numerals.ts";
import { atOnce, type Steps } from "#base/steps.ts";
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

/** How texts are compared: half-width, small letters, no blanks. */
export const fold = (text: string): string => toHalfWidth(text).toLowerCase().replace(/\s+/g, "");

/** Rows between two pauses: a few milliseconds, on a slow machine too. */
const STRIDE = 1000;
const FOLDING_STRIDE = 200;
const SPELLING_STRIDE = 200;

/** What a project says, folded once: an edit of one does not read the others again. */
const foldedTexts = new WeakMap<Project, { text: string; name: string }>();

function foldedOf(project: Project): { text: string; name: string } {
  let folded = foldedTexts.get(project);
  if (!folded) {
    folded = { text: ownText(project), name: fold(project.name) };
    foldedTexts.set(project, folded);
  }
  return folded;
}

export function* buildSearchSteps(ledger: Ledger, columns: Columns): Steps<SearchIndex> {
  const texts: string[] = [];
  const names: string[] = [];
  for (const project of ledger.projects) {
    const { text, name } = foldedOf(project);
    texts.push(text);
    if (names.push(name) % FOLDING_STRIDE === 0) yield names.length / ledger.projects.length;
  }
  return { ledger, columns, texts, names };
}

export const buildSearch = (ledger: Ledger, columns: Columns): SearchIndex =>
  atOnce(buildSearchSteps(ledger, columns));

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
export const searchRows = (
  index: SearchIndex,
  query: string,
  readings: Readings | null,
): Uint8Array | null => atOnce(searchSteps(index, query, readings));

/** The same, with pauses. */
export function* searchSteps(
  index: SearchIndex,
  query: string,
  readings: Readings | null,
): Steps<Uint8Array | null> {
  const wanted = fold(query);
  if (wanted === "") return null;
  const rows = new Uint8Array(index.texts.length);
  const number = numberIn(wanted);
  if (number !== null)
    markHolders(rows, index.columns, "tasks", tasksNumbered(index.ledger, number));
  else yield* markWords(rows, index, wanted);
  if (readings && mayBePinyin(query)) yield* markPinyin(rows, index, lettersOf(query), readings);
  return rows;
}

function* markWords(rows: Uint8Array, index: SearchIndex, wanted: string): Steps<void> {
  for (let row = 0; row < rows.length; row++) {
    if (index.texts[row]!.includes(wanted)) rows[row] = 1;
    if (row % STRIDE === STRIDE - 1) yield row / rows.length;
  }
  const offices = officesMatching(index.ledger, wanted);
  markHolders(rows, index.columns, "leads", offices);
  markHolders(rows, index.columns, "assists", offices);
  // Words that no project bears itself may stand in the clause of its task.
  if (!rows.includes(1))
    markHolders(rows, index.columns, "tasks", tasksSaying(index.ledger, wanted));
}

/** The letters that are meant as pinyin. */
export const lettersOf = (query: string): string => fold(query).replaceAll("'", "");

/** The number of a task that the folded text is, or null. */
export const numberIn = (wanted: string): string | null => NUMBER.exec(wanted)?.[1] ?? null;

const NUMBER =
  /^(?:任务|第)?([0-9]{1,3}(?:-\d)?|[一二三四五六七八九十百]{1,5})(?:项|号|任务|项任务)?$/;

/** “17”, “任务17”, “第十七项” name tasks by number; 14 means both that bear it. */
export function tasksNumbered({ plan }: Ledger, number: string): Set<string> {
  const plain = number.includes("-") ? number : normaliseNumber(number);
  return new Set(
    plan.tasks.map(({ id }) => id).filter((id) => id === plain || id.startsWith(`${plain}-`)),
  );
}

export const tasksSaying = (ledger: Ledger, wanted: string): Set<string> =>
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

export function officesMatching(ledger: Ledger, wanted: string): Set<string> {
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

function* markPinyin(
  rows: Uint8Array,
  index: SearchIndex,
  letters: string,
  readings: Readings,
): Steps<void> {
  const offices = officesSpelt(index.ledger, letters, readings);
  markHolders(rows, index.columns, "leads", offices);
  markHolders(rows, index.columns, "assists", offices);
  const found = yield* markNames(rows, index, letters, readings, false);
  if (!found && offices.size === 0 && letters.length >= 3)
    yield* markNames(rows, index, letters, readings, true);
}

export const officesSpelt = (
  { town }: Ledger,
  letters: string,
  readings: Readings,
): ReadonlySet<string> =>
  new Set(
    town.offices.offices
      .filter(({ short, full }) =>
        [short, full].some((name) => matchesPinyin(name, letters, readings, false)),
      )
      .map(({ id }) => id),
  );

/** Whether any name spells the letters. */
function* markNames(
  rows: Uint8Array,
  { names }: SearchIndex,
  letters: string,
  readings: Readings,
  skipping: boolean,
): Steps<boolean> {
  let found = false;
  for (let row = 0; row < names.length; row++) {
    if (matchesPinyin(names[row]!, letters, readings, skipping)) {
      rows[row] = 1;
      found = true;
    }
    if (row % SPELLING_STRIDE === SPELLING_STRIDE - 1) yield row / names.length;
  }
  return found;
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
  const begins = (char: string): boolean =>
    char === letters[0] || readings(char).some((sound) => sound[0] === letters[0]);
  return letters.length < 64 && chars.some((char, start) => begins(char) && from(start, 0));
}
