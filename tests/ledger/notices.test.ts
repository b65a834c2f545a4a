// The notices of the base data (GSHHG, ODbL, CC BY) go with everything that carries the map out of the house.
import { KIND_SIGNS } from "#ledger/signs.ts";
import { expect, it } from "vitest";
import { readZip } from "#base/zip.ts";
import { noticesOf } from "#ledger/notices.ts";
import { exportSlides } from "#ledger/slides/exportSlides.ts";
import { makePages } from "#map/paper/makePages.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { toCopy } from "#storage/carry/copy.ts";
import { SLOT, toDataElements, toPage } from "#storage/carry/page.ts";
import { carry } from "#words/zh-CN/carry.ts";
import { deckOf, greyPng, projectsOfTask } from "./slides/deck.ts";
import { openOwnTown } from "./town.ts";

const { ledger, base } = await openOwnTown();
const NOTICES = [/GSHHG/, /LGPL/, /OpenStreetMap/, /ODbL/, /Vonng\/adcode/, /CC BY 4\.0/];

const copyOf = (open: boolean) =>
  toCopy({
    ledger,
    base,
    meeting: { decks: [], minutes: [] },
    projects: ledger.projects,
    open: open ? { money: true, extra: true, unconfirmed: true, approval: null } : null,
    id: "copy",
    madeOn: "2026-11-28",
  });
const page = (open: boolean): string => {
  const { carried, files } = copyOf(open);
  return toPage(`<body>${SLOT}</body>`, toDataElements(carried, files))!;
};

/** Each page of paper that shows a map, as the text on it: without the tags, so that a notice may run over lines. */
const paper = (kind: "wall" | "project" | "office", size: "A0" | "A3" | "A4"): string[] =>
  makePages({
    kind,
    page: { paper: size, orientation: "landscape" },
    scale: null,
    projects: ledger.projects.filter(({ geometry }) => geometry !== null).slice(0, 3),
    ledger,
    base,
    madeOn: "2026-11-28",
    issuer: "",
    title: "",
    stickers: true,
    tiles: null,
  })
    .pages.filter(({ scale }) => scale !== null)
    .map(({ svg }) => toMarkup(svg).replaceAll(/<[^>]*>/g, ""));

async function slides(sources: readonly string[]): Promise<string[]> {
  const deck = deckOf(ledger);
  const { value } = await exportSlides({
    deck,
    ledger,
    size: "16:9",
    projectsOf: projectsOfTask(ledger),
    gapsOf: () => [],
    picture: async () => ({ png: greyPng(2000, 1562), groundMetres: 12_000 }),
    sources,
    signsOf: () => KIND_SIGNS,
    colours: [],
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  const zip = await readZip(value, () => true, 1e9);
  if (!("parts" in zip)) throw new Error(zip.failed);
  const text = (name: string): string =>
    new TextDecoder().decode(zip.parts.get(name)).replaceAll(/<[^>]*>/g, "");
  return deck.scenes.map(
    (_, index) =>
      text(`ppt/slides/slide${index + 1}.xml`) + text(`ppt/notesSlides/notesSlide${index + 1}.xml`),
  );
}

const LONG = Array.from({ length: 40 }, (_, index) => `第 ${index + 1} 种很长的资料来源说明`);

it.each<[string, () => string[] | Promise<string[]>]>([
  ["the page that opens from a stick", () => [page(false)]],
  ["the public one", () => [page(true)]],
  [
    "the note in the folder of the whole site",
    () => [carry.readme("a.html", copyOf(false).notices)],
  ],
  ["a wall sheet A3", () => paper("wall", "A3")],
  ["a wall sheet A0", () => paper("wall", "A0")],
  ["a sheet A4 for each project", () => paper("project", "A4")],
  ["a sheet A4 for each office", () => paper("office", "A4")],
  ["slides", () => slides(base.attributions)],
  ["slides with more sources than the line holds", () => slides([...LONG, ...base.attributions])],
])("%s: on every page of it", async (_what, make) => {
  const pages = await make();
  expect(pages.length).toBeGreaterThan(0);
  for (const text of pages) for (const notice of NOTICES) expect(text).toMatch(notice);
});

it("says each attribution once, and where its licence stands", () => {
  expect(noticesOf(base.attributions).filter((line) => line.includes("https://"))).toEqual([
    "CC BY 4.0：https://creativecommons.org/licenses/by/4.0/",
    "ODbL 1.0：https://opendatacommons.org/licenses/odbl/1-0/",
    "LGPL 3.0：https://www.gnu.org/licenses/lgpl-3.0.html",
  ]);
  expect(noticesOf(["自测", "自测"])).toEqual(["自测"]);
});
