// Slides: nothing of a scene is lost on the way, tables and sums are right, and no deck or picture can break the export.
import { KIND_SIGNS } from "#ledger/signs.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import { scanXml } from "#base/xml.ts";
import { readZip } from "#base/zip.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { exportSlides, type SlideOrder } from "#ledger/slides/exportSlides.ts";
import { cutToFit, heightOf } from "#ledger/slides/fit.ts";
import { totalRows } from "#ledger/slides/sceneContent.ts";
import { openOwnTown } from "./town.ts";
import { deckOf, EMPTY_SCENE, greyPng, projectsOfTask } from "./slides/deck.ts";

let ledger: Ledger;
const png = greyPng(2000, 1562);
beforeAll(async () => void ({ ledger } = await openOwnTown()));

const order = (scenes: readonly Scene[], change: Partial<SlideOrder> = {}): SlideOrder => ({
  deck: { ...deckOf(ledger), scenes },
  ledger,
  size: "16:9",
  projectsOf: projectsOfTask(ledger),
  gapsOf: () => [],
  picture: async () => ({ png, groundMetres: 12_000 }),
  sources: ["某某来源"],
  signsOf: () => KIND_SIGNS,
  colours: [],
  progress: () => undefined,
  signal: new AbortController().signal,
  ...change,
});

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, string>> {
  const zip = await readZip(bytes, () => true, 1e9);
  if (!("parts" in zip)) throw new Error(zip.failed);
  return new Map(
    [...zip.parts].map(([name, part]) => [
      name,
      name.endsWith(".png") ? "" : new TextDecoder().decode(part),
    ]),
  );
}

/** Texts of a slide, one a paragraph. */
function textsOf(xml: string): string[] {
  const lines: string[] = [];
  scanXml(xml, {
    open: (name) => void (name === "a:p" && lines.push("")),
    text: (text) => void (lines.length && (lines[lines.length - 1] += text)),
  });
  return lines;
}
const tagsOf = (xml: string): string[] => {
  const tags: string[] = [];
  scanXml(xml, { open: (name) => void tags.push(name) });
  return tags;
};
const slide = (parts: Map<string, string>, page: number): string =>
  parts.get(`ppt/slides/slide${page}.xml`)!;

