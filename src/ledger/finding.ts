// What a search lists over the map, kind by kind: the table at the end says how each kind is searched. Pure; knows
// nothing of lists and keys.
import { siteTypeLabel, type Site } from "./site.ts";
import { isOnMap } from "./sites.ts";
import type { OfficeId, SiteId, TaskId } from "#base/ids.ts";
import type { Steps } from "#base/steps.ts";
import { offsetBetween } from "#geo/distance.ts";
import { anchorOf } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { finding as say } from "#words/zh-CN/finding.ts";
import { importing } from "#words/zh-CN/importing.ts";
import type { BaseFeature, BaseMap } from "./baseMap.ts";
import type { Columns } from "./columns.ts";
import { allOffices, indexPlan, rolesOf, type Ledger } from "./ledger.ts";
import {
  fold,
  lettersOf,
  matchesPinyin,
  mayBePinyin,
  numberIn,
  tasksNumbered,
  type Readings,
} from "./search.ts";
import { sentencesOf, type Sentence } from "./sentences.ts";
import { bareVillage, type BaseRole } from "./town.ts";
import { villagesOf, type Village } from "./villages.ts";

export const HIT_KINDS = [
  "project",
  "site",
  "task",
  "clause",
  "office",
  "village",
  "place",
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** A village of the town's list or of a project, with the spellings that projects use and how many there are. */
export type FoundVillage = Village & { spellings: readonly string[]; projects: number };

export type Target =
  | { kind: "project"; row: number }
  | { kind: "site"; row: number; id: SiteId }
  | { kind: "task"; id: TaskId }
  | { kind: "clause"; sentence: Sentence }
  | { kind: "office"; id: OfficeId }
  | { kind: "village"; village: FoundVillage }
  | { kind: "place"; feature: BaseFeature };

/** `badge` stands before the title: the number of a task. `note` stands behind it. */
export type Hit = { key: string; badge: string; title: string; note: string; target: Target };

/** `count` are all that were found, `hits` the first of them. */
export type HitGroup = { kind: HitKind; count: number; hits: readonly Hit[] };

export type Searched = {
  ledger: Ledger;
  base: BaseMap;
  columns: Columns;
  /** Rows of projects that the free search found. */
  rows: Uint8Array;
};

type Asked = Searched & {
  wanted: string;
  /** What was typed, as pinyin; null where it cannot be that. */
  letters: string | null;
  readings: Readings | null;
  most: number;
};

/** Each name worse than the one before: the same, begins so, holds it, is spelt so, says it elsewhere. */
const RANKS = 5;
const ELSEWHERE = 4;

/** The first hits by rank; of a rank, those that came first. Hits are made only of what is kept. */
class Best<T> {
  readonly #byRank: T[][] = Array.from({ length: RANKS }, () => []);
  readonly #most: number;
  count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(rank: number | null, thing: T): void {
    if (rank === null) return;
    this.count++;
    const there = this.#byRank[rank]!;
    if (there.length < this.#most) there.push(thing);
  }

  finish(kind: HitKind, hitOf: (thing: T) => Hit): HitGroup {
    return { kind, count: this.count, hits: this.#byRank.flat().slice(0, this.#most).map(hitOf) };
  }
}

function rankOfName(name: string, { wanted, letters, readings }: Asked): number | null {
  const folded = fold(name);
  const at = folded.indexOf(wanted);
  if (at >= 0) return folded === wanted ? 0 : at === 0 ? 1 : 2;
  return letters !== null && readings !== null && matchesPinyin(name, letters, readings, false)
    ? 3
    : null;
}

const bestRank = (names: readonly string[], asked: Asked): number | null =>
  names.reduce<number | null>((best, name) => {
    const rank = rankOfName(name, asked);
    return rank !== null && (best === null || rank < best) ? rank : best;
  }, null);

const joined = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(" · ");

/** How many rows are ranked between two pauses. */
const STRIDE = 2000;

function* findProjects(asked: Asked): Steps<HitGroup> {
  const { ledger, rows, most } = asked;
  const best = new Best<number>(most);
  // The rows are found already, names spelt in pinyin among them: no name is read as pinyin twice.
  const byWords = { ...asked, letters: null };
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 1)
      best.add(rankOfName(ledger.projects[row]!.name, byWords) ?? ELSEWHERE, row);
    if (row % STRIDE === STRIDE - 1) yield row / rows.length;
  }
  return best.finish("project", (row) => {
    const project = ledger.projects[row]!;
    const { leads } = rolesOf(project, ledger);
    return {
      key: `project ${project.id}`,
      badge: "",
      title: project.name,
      note: joined([
        leads.slice(0, 2).join("、"),
        project.status,
        isOnMap(project) ? null : say.unplaced,
      ]),
      target: { kind: "project", row },
    };
  });
}

/** By name and number. */
function* findSites(asked: Asked): Steps<HitGroup> {
  const { projects } = asked.ledger;
  const best = new Best<{ row: number; site: Site }>(asked.most);
  for (let row = 0; row < projects.length; row++) {
    for (const site of projects[row]!.sites) {
      const names = site.code === null ? [site.name] : [site.name, site.code];
      best.add(bestRank(names, asked), { row, site });
    }
    if (row % STRIDE === STRIDE - 1) yield row / projects.length;
  }
  return best.finish("site", ({ row, site }) => ({
    key: `site ${site.id}`,
    badge: "",
    title: site.name,
    note: joined([
      projects[row]!.name,
      siteTypeLabel(site.type),
      site.status,
      site.geometry ? null : say.unplaced,
    ]),
    target: { kind: "site", row, id: site.id },
  }));
}

function* findTasks(asked: Asked): Steps<HitGroup> {
  const { ledger, wanted, most } = asked;
  const number = numberIn(wanted);
  const numbered = number === null ? new Set<string>() : tasksNumbered(ledger, number);
  const { sections } = indexPlan(ledger.plan);
  const titleOf = (id: (typeof ledger.plan.tasks)[number]["section"]): string =>
    (id !== null && sections.get(id)?.title) || "";
  const best = new Best<(typeof ledger.plan.tasks)[number]>(most);
  for (const task of ledger.plan.tasks) {
    const named = numbered.has(task.id) ? 0 : rankOfName(task.title, asked);
    const inSection = bestRank([titleOf(task.section)], { ...asked, letters: null });
    best.add(named ?? (inSection === null ? null : ELSEWHERE), task);
  }
  yield 1;
  return best.finish("task", (task) => ({
    key: `task ${task.id}`,
    badge: task.id,
    title: task.title,
    note: titleOf(task.section),
    target: { kind: "task", id: task.id },
  }));
}

/** Sentences that say the words; a task's title is listed as the task. */
function* findClauses({ ledger, wanted, most }: Asked): Steps<HitGroup> {
  const { tasks, sections } = indexPlan(ledger.plan);
  const best = new Best<Sentence>(most);
  let seen = 0;
  for (const sentence of sentencesOf(ledger.plan)) {
    if (++seen % STRIDE === 0) yield 0.5;
    if (!sentence.folded.includes(wanted)) continue;
    const title = fold((sentence.task && tasks.get(sentence.task)?.title) ?? "");
    if (title.includes(wanted) && sentence.folded.includes(title)) continue;
    best.add(0, sentence);
  }
  return best.finish("clause", (sentence) => ({
    key: `clause ${sentence.block} ${sentence.start}`,
    badge: sentence.task ?? "",
    title: excerptOf(sentence.text, wanted),
    note: sentence.task ? "" : (sentence.section && sections.get(sentence.section)?.title) || "",
    target: { kind: "clause", sentence },
  }));
}

const BEFORE = 10;
const EXCERPT = 80;

/** The part of a long sentence that holds the words. */
function excerptOf(text: string, wanted: string): string {
  const at = Math.max(0, fold(text).indexOf(wanted) - BEFORE);
  const shown = text.slice(at, at + EXCERPT);
  return `${at > 0 ? "…" : ""}${shown}${at + EXCERPT < text.length ? "…" : ""}`;
}

function* findOffices(asked: Asked): Steps<HitGroup> {
  const { ledger, most } = asked;
  const known = new Map(ledger.town.offices.offices.map((office) => [office.id, office]));
  const best = new Best<OfficeId>(most);
  for (const id of allOffices(ledger)) {
    const office = known.get(id);
    const names = office ? [office.short, office.full, ...office.aliases] : [id];
    best.add(bestRank(names, asked), id);
  }
  yield 1;
  const holding = (id: OfficeId, side: "leads" | "assists"): number =>
    ledger.plan.tasks.filter((task) => task[side].some(({ office }) => office === id)).length;
  return best.finish("office", (id) => ({
    key: `office ${id}`,
    badge: "",
    title: known.get(id)?.full ?? id,
    note: say.office(holding(id, "leads"), holding(id, "assists")),
    target: { kind: "office", id },
  }));
}

function* findVillages(asked: Asked): Steps<HitGroup> {
  const { ledger, base, most } = asked;
  const listed = villagesOf(base, ledger.town);
  const spellings = spellingsOf(asked.columns);
  const bareListed = new Set(listed.map(({ name }) => bareVillage(name)));
  const others = [...spellings.keys()]
    .filter((bare) => !bareListed.has(bare))
    .map((bare) => spellings.get(bare)![0]!)
    .map((name): Village => ({ name, at: null, accuracyMetres: null }));
  const best = new Best<Village>(most);
  for (const village of [...listed, ...others])
    best.add(bestRank([village.name, bareVillage(village.name)], asked), village);
  yield 1;
  return best.finish("village", (village) => {
    const written = spellings.get(bareVillage(village.name)) ?? [];
    const projects = countHolders(asked.columns, written);
    return {
      key: `village ${village.name}`,
      badge: "",
      title: village.name,
      note: joined([
        say.village.projects(projects),
        village.at ? null : say.village.noPoint,
        bareListed.has(bareVillage(village.name)) ? null : say.village.unlisted,
      ]),
      target: { kind: "village", village: { ...village, spellings: written, projects } },
    };
  });
}

/** What projects write for each village, by its bare name. */
function spellingsOf({ by }: Columns): Map<string, string[]> {
  const spellings = new Map<string, string[]>();
  for (const value of by.villages.values)
    if (value !== "")
      spellings.set(bareVillage(value), [...(spellings.get(bareVillage(value)) ?? []), value]);
  return spellings;
}

function countHolders({ by: { villages } }: Columns, values: readonly string[]): number {
  const wanted = new Set(values.map((value) => villages.codeOf.get(value)));
  let count = 0;
  for (const code of villages.codes) if (wanted.has(code)) count++;
  return count;
}

const PLACE_ROLES = ["river", "station", "town", "village", "county", "railway", "sea"] as const;
type PlaceRole = (typeof PLACE_ROLES)[number];
const isPlaceRole = (role: BaseRole): role is PlaceRole =>
  PLACE_ROLES.some((known) => known === role);

/** Names of the base map. The town's own villages are listed as such. */
function* findPlaces(asked: Asked): Steps<HitGroup> {
  const { ledger, base, most } = asked;
  const own = new Set(villagesOf(base, ledger.town).flatMap(({ at }) => (at ? [at.join()] : [])));
  const seen = new Set<string>();
  const best = new Best<BaseFeature>(most);
  for (const feature of base.features) {
    const { role, name } = feature.properties;
    if (name === "" || !isPlaceRole(role)) continue;
    const { geometry } = feature;
    const at = geometry.type === "Point" ? geometry.coordinates.slice(0, 2).join() : "";
    const key = `${role} ${name} ${at}`;
    if (seen.has(key) || (role === "village" && own.has(at))) continue;
    seen.add(key);
    best.add(rankOfName(name, asked), feature);
  }
  yield 1;
  return best.finish("place", (feature) => ({
    key: `place ${base.features.indexOf(feature)}`,
    badge: "",
    title: feature.properties.name,
    note: joined([
      say.roles[feature.properties.role as PlaceRole],
      feature.geometry.type === "Point" ? awayFrom(ledger.town, anchorOf(feature.geometry)) : null,
    ]),
    target: { kind: "place", feature },
  }));
}

/** Two places of one name are told apart by where they lie. */
function awayFrom({ name, view }: Ledger["town"], at: LngLat): string {
  const { metres, bearing } = offsetBetween(view.center, at);
  return say.away(name, importing.direction(bearing), importing.far(metres));
}

/** How each kind is searched, in the order of the list. */
const FINDERS: Readonly<Record<HitKind, (asked: Asked) => Steps<HitGroup>>> = {
  project: findProjects,
  site: findSites,
  task: findTasks,
  clause: findClauses,
  office: findOffices,
  village: findVillages,
  place: findPlaces,
};

/** The groups that found something, with at most `most` hits each. */
export function* findSteps(
  searched: Searched,
  text: string,
  readings: Readings | null,
  most: number,
): Steps<readonly HitGroup[]> {
  const wanted = fold(text);
  if (wanted === "") return [];
  const letters = mayBePinyin(text) ? lettersOf(text) : null;
  const asked = { ...searched, wanted, letters, readings, most };
  const groups: HitGroup[] = [];
  for (const kind of HIT_KINDS) groups.push(yield* FINDERS[kind](asked));
  return groups.filter(({ count }) => count > 0);
}
