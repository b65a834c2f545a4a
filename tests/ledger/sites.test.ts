// Sites of projects: edits, history, merges of two windows, public copies, what is kept and what the town says of them.
import { beforeAll, describe, expect, it } from "vitest";
import { projectId, siteId, taskId } from "#base/ids.ts";
import { parseProjectsText } from "#ledger/formats/geojson.ts";
import { toSiteFeature } from "#ledger/formats/geojsonSites.ts";
import { fromPackage, toPackage } from "#ledger/formats/package.ts";
import {
  addSite,
  clearSitePlace,
  confirmSite,
  moveSite,
  placeSite,
  removeSite,
  setSiteField,
} from "#ledger/editSites.ts";
import { splitProject } from "#ledger/editing.ts";
import { diffProjects, invertChanges, applyChanges, type Edit } from "#ledger/journal.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import { EMPTY_PROJECT, NO_LOCATION, type Project } from "#ledger/project.ts";
import { changedParts, partLabel, withParts } from "#ledger/parts.ts";
import { rebaseEdits, takeMine } from "#ledger/rebase.ts";
import { reviveProject } from "#ledger/revive.ts";
import { changesSince } from "#ledger/since.ts";
import { groupSince, linesBetween } from "#ledger/sinceLines.ts";
import { EMPTY_SITE, registryDiffers, registryDue, type Site } from "#ledger/site.ts";
import { proposeSiteType, sitesText } from "#ledger/sites.ts";
import { parseTown } from "#ledger/town.ts";
import type { Plan } from "#plan/plan.ts";
import { openOwnTown } from "./town.ts";

const site = (id: string, more: Partial<Site> = {}): Site => ({
  ...EMPTY_SITE,
  id: siteId(id),
  name: `点位${id}`,
  type: "water",
  ...more,
});
const project = (id: string, sites: readonly Site[]): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: `项目${id}`,
  sites,
});
const [A, S1, S2] = [projectId("a"), siteId("1"), siteId("2")];
const start = [project("a", [site("1"), site("2")]), project("b", [])];
const sitesIn = (projects: readonly Project[], id = A) =>
  projects.find((one) => one.id === id)!.sites;

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await openOwnTown()).ledger);
});

describe("edits", () => {
  it("set a field, place, confirm, clear, move and remove, each leaving the other sites the same objects", () => {
    const done = setSiteField(start, A, S1, "status", "已销号");
    expect(sitesIn(done)[0]!.status).toBe("已销号");
    expect(sitesIn(done)[1]).toBe(start[0]!.sites[1]);
    const placed = placeSite(
      done,
      A,
      S1,
      { type: "Point", coordinates: [110.77, 21.59] },
      "手工绘制",
    );
    expect(sitesIn(placed)[0]!.location).toMatchObject({
      precision: "schematic",
      source: "手工绘制",
    });
    const confirmed = confirmSite(placed, A, S1, {
      by: "甲",
      on: "2026-11-01",
      method: null,
      source: null,
      accuracyMetres: 5,
      precision: "surveyed",
      note: null,
    });
    expect(sitesIn(confirmed)[0]!.location).toMatchObject({ confirmedBy: "甲", accuracyMetres: 5 });
    expect(sitesIn(clearSitePlace(confirmed, A, S1))[0]).toMatchObject({
      geometry: null,
      location: NO_LOCATION,
    });
    const moved = moveSite(confirmed, A, S1, projectId("b"));
    expect([sitesIn(moved).map(({ id }) => id), sitesIn(moved, projectId("b"))]).toEqual([
      [S2],
      [sitesIn(confirmed)[0]],
    ]);
    expect(sitesIn(removeSite(start, A, S2)).map(({ id }) => id)).toEqual([S1]);
  });

  it("write nothing where nothing changes, nor where the site or the project is not there", () => {
    for (const same of [
      setSiteField(start, A, S1, "status", null),
      setSiteField(start, A, siteId("x"), "status", "已销号"),
      setSiteField(start, projectId("x"), S1, "status", "已销号"),
      clearSitePlace(start, A, S1),
      removeSite(start, A, siteId("x")),
      moveSite(start, A, S1, projectId("x")),
      moveSite(start, A, S1, A),
    ])
      expect(same).toBe(start);
  });

  it("stating a type that was proposed is a change, though the type stays", () => {
    const proposed = addSite(start, A, {
      id: siteId("3"),
      name: "新塘",
      type: "water",
      isTypeProposed: true,
    });
    const stated = setSiteField(proposed, A, siteId("3"), "type", "water");
    expect(sitesIn(stated)[2]).toMatchObject({ type: "water", isTypeProposed: false });
    expect(stated).not.toBe(proposed);
  });

  it("a project that is split keeps its sites in the first piece, once", () => {
    const many = [
      {
        ...start[0]!,
        geometry: {
          type: "MultiPoint" as const,
          coordinates: [
            [110, 21],
            [111, 21],
          ],
        },
      },
    ];
    expect(splitProject(many, A).map(({ sites }) => sites.length)).toEqual([2, 0]);
  });
});