describe("the town's deck", () => {
  let parts: Map<string, string>;
  let steps: number[];
  beforeAll(async () => {
    steps = [];
    parts = await unpack(
      (
        await exportSlides(
          order(deckOf(ledger).scenes, { progress: (done) => void steps.push(done) }),
        )
      ).value,
    );
  });

  it("has a slide and a page of notes for every scene, and every relation leads to a part", () => {
    const pages = deckOf(ledger).scenes.length;
    expect([...parts.keys()].filter((name) => /slides\/slide\d+\.xml$/.test(name))).toHaveLength(
      pages,
    );
    expect(
      [...parts.keys()].filter((name) => /notesSlides\/notesSlide\d+\.xml$/.test(name)),
    ).toHaveLength(pages);
    expect(steps).toEqual(Array.from({ length: pages + 1 }, (_, i) => i));
    for (const [name, xml] of parts) {
      if (!name.endsWith(".rels")) continue;
      const folder = name.replace("_rels/", "").replace(/[^/]*$/, "");
      for (const [, target] of xml.matchAll(/Target="([^"]+)"/g))
        expect([...parts.keys()]).toContain(
          new URL(target!, `http://x/${folder}`).pathname.slice(1),
        );
    }
    const types = parts.get("[Content_Types].xml")!;
    expect(
      [...parts.keys()].filter(
        (name) => !types.includes(`PartName="/${name}"`) && !/\.(rels|png)$/.test(name),
      ),
    ).toEqual(["[Content_Types].xml"]);
  });

  it("keeps title, text and notes of every scene as text", () => {
    deckOf(ledger).scenes.forEach((scene, index) => {
      const shown = textsOf(slide(parts, index + 1)).join("\n");
      expect(shown).toContain(scene.title);
      if (scene.text) expect(shown).toContain(scene.text);
      expect(
        textsOf(parts.get(`ppt/notesSlides/notesSlide${index + 1}.xml`)!).join("\n"),
      ).toContain(scene.notes);
      expect(shown).toContain("内部工作用图，不得公开传播");
      expect(shown).toContain("审图号：");
      expect(shown).toContain("某某来源");
    });
  });

  it("of a town that made them for the public, with their 审图号, are not marked as internal", async () => {
    const town = { ...ledger.town, isPublic: true, mapApproval: "粤S（2026）001号" };
    const { value } = await exportSlides(
      order(deckOf(ledger).scenes.slice(0, 2), { ledger: { ...ledger, town } }),
    );
    const shown = textsOf(slide(await unpack(value), 1)).join("\n");
    expect(shown).toContain("审图号：粤S（2026）001号");
    expect(shown).not.toContain("内部工作用图");
  });

  it("lists every project of a task in a native table, or by name in the notes", () => {
    deckOf(ledger).scenes.forEach((scene, index) => {
      if (scene.task === null) return;
      const own = projectsOfTask(ledger)(scene);
      const xml = slide(parts, index + 1);
      expect(tagsOf(xml).includes("a:tbl")).toBe(own.length > 0);
      const said = `${textsOf(xml).join("\n")}\n${textsOf(parts.get(`ppt/notesSlides/notesSlide${index + 1}.xml`)!).join("\n")}`;
      for (const { name } of own) expect(said).toContain(name);
    });
  });

  it("shows a map where a task has a place, and its clause in full where it has none", () => {
    deckOf(ledger).scenes.forEach((scene, index) => {
      if (scene.task === null) return;
      const placed = projectsOfTask(ledger)(scene).some(({ geometry }) => geometry !== null);
      const xml = slide(parts, index + 1);
      expect(tagsOf(xml).includes("p:pic")).toBe(placed);
      expect(textsOf(xml).includes("2 公里")).toBe(placed);
      const task = ledger.plan.tasks.find(({ id }) => id === scene.task)!;
      if (!placed) expect(textsOf(xml).join("\n")).toContain(task.text);
    });
  });

  it("puts nothing beyond the edge of a slide, in either proportion", async () => {
    for (const size of ["16:9", "32:9"] as const) {
      const own = await unpack((await exportSlides(order(deckOf(ledger).scenes, { size }))).value);
      const [, width, height] = /sldSz cx="(\d+)" cy="(\d+)"/
        .exec(own.get("ppt/presentation.xml")!)!
        .map(Number);
      expect(width! / height!).toBeCloseTo(size === "16:9" ? 16 / 9 : 32 / 9, 4);
      for (const [name, xml] of own) {
        if (!/slides\/slide\d+\.xml$/.test(name)) continue;
        const beyond = [
          ...xml.matchAll(/<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/g),
        ].filter(
          ([, x, y, w, h]) =>
            Number(x) < 0 ||
            Number(y) < 0 ||
            Number(x) + Number(w) > width! ||
            Number(y) + Number(h) > height!,
        );
        expect(beyond.map(([box]) => `${name}: ${box}`)).toEqual([]);
      }
    }
  });
});

describe("sums", () => {
  const project = fc
    .record({
      status: fc.constantFrom(null, "前期", "续建", "竣工", "暂缓"),
      totalWan: fc.option(fc.integer({ min: 0, max: 1e7 }).map((n) => n / 100)),
      placed: fc.boolean(),
    })
    .map(({ status, totalWan, placed }): Project => ({
      ...EMPTY_PROJECT,
      id: projectId("p"),
      name: "某某",
      status,
      totalWan,
      geometry: placed ? { type: "Point", coordinates: [110, 21] } : null,
    }));

  it("add up in every column, and count 未填报 apart", () => {
    fc.assert(
      fc.property(fc.array(project, { maxLength: 60 }), (projects) => {
        const rows = totalRows(projects);
        const number = (text: string) => Number(text.replaceAll(",", "")) || 0;
        const sum = rows.at(-1)!;
        for (const column of [1, 2, 3, 4, 5])
          expect(rows.slice(0, -1).reduce((all, row) => all + number(row[column]!), 0)).toBeCloseTo(
            number(sum[column]!),
            4,
          );
        expect(number(sum[1]!)).toBe(projects.length);
        expect(number(sum[2]!) + number(sum[3]!)).toBe(projects.length);
        expect(number(sum[4]!)).toBeCloseTo(
          projects.reduce((all, { totalWan }) => all + (totalWan ?? 0), 0),
          4,
        );
        expect(number(sum[5]!)).toBe(projects.filter(({ totalWan }) => totalWan === null).length);
      }),
      { seed: 20230423 },
    );
  });
});

