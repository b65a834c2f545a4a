// What of projects and scenes may leave the town: internal fields go, and their words go from every other text too. Pure.
import type { Site } from "../site.ts";
import { SITE_FIELDS, type SiteFieldKey } from "../siteFields.ts";
import { isOnMap, isWhollyVerified, placesOf } from "../sites.ts";
import { warning, type Issue } from "#base/issue.ts";
import { atOnce, within, type Steps } from "#base/steps.ts";
import { boxOf } from "#geo/geometry.ts";
import { inBox, type LngLat } from "#geo/lngLat.ts";
import { FIELDS, withValue, type FieldKey } from "../fields.ts";
import { TermMatcher } from "./TermMatcher.ts";
import type { Ledger } from "../ledger.ts";
import type { Meeting, Scene } from "../meeting/meeting.ts";
import { isVerified, NO_LOCATION, type Project } from "../project.ts";
import { carry as say } from "#words/zh-CN/carry.ts";
import { meeting as meetingWords } from "#words/zh-CN/meeting.ts";

const { auto } = meetingWords;

/** true: taken out. */
export type PublicChoice = { money: boolean; extra: boolean; unconfirmed: boolean };

/** `removed` are the words that must not be found in the copy any more, the longest first. */
export type PublicCopy = {
  projects: readonly Project[];
  meeting: Meeting;
  removed: readonly string[];
  issues: readonly Issue[];
};

/** People's words and data: never in a public copy. */
export const INTERNAL_FIELDS = [
  "person",
  "phone",
  "confirmedBy",
  "problem",
  "nextStep",
  "note",
] as const satisfies readonly FieldKey[];
const MONEY_FIELDS = [
  "totalWan",
  "yearWan",
  "doneWan",
  "funding",
] as const satisfies readonly FieldKey[];
/** Texts that may repeat what stood in a field that goes. Names and quotes stay as they are: what is in them is told instead. */
const FREE_TEXTS = [
  "address",
  "content",
  "progress",
  "funding",
  "source",
  "method",
] as const satisfies readonly FieldKey[];
const KEPT_TEXTS = [
  "id",
  "name",
  "quote",
  "kind",
  "status",
  "nature",
  "village",
  "leads",
  "assists",
] as const satisfies readonly FieldKey[];

const KEPT_SITE_TEXTS = [
  "name",
  "code",
  "status",
  "category",
  "village",
  "registry",
  "surface",
] as const satisfies readonly SiteFieldKey[];

/** Shorter ones (“无”, “是”) are no secret and would tear holes into every sentence. */
const LEAST = { person: 2, phone: 5, other: 6 } as const;
/** A further column of amounts. */
const MONEY_HEAD = /资金|投资|金额|经费|造价|概算|预算|万元|亿元|付款|拨付/;
/** A number and the unit of money behind it, if there is one. All numbers are met, so that none is looked through twice. */
const AMOUNT =
  /(?:人民币)?[0-9０-９][0-9０-９.,，．]*(?<unit>\s*(?:[多余]\s*)?(?:[百千]?万元?|亿元?|元))?/g;
const hideAmounts = (text: string): string =>
  text.replace(AMOUNT, (amount, unit: string | undefined) =>
    unit === undefined ? amount : say.hidden,
  );

export function* publicCopySteps(
  projects: readonly Project[],
  meeting: Meeting,
  ledger: Ledger,
  choice: PublicChoice,
): Steps<PublicCopy> {
  const removed = yield* within(removedWords(projects, meeting, ledger, choice), 0, 0.3);
  const matcher = new TermMatcher(removed);
  const hide = (text: string): string => {
    const hidden = matcher
      .found(text)
      .reduce((now, word) => now.replaceAll(word, say.hidden), text);
    return choice.money ? hideAmounts(hidden) : hidden;
  };
  const kept: Project[] = [];
  for (const project of projects) {
    kept.push(publicProject(project, choice, hide));
    yield 0.3 + (0.4 * kept.length) / projects.length;
  }
  const unplaced = projects.filter(
    (project, row) => placesOf(project).length > placesOf(kept[row]!).length,
  );
  const decks = meeting.decks.map((deck) => ({
    ...deck,
    name: hide(deck.name),
    scenes: deck.scenes.map((scene) => recounted(publicScene(scene, unplaced, hide), kept)),
  }));
  return {
    projects: kept,
    meeting: { decks, minutes: [] },
    removed,
    issues: yield* within(remains(kept, matcher), 0.7, 1),
  };
}

