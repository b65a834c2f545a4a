// The example: made alike each time, read as any town is, nothing in it that could be taken for the town's own.
import { KIND_SIGNS } from "#ledger/signs.ts";
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { isInside } from "#geo/inside.ts";
import { anchorOf, eachPosition } from "#geo/geometry.ts";
import { exportLedger } from "#ledger/exporting/exportLedger.ts";
import { EXAMPLE_SEED, makeExample } from "#ledger/example/makeExample.ts";
import { keepApart } from "#ledger/importing/keepApart.ts";
import { readFiles } from "#ledger/formats/registry.ts";
import { fromPackage, PackageWriter } from "#ledger/formats/package.ts";
import { packageTownOf } from "#ledger/formats/packageTown.ts";
import { superviseTable } from "#ledger/meeting/minutes.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import { exportSlides } from "#ledger/slides/exportSlides.ts";
import { registryDiffers } from "#ledger/site.ts";
import { allSites, isOnMap, isWhollyVerified } from "#ledger/sites.ts";
import { makePages } from "#map/paper/makePages.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { sceneMap } from "#views/slides/sceneMap.ts";
import { readZip } from "#base/zip.ts";
import { parseTown } from "#ledger/town.ts";
import { toTownFiles } from "#storage/carry/townFiles.ts";
import { storeName } from "#storage/keeper.ts";
import { openTown, type Opened } from "#storage/openTown.ts";
import { madeUp } from "#words/zh-CN/madeUp.ts";
import { example } from "#words/zh-CN/example.ts";
import { exampleFiles } from "../../src/cli/example/exampleFiles.ts";
import { deckOf, greyPng, projectsOfTask } from "./slides/deck.ts";
import { openOwnTown } from "./town.ts";

const GEODATA = fileURLToPath(new URL("../../geodata/", import.meta.url));
const fetchFrom = (folder: string) => async (path: string) =>
  new Uint8Array(readFileSync(join(folder, path)));

let opened: Opened;
let own: Opened;
beforeAll(async () => {
  [opened, own] = await Promise.all([openTown(fetchFrom(join(GEODATA, "example"))), openOwnTown()]);
});

const extent = () =>
  own.base.features.find(({ properties }) => properties.role === "extent")!.geometry;

describe("the files in geodata/example", () => {
  it("are what npm run example writes", () => {
    for (const [path, text] of exampleFiles(GEODATA))
      expect([path, readFileSync(join(GEODATA, "example", path), "utf8")]).toEqual([path, text]);
  });

  it("open without a fault, with every site, on the town's own plan and base map", () => {
    const { ledger, base } = opened;
    const already = new Set(own.ledger.issues.map(({ code }) => code));
    expect(ledger.issues.filter(({ code }) => !already.has(code))).toEqual([]);
    expect(ledger.projects.length).toBe(own.ledger.projects.length);
    expect(allSites(ledger.projects).length).toBe(201);
    expect(ledger.plan.tasks).toEqual(own.ledger.plan.tasks);
    expect(base.features.length).toBe(own.base.features.length);
    for (const id of ledger.town.featured)
      expect(ledger.projects.some((project) => project.id === id)).toBe(true);
  });

  it("link pictures that lie beside them", () => {
    const links = opened.ledger.projects.flatMap(({ attachments }) => attachments);
    expect(links.length).toBe(4);
    for (const { href } of links)
      expect(readFileSync(join(GEODATA, "example", normalize(href!)), "utf8")).toContain(
        madeUp.photoStamp,
      );
  });
});