describe("bad input", () => {
  it("a picture that fails or is no picture leaves a slide that says so, and an issue", async () => {
    const task = ledger.projects.find(({ geometry }) => geometry !== null)!.tasks[0]!;
    const scene = { ...EMPTY_SCENE, task, title: "甲" };
    const failing = await exportSlides(
      order([scene], { picture: () => Promise.reject(new Error("内存不足")) }),
    );
    expect(failing.issues.map(({ code }) => code)).toContain("slides.no-picture");
    expect(textsOf(slide(await unpack(failing.value), 1)).join()).toContain("地图未能绘制");
    const garbage = await exportSlides(
      order([scene], {
        picture: async () => ({ png: new Uint8Array(30), groundMetres: Number.NaN }),
      }),
    );
    expect(garbage.issues.map(({ code }) => code)).toContain("slides.bad-picture");
  });

  it("what is gone is said on the slide and as an issue", async () => {
    const { value, issues } = await exportSlides(
      order([{ ...EMPTY_SCENE, project: projectId("gone"), title: "甲" }], {
        gapsOf: () => ["项目已不在台账中。"],
      }),
    );
    expect(issues.map(({ code }) => code)).toEqual(["slides.gone"]);
    expect(textsOf(slide(await unpack(value), 1)).join()).toContain("项目已不在台账中。");
  });

  it("a text of any length is cut on the slide and whole in the notes", async () => {
    const text = "长".repeat(200_000);
    const { value, issues } = await exportSlides(
      order([{ ...EMPTY_SCENE, kind: "clause", title: text, text }]),
    );
    expect(issues.map(({ code }) => code)).toContain("slides.text-in-notes");
    const parts = await unpack(value);
    expect(slide(parts, 1).length).toBeLessThan(50_000);
    expect(textsOf(parts.get("ppt/notesSlides/notesSlide1.xml")!).join("")).toContain(text);
  });

  it("any words give well-formed XML that says them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (text) => {
        const { value } = await exportSlides(
          order([{ ...EMPTY_SCENE, kind: "clause", title: text, text: `${text}]]>&<甲>` }], {
            projectsOf: () => [],
          }),
        );
        const xml = slide(await unpack(value), 1);
        const open: string[] = [];
        scanXml(xml, {
          open: (name) => void open.push(name),
          close: (name) => expect(open.pop()).toBe(name),
        });
        expect(open).toEqual([]);
        expect(textsOf(xml).join("\n")).toContain("]]>&<甲>");
      }),
      { seed: 20230423, numRuns: 15 },
    );
  });

  it("cancelling stops before the next scene", async () => {
    const own = new AbortController();
    let drawn = 0;
    const making = exportSlides(
      order(deckOf(ledger).scenes, {
        signal: own.signal,
        picture: async () => (drawn++, own.abort(), { png, groundMetres: null }),
      }),
    );
    await expect(making).rejects.toThrow("abort");
    expect(drawn).toBe(1);
  });

  it("a deck without scenes is a presentation without slides", async () => {
    expect([...(await unpack((await exportSlides(order([]))).value)).keys()]).toContain(
      "ppt/presentation.xml",
    );
  });
});

it("text that is cut to fit does fit", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("字", "a", "W", "，", "\n"), maxLength: 400 }),
      fc.constantFrom(14, 20, 28),
      (text, size) => {
        const { text: kept, cut } = cutToFit(text, 4, 1.5, size, "…");
        expect(heightOf(kept, 4, size)).toBeLessThanOrEqual(1.5);
        expect(cut).toBe(kept !== text);
      },
    ),
    { seed: 20230423 },
  );
});
