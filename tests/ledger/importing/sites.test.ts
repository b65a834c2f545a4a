// Lists of sites: read, matched to projects and sites, merged, and the same again after any format.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { officeId } from "#base/ids.ts";
import { fromWgs84 } from "#geo/crs.ts";
import { offsetBetween } from "#geo/distance.ts";
import { anchorOf } from "#geo/geometry.ts";
import { exportLedger, type ExportFormat } from "#ledger/exporting/exportLedger.ts";
import { projectsOf, toOfficeBook } from "#ledger/exporting/officeBook.ts";
import { toPackage } from "#ledger/formats/package.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import { changedParts } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import { openOwnTown } from "../town.ts";
import { importFiles, textFile } from "./job.ts";
import { sitesOf } from "./arbitrarySites.ts";

let town: Ledger;
let waters: Project;
beforeAll(async () => {
  ({ ledger: town } = await openOwnTown());
  waters = town.projects.find(({ name }) => name.includes("黑臭水体"))!;
});

/** Twelve waters around the town as a clerk has them from Amap: name, number, place in GCJ-02, size, list, status. */
const PLACES = Array.from(
  { length: 12 },
  (_, n) => [110.75 + n * 0.003, 21.58 + (n % 4) * 0.004] as const,
);
function twelveWaters(owner: string): string {
  const toGcj = fromWgs84("GCJ-02");
  const rows = PLACES.map(([lng, lat], n) => {
    const [east, north] = toGcj(lng, lat);
    const list = n % 2 === 0 ? "国家监管清单" : "省级监管清单";
    const size = n % 2 === 0 ? 2400 : 800;
    return [
      owner,
      `${n + 1}号塘`,
      `W-${n + 1}`,
      "坑塘",
      east.toFixed(6),
      north.toFixed(6),
      size,
      list,
      n < 3 ? "已销号" : "",
    ].join(",");
  });
  return [
    "项目名称,水体名称,水体编号,水体类型,经度（GCJ-02）,纬度（GCJ-02）,水域面积（平方米）,监管清单,治理状态",
    ...rows,
  ].join("\r\n");
}

const siteNamed = (projects: readonly Project[], name: string) =>
  projects.flatMap(({ sites }) => sites).find((site) => site.name === name);

describe("a list of twelve waters in GCJ-02", () => {
  it("becomes twelve sites of the project it names, where they are, with a proposed type", async () => {
    const { plan, projects } = await importFiles(
      [textFile("水体.csv", twelveWaters(waters.name))],
      town,
    );
    expect(plan.counts).toMatchObject({ read: 12, added: 12, rejected: 0, unclear: 0 });
    expect(projects).toHaveLength(town.projects.length);
    const { sites } = projects.find(({ id }) => id === waters.id)!;
    expect(sites).toHaveLength(12);
    expect(sites[0]).toMatchObject({
      name: "1号塘",
      code: "W-1",
      type: "water",
      isTypeProposed: true,
      category: "坑塘",
      statedSquareMetres: 2400,
      registry: "国家监管清单",
      status: "已销号",
    });
    expect(sites[5]!.status).toBeNull();
    sites.forEach(({ geometry }, n) => {
      expect(geometry?.type).toBe("Point");
      const [lng, lat] = anchorOf(geometry!);
      expect(offsetBetween([...PLACES[n]!], [lng, lat]).metres).toBeLessThan(0.2);
    });
  });

  it("changes nothing when it comes again, and one cell when one cell has changed", async () => {
    const text = twelveWaters(waters.name);
    const once = await importFiles([textFile("水体.csv", text)], town);
    const ledger = { ...town, projects: once.projects };
    const again = await importFiles([textFile("水体.csv", text)], ledger);
    expect(again.plan.counts).toMatchObject({ unchanged: 12, changed: 0, added: 0 });
    const later = text.replace(/(10号塘.*),$/m, "$1,治理中");
    const changed = await importFiles([textFile("水体.csv", later)], ledger);
    expect(changed.plan.counts).toMatchObject({ unchanged: 11, changed: 1 });
    expect(siteNamed(changed.projects, "10号塘")!.status).toBe("治理中");
    const [after, before] = [changed.projects, once.projects].map((list) =>
      list.find(({ id }) => id === waters.id)!,
    );
    expect(changedParts(before!, after!)).toEqual([
      `site:status:${siteNamed(once.projects, "10号塘")!.id}`,
    ]);
  });

  it("may leave the project to the user, who names one for the whole list", async () => {
    const text = twelveWaters("").replaceAll(/^,/gm, "").replace("项目名称,", "");
    const asProjects = await importFiles([textFile("水体.csv", text)], town);
    expect(asProjects.plan.counts.added).toBe(12);
    expect(asProjects.projects.length).toBe(town.projects.length + 12);
    const { plan, projects } = await importFiles([textFile("水体.csv", text)], town, {
      rows: "sites",
    });
    expect(
      plan.rows.every(({ issues }) => issues.some(({ code }) => code === "site.no-owner")),
    ).toBe(true);
    expect(projects).toBe(projects);
  });

  it("says of a project that is not there, of two that may be meant, and of a list that contradicts the size", async () => {
    const two = { ...waters, id: "twin" as Project["id"] };
    const ledger = { ...town, projects: [...town.projects, two] };
    const text = [
      "所属项目,点位名称,面积（平方米）,监管清单",
      "没有的项目,甲塘,100,省级",
      `${waters.name},乙塘,100,省级`,
      `${waters.id},丙塘,100,国家级`,
      `${waters.id},,100,国家级`,
    ].join("\n");
    const { plan } = await importFiles([textFile("a.csv", text)], ledger);
    expect(plan.rows.map(({ kind, issues }) => [kind, issues.map(({ code }) => code)])).toEqual([
      ["rejected", ["site.unknown-owner"]],
      ["unclear", ["import.unclear"]],
      ["added", ["site.registry"]],
      ["rejected", ["data.no-name"]],
    ]);
  });

  it("keeps a site whose cell cannot be read, and the words of the cell", async () => {
    const text = `所属项目,点位名称,面积（平方米）\n${waters.id},甲塘,很大`;
    const { plan, projects } = await importFiles([textFile("a.csv", text)], town);
    expect(plan.rows[0]!.issues.map(({ code }) => code)).toEqual(["cell.unreadable-kept"]);
    expect(siteNamed(projects, "甲塘")).toMatchObject({
      statedSquareMetres: null,
      extra: { "面积（平方米）": "很大" },
    });
  });
});