function publicProject(
  project: Project,
  choice: PublicChoice,
  hide: (text: string) => string,
): Project {
  let next: Project = {
    ...project,
    sites: project.sites.map((site) => publicSite(site, choice, hide)),
    attachments: [],
    extra: publicColumns(project.extra, choice, hide),
  };
  for (const key of [...INTERNAL_FIELDS, ...(choice.money ? MONEY_FIELDS : [])])
    next = withValue(next, key, null);
  for (const key of FREE_TEXTS) {
    const value = key === "source" || key === "method" ? next.location[key] : next[key];
    if (value !== null) next = withValue(next, key, hide(value));
  }
  return choice.unconfirmed && !isVerified(project)
    ? { ...next, geometry: null, location: NO_LOCATION }
    : next;
}

/** Further columns that may leave the town. */
const publicColumns = (
  extra: Project["extra"],
  choice: PublicChoice,
  hide: (text: string) => string,
): Project["extra"] => {
  const columns = choice.extra
    ? []
    : Object.entries(extra).filter(([head]) => !choice.money || !MONEY_HEAD.test(head));
  return hideIn(Object.fromEntries(columns), hide) as Project["extra"];
};

/** A site without what is internal; its unconfirmed place goes as a project's does. */
function publicSite(site: Site, choice: PublicChoice, hide: (text: string) => string): Site {
  const hidden = (text: string | null): string | null => (text === null ? null : hide(text));
  const { location } = site;
  const next: Site = {
    ...site,
    note: null,
    address: hidden(site.address),
    basis: hidden(site.basis),
    stakes: hidden(site.stakes),
    location: {
      ...location,
      confirmedBy: null,
      source: hidden(location.source),
      method: hidden(location.method),
    },
    extra: publicColumns(site.extra, choice, hide),
  };
  return choice.unconfirmed && !isVerified(site)
    ? { ...next, geometry: null, location: NO_LOCATION }
    : next;
}

/** Keys and texts at any depth. */
function hideIn(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === "string") return hide(value);
  if (typeof value === "number") return hide(String(value)) === String(value) ? value : null;
  if (Array.isArray(value)) return value.map((item) => hideIn(item, hide));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [hide(key), hideIn(item, hide)]),
  );
}

/** Notes go. A camera or a line that points at a place which was taken out goes with it. */
function publicScene(
  scene: Scene,
  unplaced: readonly Project[],
  hide: (text: string) => string,
): Scene {
  const address = new URLSearchParams(scene.address);
  const text = address.get("q");
  if (text !== null && hide(text) !== text) address.delete("q");
  const points = unplaced.some(
    ({ id, tasks }) =>
      id === scene.project ||
      id === address.get("project") ||
      (scene.task !== null && tasks.includes(scene.task)),
  );
  const [, lat, lng] = (address.get("at") ?? "").split("/").map(Number);
  const looksAt =
    lat !== undefined &&
    lng !== undefined &&
    unplaced.some((project) => isNear(project, [lng, lat]));
  if (points || looksAt) address.delete("at");
  const strokes =
    points || looksAt
      ? []
      : scene.strokes.filter(
          ({ line }) => !line.some((at) => unplaced.some((project) => isNear(project, at))),
        );
  return {
    ...scene,
    title: hide(scene.title),
    text: hide(scene.text),
    notes: "",
    address: address.toString(),
    strokes,
  };
}

