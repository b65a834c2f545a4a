// The workbook one office fills in: its rows, locked where it may not write, with lists to choose from, and the base for merging it back.
import type { OfficeId } from "#base/ids.ts";
import { words } from "#words/words.ts";
import { FIELDS, type FieldKey } from "../fields.ts";
import type { Workbook } from "../formats/xlsx/workbook.ts";
import { rolesOf, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
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
const MOST_CELL = 32_000;

const say = words.exporting.office;

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
  { office, seq, madeAt, madeOn }: OfficeBookFacts,
): Workbook {
  const keys: readonly FieldKey[] = [...LOCKED, ...OPEN];
  const heads = keys.map((key) => {
    const options = key === "village" ? ledger.town.villages : FIELDS[key].options;
    return {
      label: FIELDS[key].label,
      width: FIELDS[key].width,
      type: cellType(FIELDS[key].type),
      locked: (LOCKED as readonly FieldKey[]).includes(key),
      ...(options ? { options } : {}),
    };
  });
  const places = toLedgerTable(projects, ledger, {
    keys: [],
    crs: "WGS84",
    place: true,
    extra: false,
  });
  const [east, north] = places.columns;
  const rows = projects.map((project, row) => [
    ...keys.map((key) => cellOf(project, key, ledger)),
    ...places.rows[row]!.slice(0, 2),
  ]);
  return {
    sheets: [
      {
        name: say.sheet,
        title: say.title(ledger.town.name, office, madeOn),
        locked: true,
        notes: say.notes,
        rows,
        heads: [
          ...heads,
          ...[east!, north!].map(({ label, width }) => ({
            label,
            width,
            type: "number" as const,
            locked: false,
          })),
        ],
      },
      {
        name: SERVICE_SHEET,
        title: null,
        hidden: true,
        locked: true,
        heads: [
          { label: "key", width: 10, type: "text" },
          { label: "value", width: 20, type: "text" },
          { label: "json", width: 20, type: "text" },
        ],
        rows: serviceRows(),
      },
    ],
  };

  function serviceRows(): (string | null)[][] {
    const facts = {
      format: "one-map-office",
      version: "1",
      town: ledger.town.name,
      office,
      seq: String(seq),
      madeAt: String(madeAt),
    };
    const pieces = projects.flatMap((project) => {
      const json = JSON.stringify({ ...project, quote: null });
      return Array.from({ length: Math.ceil(json.length / MOST_CELL) }, (_, i) => [
        "project",
        project.id,
        json.slice(i * MOST_CELL, (i + 1) * MOST_CELL),
      ]);
    });
    return [...Object.entries(facts).map(([key, value]) => [key, value, null]), ...pieces];
  }
}
