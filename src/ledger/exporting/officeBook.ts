// The workbook one office fills in: its rows, locked where it may not write, with lists to choose from, and the base for merging it back.
import type { SiteFieldKey } from "../siteFields.ts";
import { toSiteTable } from "./siteTable.ts";
import type { OfficeId } from "#base/ids.ts";
import { words } from "#words/words.ts";
import { FIELDS, type FieldKey } from "../fields.ts";
import type { Sheet, SheetHead, Workbook } from "../formats/xlsx/workbook.ts";
import { rolesOf, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
import { exampleNotices } from "../town.ts";
import { SERVICE_SHEET } from "../serviceSheets.ts";
import { cellOf, cellType, toLedgerTable } from "./ledgerTable.ts";

/** What an office sees and may not change, and what it fills in. */
const LOCKED = [
  "id",
  "name",
  "tasks",
  "kind",
  "leads",
  "assists",
] as const satisfies readonly FieldKey[];
const OPEN = [
  "village",
  "address",
  "content",
  "nature",
  "status",
  "plannedStart",
  "plannedFinish",
  "actualStart",
  "actualFinish",
  "totalWan",
  "yearWan",
  "doneWan",
  "funding",
  "progress",
  "problem",
  "nextStep",
  "person",
  "phone",
  "note",
] as const satisfies readonly FieldKey[];
const SITE_LOCKED = ["name", "code", "type"] as const satisfies readonly SiteFieldKey[];
const SITE_OPEN = [
  "status",
  "category",
  "village",
  "address",
  "statedSquareMetres",
  "statedMetres",
  "basis",
  "registry",
  "stakes",
  "surface",
  "note",
] as const satisfies readonly SiteFieldKey[];
const MOST_CELL = 32_000;

const { exporting } = words;
const say = exporting.office;

/** The projects an office leads or helps with. */
export const projectsOf = (office: OfficeId, ledger: Ledger): Project[] =>
  ledger.projects.filter((project) => {
    const { leads, assists } = rolesOf(project, ledger);
    return leads.includes(office) || assists.includes(office);
  });

export type OfficeBookFacts = {
  office: OfficeId;
  /** The journal's number that the rows are from. */ seq: number;
  madeAt: number;
  madeOn: string;
};

export function toOfficeBook(
  projects: readonly Project[],
  ledger: Ledger,
  facts: OfficeBookFacts,
): Workbook {
  const sites = fillInSites(projects, ledger);
  return {
    sheets: [
      fillInSheet(projects, ledger, facts),
      ...(sites.rows.length > 0 ? [sites] : []),
      serviceSheet(projects, ledger, facts),
    ],
  };
}

/** The sites of its projects: which they are is locked, how they stand is filled in. */
function fillInSites(projects: readonly Project[], ledger: Ledger): Sheet {
  const { statuses } = ledger.town.sites;
  const { columns, rows } = toSiteTable(projects, {
    keys: [...SITE_LOCKED, ...SITE_OPEN],
    crs: "WGS84",
    place: true,
    statuses,
    extra: false,
  });
  // A shape is no cell to fill in.
  const kept = columns.flatMap(({ key }, column) => (key === "shape" ? [] : [column]));
  const open: ReadonlySet<string> = new Set([...SITE_OPEN, "east", "north"]);
  return {
    name: exporting.siteSheet,
    title: exporting.siteTitle(ledger.town.name),
    locked: true,
    notes: [],
    heads: kept.map((column): SheetHead => {
      const { key, label, width, type, options } = columns[column]!;
      return { label, width, type, locked: !open.has(key), ...(options ? { options } : {}) };
    }),
    rows: rows.map((row) => kept.map((column) => row[column]!)),
  };
}

/** What the office sees: its projects, and where each lies. */
function fillInSheet(
  projects: readonly Project[],
  ledger: Ledger,
  { office, madeOn }: OfficeBookFacts,
): Sheet {
  const keys: readonly FieldKey[] = [...LOCKED, ...OPEN];
  const places = toLedgerTable(projects, ledger, {
    keys: [],
    crs: "WGS84",
    place: true,
    extra: false,
  });
  const [east, north] = places.columns;
  const placeHeads = [east!, north!].map(({ label, width }): SheetHead => ({
    label,
    width,
    type: "number",
    locked: false,
  }));
  return {
    name: say.sheet,
    title: say.title(ledger.town.name, office, madeOn),
    locked: true,
    notes: [...exampleNotices(ledger.town), ...say.notes],
    heads: [...keys.map((key) => fieldHead(key, ledger)), ...placeHeads],
    rows: projects.map((project, row) => [
      ...keys.map((key) => cellOf(project, key, ledger)),
      ...places.rows[row]!.slice(0, 2),
    ]),
  };
}

function fieldHead(key: FieldKey, { town }: Ledger): SheetHead {
  const { label, width, type, options: fixed } = FIELDS[key];
  const options = key === "village" ? town.villages : fixed;
  return {
    label,
    width,
    type: cellType(type),
    locked: (LOCKED as readonly FieldKey[]).includes(key),
    ...(options ? { options } : {}),
  };
}

/** Hidden: which edit the rows are from, and the whole projects, so that the filled-in workbook can be merged. */
function serviceSheet(
  projects: readonly Project[],
  { town }: Ledger,
  { office, seq, madeAt }: OfficeBookFacts,
): Sheet {
  const facts = {
    format: "one-map-office",
    version: "1",
    town: town.name,
    office,
    seq: String(seq),
    madeAt: String(madeAt),
  };
  return {
    name: SERVICE_SHEET,
    title: null,
    hidden: true,
    locked: true,
    heads: [
      { label: "key", width: 10, type: "text" },
      { label: "value", width: 20, type: "text" },
      { label: "json", width: 20, type: "text" },
    ],
    rows: [
      ...Object.entries(facts).map(([key, value]) => [key, value, null]),
      ...projects.flatMap(projectRows),
    ],
  };
}

/** A project as JSON, in pieces that fit into cells. */
function projectRows(project: Project): string[][] {
  const json = JSON.stringify({ ...project, quote: null });
  return Array.from({ length: Math.ceil(json.length / MOST_CELL) }, (_, i) => [
    "project",
    project.id,
    json.slice(i * MOST_CELL, (i + 1) * MOST_CELL),
  ]);
}