const PLACED = new RegExp(`([：\\n]|^)${auto.placed("\\d+", "\\d+")}`, "g");
const UNVERIFIED = new RegExp(auto.unverified("\\d+"));

/** Counts that a scene tells must be those of the copy; a map that would be empty gives way to the clause. */
function recounted(scene: Scene, kept: readonly Project[]): Scene {
  const isWhole = scene.kind === "opening" || scene.kind === "closing";
  const own = isWhole
    ? kept
    : scene.task === null
      ? null
      : kept.filter(({ tasks }) => tasks.includes(scene.task!));
  const shown = own?.filter(isOnMap) ?? [];
  const text = scene.text
    .replace(PLACED, (_, before: string) =>
      own ? before + auto.placed(shown.length, own.length - shown.length) : "",
    )
    .replace(UNVERIFIED, () =>
      auto.unverified(shown.filter((project) => !isWhollyVerified(project)).length),
    );
  const isEmpty = scene.kind === "view" && !(own ?? kept).some(isOnMap);
  return { ...scene, text, kind: isEmpty ? "clause" : scene.kind };
}

/** About 500 m: an address that centres on a place tells the place. */
const NEAR_DEGREES = 0.005;

const isNear = (project: Project, at: LngLat): boolean =>
  placesOf(project).some((place) => {
    const [west, south, east, north] = boxOf(place);
    return inBox(at, [
      west - NEAR_DEGREES,
      south - NEAR_DEGREES,
      east + NEAR_DEGREES,
      north + NEAR_DEGREES,
    ]);
  });

/** Words that must not be found in the copy, longest first. What the plan says, and the names of offices and villages, are known to everybody. */
function* removedWords(
  projects: readonly Project[],
  meeting: Meeting,
  ledger: Ledger,
  choice: PublicChoice,
): Steps<string[]> {
  const words = new WordSet(commonText(ledger));
  for (const [row, project] of projects.entries()) {
    addPrivateFields(words, project, choice);
    yield row / projects.length;
  }
  for (const { scenes } of meeting.decks)
    for (const { notes } of scenes) words.add(notes, LEAST.other);
  for (const { text, owner, by } of meeting.minutes) {
    words.add(text, LEAST.other);
    words.addNames(owner);
    words.addNames(by);
  }
  // A value that a public field holds as well is no secret (further columns repeat names and kinds).
  const open = new Set(
    projects.flatMap((project) => [
      ...KEPT_TEXTS.flatMap((key) => project[key] ?? []),
      ...project.sites.flatMap((site) => KEPT_SITE_TEXTS.flatMap((key) => site[key] ?? [])),
    ]),
  );
  return words.all.filter((word) => !open.has(word)).sort((a, b) => b.length - a.length);
}

const commonText = ({ plan, town }: Ledger): string =>
  [
    plan.source,
    ...town.villages,
    ...town.offices.offices.flatMap(({ short, full, aliases }) => [short, full, ...aliases]),
  ].join("\n");

function addPrivateFields(words: WordSet, project: Project, choice: PublicChoice): void {
  for (const { note, location, extra } of project.sites) {
    words.add(location.confirmedBy, LEAST.person);
    words.addNames(location.confirmedBy);
    words.add([note, ...(choice.extra ? Object.values(extra) : [])], LEAST.other);
  }
  for (const names of [project.person, project.location.confirmedBy]) {
    words.add(names, LEAST.person);
    words.addNames(names);
  }
  words.add(project.phone, LEAST.phone);
  for (const number of (project.phone ?? "").split(/[、，,；;/\s]+/)) {
    words.add(number, LEAST.phone);
    words.add(number.replace(/\D/g, ""), LEAST.phone);
  }
  const texts = [
    project.problem,
    project.nextStep,
    project.note,
    ...(choice.extra ? Object.values(project.extra) : []),
    ...(choice.money ? [project.funding] : []),
    ...project.attachments.flatMap(({ name, href }) => [name, href]),
  ];
  words.add(texts, LEAST.other);
}

