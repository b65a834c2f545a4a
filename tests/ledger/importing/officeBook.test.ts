// A workbook sent to an office and filled in there is merged with what the town changed meanwhile.
import { beforeAll, expect, it } from "vitest";
import { officeId } from "#base/ids.ts";
import { projectsOf, toOfficeBook } from "#ledger/exporting/officeBook.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import { FIELDS } from "#ledger/fields.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Workbook } from "#ledger/formats/xlsx/workbook.ts";
import { openOwnTown } from "../town.ts";
import { importFiles } from "./job.ts";

let town: Ledger;
beforeAll(async () => {
  ({ ledger: town } = await openOwnTown());
});

const office = officeId("规划办");
const facts = { office, seq: 7, madeAt: 1_700_000_000_000, madeOn: "2026-11-24" };

/** The book with cells filled in as a clerk would: by project and head. */
function filled(
  book: Workbook,
  fills: Readonly<Record<string, Readonly<Record<string, string | number | null>>>>,
): Workbook {
  const [sheet, ...rest] = book.sheets;
  const heads = sheet!.heads.map(({ label }) => label);
  const rows = sheet!.rows.map((row) =>
    row.map((cell, column) => fills[String(row[1])]?.[heads[column]!] ?? cell),
  );
  return { sheets: [{ ...sheet!, rows }, ...rest] };
}

it("holds the office's rows, locked columns, lists, and its base", () => {
  const projects = projectsOf(office, town);
  const [sheet, service] = toOfficeBook(projects, town, facts).sheets;
  expect(projects.length).toBe(24);
  expect(sheet!.rows).toHaveLength(24);
  expect(sheet!.heads.filter(({ locked }) => locked).map(({ label }) => label)).toEqual([
    "编号",
    "项目名称",
    "任务",
    "项目类别",
    "牵头部门",
    "配合部门",
  ]);
  expect(sheet!.heads.find(({ label }) => label === FIELDS.status.label)!.options).toContain(
    "续建",
  );
  expect([sheet!.locked, service!.hidden]).toEqual([true, true]);
});

it("comes back untouched as no change at all, even when the town has changed its rows", async () => {
  const projects = projectsOf(office, town);
  const bytes = await writeXlsx(toOfficeBook(projects, town, facts));
  const later = {
    ...town,
    projects: town.projects.map((project) =>
      project.id === projects[0]!.id ? { ...project, status: "续建" } : project,
    ),
  };
  const { plan, job } = await importFiles([{ name: "规划办.xlsx", bytes }], later);
  expect(job.officeBase).toMatchObject({ office: "规划办", seq: 7, madeAt: facts.madeAt });
  expect(plan.counts).toMatchObject({ read: 24, unchanged: 24, rejected: 0 });
});

it("merges what only the office changed, and lists what both did with both values", async () => {
  const [one, two] = projectsOf(office, town) as [
    Ledger["projects"][number],
    Ledger["projects"][number],
  ];
  const sent = {
    ...town,
    projects: town.projects.map((project) =>
      project.id === two.id ? { ...project, note: "发出时的备注" } : project,
    ),
  };
  const book = filled(toOfficeBook(projectsOf(office, sent), sent, facts), {
    [one.name]: {
      [FIELDS.status.label]: "新开工",
      [FIELDS.totalWan.label]: 120,
      [FIELDS.person.label]: "某某",
    },
    [two.name]: { [FIELDS.note.label]: "" },
  });
  const ledger = {
    ...sent,
    projects: sent.projects.map((project) =>
      project.id === one.id ? { ...project, status: "续建", problem: "征地" } : project,
    ),
  };
  const { plan, projects } = await importFiles(
    [{ name: "规划办.xlsx", bytes: await writeXlsx(book) }],
    ledger,
  );
  const row = plan.rows.find(({ targets }) => targets[0]?.id === one.id)!;
  expect(
    row.changes.map(({ part, base, ledger: ours, file, conflict }) => [
      part,
      base,
      ours,
      file,
      conflict,
    ]),
  ).toEqual([
    ["person", null, null, "某某", false],
    ["totalWan", null, null, 120, false],
    ["status", null, "续建", "新开工", true],
  ]);
  // The conflict waits for a word; what the town wrote meanwhile stays; a cell the office emptied is empty.
  expect(projects.find(({ id }) => id === one.id)).toMatchObject({
    status: "续建",
    totalWan: 120,
    person: "某某",
    problem: "征地",
  });
  expect(projects.find(({ id }) => id === two.id)!.note).toBeNull();
});