describe("what the program makes up", () => {
  const from = () => ({
    projects: own.ledger.projects,
    villages: own.ledger.town.villages,
    extent: extent(),
  });

  it("is the same for the same seed, and other for another", () => {
    expect(makeExample(from())).toEqual(makeExample(from(), EXAMPLE_SEED));
    expect(makeExample(from(), 1)).not.toEqual(makeExample(from()));
  });

  it("names no person and no firm, and confirms no place", () => {
    const { projects } = opened.ledger;
    const firms = own.ledger.projects.filter(
      ({ kind, scope }) => kind === "特色产业" && scope === "具体点",
    );
    const text = JSON.stringify(projects);
    expect(text).not.toContain("广东海洋大学");
    for (const { name } of firms) expect(text).not.toContain(name);
    for (const project of projects) {
      expect([project.person, project.phone, project.location.confirmedBy]).toEqual([
        null,
        null,
        null,
      ]);
      expect(isWhollyVerified(project)).toBe(false);
    }
  });

  it("says of every project, site and place that it is made up", () => {
    const { projects } = opened.ledger;
    for (const { note, location } of [...projects, ...allSites(projects).map(({ site }) => site)])
      expect([note, location.source]).toEqual([example.source, example.source]);
  });

  it("lies schematically inside the town, and some of it nowhere", () => {
    const { projects } = opened.ledger;
    const placed = [...projects, ...allSites(projects).map(({ site }) => site)];
    for (const { geometry, location } of placed) {
      expect(location.precision).toBe(geometry ? "schematic" : "none");
      if (geometry)
        eachPosition(geometry, ([lng, lat]) => expect(isInside(extent(), [lng!, lat!])).toBe(true));
    }
    expect(projects.some((project) => !isOnMap(project))).toBe(true);
    expect(allSites(projects).some(({ site }) => site.geometry === null)).toBe(true);
  });

  it("adds up: no more is done than there is, nothing ends before it began, waters stand in their list", () => {
    const { projects } = opened.ledger;
    for (const { totalWan, yearWan, doneWan, actualStart, actualFinish, status } of projects) {
      if (totalWan !== null) expect((doneWan ?? 0) + (yearWan ?? 0)).toBeLessThanOrEqual(totalWan);
      else expect([yearWan, doneWan]).toEqual([null, null]);
      if (actualFinish !== null) {
        expect(status).toBe("竣工");
        expect(actualStart! < actualFinish).toBe(true);
      }
    }
    expect(allSites(projects).filter(({ site }) => registryDiffers(site))).toEqual([]);
    // 未填报 is there to be seen, in every figure.
    for (const key of ["totalWan", "yearWan", "doneWan", "status", "plannedStart"] as const)
      expect(projects.some((project) => project[key] === null)).toBe(true);
  });
});