/** Distinct words that do not stand in `common`. */
class WordSet {
  readonly #words = new Set<string>();
  readonly #common: string;

  constructor(common: string) {
    this.#common = common;
  }

  get all(): string[] {
    return [...this.#words];
  }

  /** Texts and numbers of at least `least` characters, and those within lists and records. */
  add(value: unknown, least: number): void {
    if (typeof value === "object" && value !== null)
      for (const item of Object.values(value)) this.add(item, least);
    if (typeof value !== "string" && typeof value !== "number") return;
    const word = String(value).trim();
    if (word.length >= least && !this.#common.includes(word)) this.#words.add(word);
  }

  addNames(names: string | null): void {
    this.add((names ?? "").split(/[、，,；;/\s（）()]+/), LEAST.person);
  }
}

/** What of the words still stands in texts that are not changed. */
function* remains(projects: readonly Project[], removed: TermMatcher): Steps<Issue[]> {
  const issues: Issue[] = [];
  for (const [row, project] of projects.entries()) {
    for (const key of KEPT_TEXTS) {
      const value = project[key];
      const text = typeof value === "string" ? value : (value ?? []).join("、");
      for (const word of removed.found(text))
        issues.push(
          warning("carry.still-there", say.stillThere(project.name, FIELDS[key].label, word), {
            path: project.name,
          }),
        );
    }
    issues.push(...project.sites.flatMap((site) => remainsOfSite(site, removed)));
    yield row / projects.length;
  }
  return issues;
}

const remainsOfSite = (site: Site, removed: TermMatcher): Issue[] =>
  KEPT_SITE_TEXTS.flatMap((key) =>
    removed.found(site[key] ?? "").map((word) =>
      warning("carry.still-there", say.stillThere(site.name, SITE_FIELDS[key].label, word), {
        path: site.name,
      }),
    ),
  );

/**
 * Forms in which a page can hold a word: plain, as JSON, as numbers of characters, in an address. Without
 * regard to case.
 */
function formsOf(word: string): ReadonlySet<string> {
  const json = JSON.stringify(word).slice(1, -1);
  const numbered = (pattern: RegExp): string =>
    json.replace(pattern, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const forms = [
    word,
    json,
    json.replaceAll("<", "\\u003c"),
    numbered(/[^\x20-\x7e]/g),
    numbered(/[\s\S]/g),
    encodeURIComponent(word),
    new URLSearchParams([["", word]]).toString().slice(1),
    word.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
  ];
  return new Set(forms.map((form) => form.toLowerCase()));
}

/** Words whose forms are looked for together: more would take much memory. */
const TOGETHER = 4000;

/** The words found in `text`, in any form a page can hold them. */
export function* findSteps(text: string, words: readonly string[]): Steps<string[]> {
  const lower = text.toLowerCase();
  const left: string[] = [];
  for (let from = 0; from < words.length; from += TOGETHER) {
    const some = words.slice(from, from + TOGETHER);
    const forms = some.flatMap((word) => [...formsOf(word)].map((form) => ({ word, form })));
    const wordOf = new Map<string, Set<string>>();
    for (const { word, form } of forms) wordOf.set(form, (wordOf.get(form) ?? new Set()).add(word));
    const share = (at: number): number => Math.min(1, at / words.length);
    const search = new TermMatcher([...wordOf.keys()]).search(lower);
    const found = yield* within(search, share(from), share(from + TOGETHER));
    const there = new Set(found.flatMap((form) => [...wordOf.get(form)!]));
    left.push(...some.filter((word) => there.has(word)));
  }
  return left;
}

export const findWords = (text: string, words: readonly string[]): string[] =>
  atOnce(findSteps(text, words));