describe("history", () => {
  const changed = setSiteField(start, A, S1, "status", "已销号");

  it("tells each field of a site by the site's name, and undo brings the very state back", () => {
    const changes = diffProjects(start, changed);
    expect(changedParts(start[0]!, changed[0]!)).toEqual(["site:status:1"]);
    expect(linesBetween(start[0]!, changed[0]!)).toEqual([
      { label: "点位1 · 点位状态", before: "未填报", after: "已销号", part: "site:status:1" },
    ]);
    expect(applyChanges(changed, invertChanges(changes))[0]).toBe(start[0]);
  });

  it("tells an added and a removed site as a whole", () => {
    const removed = removeSite(start, A, S2);
    expect(linesBetween(start[0]!, removed[0]!)).toEqual([
      { label: "点位2", before: "水体 · 未填报", after: "未填报", part: "site::2" },
    ]);
    expect(partLabel("site::2", start[0])).toBe("点位2");
  });

  it("counts them among what changed since a version, under a head of their own", () => {
    const edit = { ...EDIT, seq: 1, changes: diffProjects(start, changed) };
    const rows = changesSince([edit], 0);
    expect(rows.map(({ kinds }) => kinds)).toEqual([["sites"]]);
    expect(groupSince(rows).map(({ kind, items }) => [kind, items[0]!.lines.length])).toEqual([
      ["sites", 1],
    ]);
  });
});

const EDIT: Edit = {
  seq: 1,
  at: 1000,
  by: "甲",
  label: "改",
  changes: [],
  mark: null,
  undoes: null,
  redoes: null,
};

describe("two windows", () => {
  const mine = (after: readonly Project[]): Edit => ({
    ...EDIT,
    at: 7,
    by: "乙",
    changes: diffProjects(start, after),
  });
  const theirs = (after: readonly Project[]): Edit => ({
    ...EDIT,
    changes: diffProjects(start, after),
  });

  it("merge different sites, and different fields of one site", () => {
    const stored = setSiteField(start, A, S1, "status", "治理中");
    const wanted = setSiteField(
      setSiteField(start, A, S2, "status", "已销号"),
      A,
      S1,
      "village",
      "甲村",
    );
    const { projects, conflicts } = rebaseEdits([mine(wanted)], stored, [theirs(stored)]);
    expect(conflicts).toEqual([]);
    expect(sitesIn(projects)).toMatchObject([
      { status: "治理中", village: "甲村" },
      { status: "已销号" },
    ]);
  });

  it("ask where both set one field, and take mine when told to", () => {
    const stored = setSiteField(start, A, S1, "status", "治理中");
    const { projects, conflicts } = rebaseEdits(
      [mine(setSiteField(start, A, S1, "status", "已销号"))],
      stored,
      [theirs(stored)],
    );
    expect(sitesIn(projects)[0]!.status).toBe("治理中");
    expect(conflicts).toMatchObject([
      { part: "site:status:1", theirs: "治理中", mine: "已销号", theirStamp: { by: "甲" } },
    ]);
    expect(partLabel(conflicts[0]!.part as "site:status:1", conflicts[0]!.holder)).toBe(
      "点位1 · 点位状态",
    );
    expect(sitesIn(takeMine(projects, conflicts[0]!))[0]!.status).toBe("已销号");
  });

  it("ask where one removed the site that the other changed, and can bring it back whole", () => {
    const stored = removeSite(start, A, S1);
    const { projects, conflicts } = rebaseEdits(
      [mine(setSiteField(start, A, S1, "status", "已销号"))],
      stored,
      [theirs(stored)],
    );
    expect(sitesIn(projects).map(({ id }) => id)).toEqual([S2]);
    expect(conflicts).toHaveLength(1);
    expect(
      sitesIn(takeMine(projects, conflicts[0]!)).map(({ id, status }) => [id, status]),
    ).toEqual([
      [S2, null],
      [S1, "已销号"],
    ]);
  });

  it("both add sites, and both stay", () => {
    const add = (id: string) =>
      addSite(start, A, { id: siteId(id), name: id, type: "other", isTypeProposed: false });
    const { projects } = rebaseEdits([mine(add("mine"))], add("theirs"), [theirs(add("theirs"))]);
    expect(sitesIn(projects).map(({ id }) => id)).toEqual(["1", "2", "theirs", "mine"]);
  });
});