describe("the mark", () => {
  it("stands in the name once, however often a copy is read and written; the base map's name stays", () => {
    const { ledger, base } = opened;
    const { projects, town } = ledger;
    const again = parseTown(toTownFiles(projects, ledger, base, town).get("town.json")!).value;
    for (const read of [town, again])
      expect([read.isExample, read.name, read.place]).toEqual([
        true,
        "浅水镇（示例数据）",
        "浅水镇",
      ]);
  });

  it("is put on whatever lies in the example's folder, so that no such file opens the town's own store", async () => {
    const bare = await openTown(fetchFrom(GEODATA), undefined, true);
    expect(storeName(bare.ledger.town, "/")).toBe(storeName(opened.ledger.town, "/"));
    const missing = await openTown(() => Promise.reject(new Error("404")), undefined, true);
    expect(missing.ledger.town.name).toContain(example.suffix);
    expect(missing.ledger.issues.map(({ code }) => code)).toContain("data.missing-file");
  });

  it("keeps the store apart", () => {
    const names = [own, opened].map(({ ledger }) => storeName(ledger.town, "/"));
    expect(new Set(names).size).toBe(2);
  });

  it.each(["xlsx", "csv", "geojson", "kml", "shapefile"] as const)(
    "stands in the name and in every row of an exported %s, which the town's own ledger refuses",
    async (format) => {
      const { ledger } = opened;
      const { value } = await exportLedger(ledger.projects, ledger, {
        format,
        crs: "WGS84",
        on: "2026-11-28",
        of: ledger.projects.length,
      });
      expect(value.name).toContain(example.suffix);
      // Renamed, it is known by what stands in it.
      const file = { ...value, name: `x.${value.name.split(".").pop()}` };
      const { value: sources } = await readFiles([file], context);
      expect(sources.length).toBeGreaterThan(0);
      const kept = keepApart(sources, false);
      expect(kept.value).toEqual([]);
      expect(kept.issues.map(({ code }) => code)).toEqual(["import.example"]);
      expect(keepApart(sources, true)).toEqual({ value: sources, issues: [] });
    },
  );

  it("travels with a package: neither ledger takes in the other's", async () => {
    for (const [{ ledger }, into] of [
      [opened, false],
      [own, true],
    ] as const) {
      const writer = new PackageWriter();
      writer.addProjects(
        ledger.projects.slice(0, 3).map((project) => ({ ...project, note: null })),
      );
      const bytes = await writer.finish({
        town: packageTownOf(ledger.town),
        savedAt: 0,
        meeting: NO_MEETING,
      });
      expect((await fromPackage(bytes)).value!.town.isExample).toBe(ledger.town.isExample);
      const { value: sources } = await readFiles([{ name: "包.onemap", bytes }], context);
      expect(keepApart(sources, into).value).toEqual([]);
      expect(keepApart(sources, !into).value).toEqual(sources);
    }
  });

  it.each(["wall", "project", "office"] as const)("stands on every page of paper: %s", (kind) => {
    const { ledger, base } = opened;
    const some = ledger.projects.slice(0, 6);
    const { pages } = makePages({ ...PAPER, kind, projects: some, ledger, base });
    expect(pages.length).toBeGreaterThan(0);
    for (const { svg } of pages) expect(toMarkup(svg)).toContain(example.notice);
    const real = makePages({ ...PAPER, kind, projects: some, ledger: own.ledger, base });
    for (const { svg } of real.pages) expect(toMarkup(svg)).not.toContain(example.notice);
  });

  it("stands on every slide and in the picture of its map", async () => {
    const { ledger, base } = opened;
    const deck = deckOf(ledger);
    const pictures: string[] = [];
    const { value } = await exportSlides({
      deck: { ...deck, scenes: deck.scenes.slice(0, 4) },
      ledger,
      size: "16:9",
      projectsOf: projectsOfTask(ledger),
      gapsOf: () => [],
      picture: async (scene) => {
        const shown = { scene, projects: ledger.projects, base, town: ledger.town, camera: null };
        const size = { width: 6, height: 4 };
        pictures.push(sceneMap({ ...shown, density: null, signs: KIND_SIGNS, size }).svg);
        return { png: greyPng(20, 15), groundMetres: 12_000 };
      },
      sources: [],
      signsOf: () => KIND_SIGNS,
      colours: [],
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    const read = await readZip(value, (name) => /slides\/slide\d+\.xml$/.test(name), 2 ** 24);
    const slides = "parts" in read ? [...read.parts.values()] : [];
    expect(slides.length).toBe(4);
    for (const bytes of slides) expect(new TextDecoder().decode(bytes)).toContain(example.notice);
    expect(pictures.length).toBeGreaterThan(0);
    for (const svg of pictures) expect(svg).toContain(example.mark);
  });

  it("heads the minutes", () => {
    const { title, notes } = superviseTable([], "会", opened.ledger, "2026-11-28");
    expect(title).toContain(example.suffix);
    expect(notes).toContain(example.notice);
  });
});

const PAPER = {
  page: { paper: "A4", orientation: "portrait" },
  scale: null,
  madeOn: "2026-11-28",
  issuer: "",
  title: "",
  stickers: false,
  tiles: null,
} as const;

const context = { progress: () => undefined, signal: new AbortController().signal };

it("a town's own ledger keeps its lists and its places: they are no example", () => {
  const source = {
    file: "清单.xlsx",
    sheet: null,
    format: "xlsx" as const,
    columns: ["名称"],
    rows: [{ row: 1, cells: ["坑塘", null, 3, new Date(0)] }],
    skipped: [],
    hasGeometry: false,
    crs: null,
    keepsUnplaced: false,
  };
  expect(keepApart([source], false)).toEqual({ value: [source], issues: [] });
  const geometries = own.ledger.projects.flatMap(({ geometry }) => geometry ?? []);
  expect(geometries.map(anchorOf).every((at) => isInside(extent(), at))).toBe(true);
});