const everything = (projects: readonly Project[]) =>
  projects.map(({ id, sites }) => [
    id,
    sites.map((site) => ({
      ...site,
      file: "",
      row: 0,
      geometry: site.geometry?.type ?? null,
      isTypeProposed: false,
    })),
  ]);

const withRandomSites = fc
  .tuple(sitesOf("a"), sitesOf("b"))
  .map(([a, b]) => (list: readonly Project[]) => [
    { ...list[0]!, sites: named(a) },
    list[1]!,
    { ...list[2]!, sites: named(b) },
  ]);
/** Different names, so that a row can only be the site it came from. */
const named = (sites: Project["sites"]) =>
  sites.map((site, index) => ({ ...site, name: `${site.name}·${index}` }));

describe.each(["xlsx", "geojson", "kml", "package"] as const)("sites as %s", (format) => {
  it("change nothing when they come back, and are whole when they come to an empty desk", async () => {
    await fc.assert(
      fc.asyncProperty(withRandomSites, async (make) => {
        const ledger = { ...town, projects: make(town.projects) };
        const file = await fileOf(ledger, format);
        const back = await importFiles([file], ledger);
        const count = ledger.projects.reduce((sum, { sites }) => sum + sites.length, 0);
        expect(back.plan.counts).toMatchObject({
          added: 0,
          changed: 0,
          rejected: 0,
          read: 3 + count,
        });
        const fresh = await importFiles([file], { ...town, projects: [] });
        expect(everything(fresh.projects)).toEqual(everything(ledger.projects));
      }),
      { seed: 20230423, numRuns: 12 },
    );
  });
});

async function fileOf(ledger: Ledger, format: ExportFormat | "package") {
  if (format === "package") {
    const bytes = await toPackage({
      town: { name: "镇", code: null, isExample: false },
      savedAt: null,
      projects: ledger.projects,
      edits: [],
      meeting: NO_MEETING,
      files: [],
    });
    return { name: "台账.onemap", bytes };
  }
  const { value } = await exportLedger(ledger.projects, ledger, {
    format,
    crs: "WGS84",
    on: "2026-11-28",
    of: ledger.projects.length,
  });
  return { name: value.name, bytes: value.bytes };
}

describe.each(["siteCsv", "shapefile"] as const)("sites as %s", (format) => {
  it("come back to the same sites", async () => {
    const once = await importFiles([textFile("水体.csv", twelveWaters(waters.name))], town);
    const ledger = { ...town, projects: once.projects };
    const back = await importFiles([await fileOf(ledger, format)], ledger);
    const rows = back.plan.rows.filter(({ draft }) => draft.site);
    expect(rows.map(({ kind }) => kind)).toEqual(Array.from({ length: 12 }, () => "unchanged"));
  });
});

it("an office fills in the status of its sites, and what the town changed meanwhile stays", async () => {
  const office = officeId("农业农村办");
  const facts = { office, seq: 7, madeAt: 1_700_000_000_000, madeOn: "2026-11-24" };
  const once = await importFiles([textFile("水体.csv", twelveWaters(waters.name))], town);
  const sent: Ledger = {
    ...town,
    projects: once.projects.map((project) =>
      project.id === waters.id ? { ...project, leads: ["农业农村办"] } : project,
    ),
  };
  const book = toOfficeBook(projectsOf(office, sent), sent, facts);
  const sheet = book.sheets.find(({ name }) => name === "点位")!;
  const status = sheet.heads.findIndex(({ label }) => label === "点位状态");
  expect(sheet.heads[status]).toMatchObject({ locked: false });
  expect(sheet.heads[status]!.options).toContain("返黑返臭");
  const rows = sheet.rows.map((row, index) =>
    row.map((cell, column) => (column === status && index === 4 ? "已完工待验收" : cell)),
  );
  const bytes = await writeXlsx({
    sheets: book.sheets.map((one) => (one === sheet ? { ...sheet, rows } : one)),
  });
  const now: Ledger = {
    ...sent,
    projects: sent.projects.map((project) =>
      project.id === waters.id
        ? {
            ...project,
            sites: project.sites.map((site, n) => (n === 7 ? { ...site, status: "治理中" } : site)),
          }
        : project,
    ),
  };
  const { plan, projects } = await importFiles([{ name: "农业.xlsx", bytes }], now);
  expect(plan.counts).toMatchObject({ changed: 1, added: 0, rejected: 0 });
  const { sites } = projects.find(({ id }) => id === waters.id)!;
  expect([sites[4]!.status, sites[7]!.status]).toEqual(["已完工待验收", "治理中"]);
});