it("a hundred thousand sites of one project change in one walk", () => {
  const many = Array.from({ length: 100_000 }, (_, n) => site(String(n)));
  const entries = many.map(({ id }) => [`site:status:${id}`, "已销号"] as const);
  const after = withParts(project("a", many), entries);
  expect(after.sites.every(({ status }) => status === "已销号")).toBe(true);
  expect(changedParts(project("a", many), after)).toHaveLength(100_000);
});

describe("what is kept", () => {
  const whole = project("a", [
    site("1", {
      isTypeProposed: true,
      status: "治理中",
      statedSquareMetres: 2400,
      geometry: { type: "Point", coordinates: [110.77, 21.59] },
      location: { ...NO_LOCATION, precision: "surveyed", source: "测绘" },
      extra: { 水质: "劣Ⅴ类" },
    }),
  ]);

  it("reads back exactly, and what an older version kept has no sites", () => {
    expect(reviveProject(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    const { sites: _, ...older } = whole;
    expect(reviveProject(older)).toEqual({ ...whole, sites: [] });
  });

  it.each([
    ["a status that is a number", { status: 3 }],
    ["an unknown type", { type: "pond" }],
    ["no name", { name: "" }],
    ["a size below zero", { statedSquareMetres: -1 }],
    ["a place that is none", { geometry: { type: "Point", coordinates: ["a", 2] } }],
    ["a list instead of columns", { extra: [] }],
  ])("refuses a project whose site has %s", (_, wrong) => {
    const bad = { ...whole, sites: [{ ...whole.sites[0]!, ...wrong }] };
    expect(reviveProject(JSON.parse(JSON.stringify(bad)))).toBeNull();
  });

  it("two sites of one id are refused: the second could not be reached", () => {
    expect(reviveProject({ ...whole, sites: [whole.sites[0], whole.sites[0]] })).toBeNull();
  });

  it("a package with sites says that it is newer; one without stays readable by older programs", async () => {
    const versionOf = async (projects: readonly Project[], edits: readonly Edit[] = []) => {
      const bytes = await toPackage({
        town: { name: "镇", code: null, isExample: false },
        savedAt: null,
        projects,
        edits,
        meeting: NO_MEETING,
        files: [],
      });
      const { value } = await fromPackage(bytes);
      expect(value!.projects).toEqual(projects);
      const text = new TextDecoder("latin1").decode(bytes);
      return /"version":(\d)/.exec(text)?.[1] ?? (await inflatedVersion(bytes));
    };
    expect(await versionOf([whole])).toBe("5");
    expect(await versionOf([project("b", [])])).toBe("3");
    const removed: Edit = { ...EDIT, changes: diffProjects([whole], []) };
    expect(await versionOf([], [removed])).toBe("5");
  });
});

async function inflatedVersion(bytes: Uint8Array): Promise<string> {
  const { readZip } = await import("#base/zip.ts");
  const zip = await readZip(bytes, () => true, 1e7);
  const text = "parts" in zip ? new TextDecoder().decode(zip.parts.get("ledger.json")) : "";
  return /"version":(\d)/.exec(text)![1]!;
}

describe("the town's own GeoJSON", () => {
  const collection = (features: readonly unknown[]) =>
    JSON.stringify({ type: "FeatureCollection", features });
  const owner = {
    type: "Feature",
    properties: { id: "a", name: "项目", tasks: ["19"] },
    geometry: null,
  };
  const context = { file: "waters.geojson", taskIds: null };

  it("gives sites to the project they name, wherever in the file they stand", () => {
    const own = site("1", { status: "治理中", location: { ...NO_LOCATION, precision: "none" } });
    const { value, issues } = parseProjectsText(
      collection([toSiteFeature("a", own), owner]),
      context,
    );
    expect(value[0]!.sites).toEqual([{ ...own, file: "waters.geojson", row: 1 }]);
    expect(issues).toEqual([]);
  });

  it.each([
    ["names no project of the file", { siteOf: "b", name: "塘" }, "data.site-owner"],
    ["has no name", { siteOf: "a" }, "data.no-name"],
    [
      "has a size that is none",
      { siteOf: "a", name: "塘", statedSquareMetres: "很大" },
      "data.unreadable",
    ],
  ])("says of a site that %s", (_, properties, code) => {
    const { issues, value } = parseProjectsText(
      collection([owner, { type: "Feature", properties, geometry: null }]),
      context,
    );
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(value).toHaveLength(1);
  });
});

describe("the 2,000 m² rule", () => {
  const pond = (size: number | null, registry: string | null = null) =>
    site("1", { statedSquareMetres: size, registry });
  it.each([
    [1999.9, "省级监管清单"],
    [2000, "国家监管清单"],
  ])("%s m² stands in the %s", (size, name) => {
    expect(registryDue(pond(size))!.name).toBe(name);
  });
  it("says nothing without a size, of a scheme's outline, and of other types", () => {
    expect(registryDue(pond(null))).toBeNull();
    const outline = {
      type: "Polygon" as const,
      coordinates: [
        [
          [110, 21],
          [110.01, 21],
          [110.01, 21.01],
          [110, 21],
        ],
      ],
    };
    const drawn = (precision: "schematic" | "surveyed") =>
      site("1", { geometry: outline, location: { ...NO_LOCATION, precision } });
    expect(registryDue(drawn("schematic"))).toBeNull();
    expect(registryDue(drawn("surveyed"))!.name).toBe("国家监管清单");
    expect(registryDue(site("1", { type: "plot", statedSquareMetres: 9000 }))).toBeNull();
  });
  it("a stated list that agrees in other words is no contradiction", () => {
    expect(registryDiffers(pond(2400, "国家级"))).toBe(false);
    expect(registryDiffers(pond(800, "国家监管清单"))).toBe(true);
    expect(registryDiffers(pond(800))).toBe(false);
  });
});

describe("what the town says of sites", () => {
  const townWith = (siteStatuses: unknown) =>
    parseTown(
      JSON.stringify({
        name: "镇",
        plan: "p",
        projects: [],
        base: [],
        view: { center: [110, 21], zoom: 10 },
        offices: [],
        villages: [],
        siteStatuses,
      }),
    );
  it("its own statuses take the place of the usual ones, type by type", () => {
    const { value, issues } = townWith({ water: ["未动工", "已销号"] });
    expect(issues).toEqual([]);
    expect(value.sites.statuses.water).toEqual(["未动工", "已销号"]);
    expect([value.sites.isDefault.water, value.sites.isDefault.road]).toEqual([false, true]);
    expect(value.sites.statuses.road).toContain("施工中");
  });
  it.each([[{ pond: ["a"] }], [{ water: [] }], [{ water: "已销号" }], [[]]])(
    "%j is said, and the usual ones stay",
    (wrong) => {
      const { value, issues } = townWith(wrong);
      expect(issues.map(({ code }) => code)).toEqual(["town.field"]);
      expect(value.sites.isDefault.water).toBe(true);
    },
  );
  it("counts them in the order of the lists, what is unstated last", () => {
    const list = [
      site("1", { status: "已销号" }),
      site("2"),
      site("3", { status: "待治理" }),
      site("4", { status: "自拟" }),
    ];
    expect(sitesText(list, townWith(null).value.sites.statuses)).toBe(
      "4 个点位：待治理 1、已销号 1、自拟 1、未填报 1",
    );
  });
  it("proposes the type from name, class and task", () => {
    const of = (name: string, tasks: readonly string[] = []) =>
      proposeSiteType({ name, kind: null, tasks: tasks.map(taskId) }, plan);
    expect(of("农村黑臭水体整治")).toBe("water");
    expect(["17", "19", "7"].map((task) => of("一般项目", [task]))).toEqual([
      "road",
      "water",
      "plot",
    ]);
    expect(of("一般项目")).toBeNull();
  });
});
