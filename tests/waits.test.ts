// The law of waits: what can take longer than a second on an office PC says how far it is, and can be ended.
// Whoever adds a worker, code that is fetched for a piece of work, or an act that is not done at once, either
// lets it be watched or says here why nobody waits for it.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { walk } from "./files.ts";

/** How the wait is told and ended: the file's own functions take a `Watch`, or the view runs it under `useWork`. */
const WATCHED = "watched";
type Answers = Readonly<Record<string, string>>;

const SOURCES = walk("src")
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({
    path: path.replace(/^src\//, ""),
    code: readFileSync(path, "utf8")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/^\s*\/\/.*$/gm, ""),
  }));
const codeOf = (path: string): string => SOURCES.find((source) => source.path === path)?.code ?? "";

const takesWatch = (code: string): boolean =>
  /\bwatch: Watch\b|\{[^{}]*\bsignal\b[^{}]*\}: Watch\b/.test(code);
const usesWork = (code: string): boolean => /\buseWork\(\)/.test(code);
const isWatched = (path: string): boolean => takesWatch(codeOf(path)) || usesWork(codeOf(path));

/** Every place that was found has its answer, every answer its place, and who is said to be watched is. */
function faultsIn(found: readonly string[], answers: Answers): string[] {
  const claims = Object.keys(answers).filter((place) => answers[place] === WATCHED);
  return [
    ...found.filter((place) => !(place in answers)).map((place) => `${place}: no answer`),
    ...Object.keys(answers)
      .filter((place) => !found.includes(place))
      .map((place) => `${place}: is no more`),
    ...claims
      .filter((place) => !isWatched(place.split(" ")[0]!))
      .map((place) => `${place}: takes no Watch and uses no useWork`),
  ];
}

const filesWith = (pattern: RegExp): string[] =>
  SOURCES.filter(({ code }) => pattern.test(code)).map(({ path }) => path);

const WORKERS: Answers = {
  "storage/exporting/exportInWorker.ts": WATCHED,
  "storage/packing/packInWorker.ts": WATCHED,
  "storage/packing/OpenedPackage.ts": WATCHED,
  "storage/importing/ImportSession.ts":
    "the steps of the dialog tell its share; closing the dialog ends the worker",
  "storage/twin/Twin.ts":
    "a copy in the background that nobody waits for; the header tells its backlog",
};

it("every worker can be watched and ended", () => {
  expect(faultsIn(filesWith(/\bnew Worker\(/), WORKERS)).toEqual([]);
});

it("every function that works in a worker takes a watch", () => {
  const functions = SOURCES.flatMap(({ path, code }) =>
    [...code.matchAll(/export (?:async )?function\*? (\w+InWorker)\(([\s\S]*?)\)\s*:/g)].map(
      (match) => ({ name: `${path} ${match[1]!}`, given: match[2]! }),
    ),
  );
  expect(functions.length).toBeGreaterThan(2);
  expect(functions.filter(({ given }) => !/: Watch\b/.test(given)).map(({ name }) => name)).toEqual(
    [],
  );
});

/** Code fetched for a piece of work. What a component or the background brings is shown by itself. */
const FETCHED: Answers = {
  "base/deflate.ts fflate": "small; what packs is watched itself",
  "base/hash.ts @noble/hashes/sha2.js": "small; what hashes is watched itself",
  "ledger/exporting/exportLedger.ts ../formats/writeGeojson.ts": "runs in the export's worker",
  "ledger/exporting/exportLedger.ts ../formats/writeKml.ts": "runs in the export's worker",
  "ledger/exporting/exportLedger.ts ../formats/writeShapefile.ts": "runs in the export's worker",
  "ledger/exporting/exportLedger.ts ../formats/writeCsv.ts": "runs in the export's worker",
  "ledger/exporting/exportLedger.ts ../formats/xlsx/writeXlsx.ts": "runs in the export's worker",
  "storage/exporting/exportWorker.ts #ledger/formats/xlsx/writeXlsx.ts":
    "runs in the export's worker",
  "map/DensityHost.ts ./analysis/DensityOverlay.ts":
    "the panel says that it is being fetched; the map and the numbers are there meanwhile",
  "ledger/formats/gpkg.ts ./gpkg/readGpkg.ts": "runs in the import's worker",
  "plan/readDocx.ts mammoth": "runs while the town is opened, before there is a page to wait at",
  "plan/readPlanFile.ts ./readDocx.ts":
    "runs while the town is opened, before there is a page to wait at",
  "main.tsx #storage/carry/carriedMeeting.ts": "runs while the page is opened; nobody waits for it",
  "views/meeting/useWallLink.ts ../slides/scenePicture.ts":
    "pictures for the presenter, one after the other, behind the show",
  "views/ask/AnswerView.tsx #geo/outline.ts":
    "the border of one ground, of at most some hundred corners",
  "views/minutes/ExportButtons.tsx #ledger/formats/xlsx/writeXlsx.ts":
    "the minutes of a meeting: some hundred rows",
  "views/minutes/ExportButtons.tsx #ledger/formats/docx/writeDocx.ts":
    "the minutes of a meeting: some hundred rows",
  "views/minutes/ExportButtons.tsx #ledger/meeting/minutesDocx.ts":
    "the minutes of a meeting: some hundred rows",
  "views/slides/SlidesDialog.tsx ./makeSlides.ts":
    "the dialog tells the slides done, and has its own 取消",
};

it("code that is fetched for a piece of work belongs to one that is watched, or is short", () => {
  const found = SOURCES.flatMap(({ path, code }) =>
    [...code.matchAll(/loadPart\(\s*\(\) => import\("([^"]+)"\)(,\s*"in background")?/g)]
      .filter((match) => match[2] === undefined && match[1] !== undefined)
      .map((match) => `${path} ${match[1]!}`),
  );
  expect(faultsIn([...new Set(found)], FETCHED)).toEqual([]);
});

const COPIES = "copies a text";
const ROOM = "asks the browser for the screen; answered at once";
const ASKS = "asks the browser one question";

/** What the views begin and do not wait for: acts of the user, and what happens behind them. */
const ACTS: Answers = {
  "views/App.tsx idle": "waits until the page has nothing to do; nobody waits for it",
  "views/ask/AnswerView.tsx copy": COPIES,
  "views/ask/AnswerView.tsx drop": "the border of one ground; what it did is said below the button",
  "views/carry/keepOffline.ts registerOffline": "behind the page when it is idle",
  "views/changes/Compare.tsx save": WATCHED,
  "views/changes/SinceSheet.tsx print": WATCHED,
  "views/changes/reach.ts working.run": WATCHED,
  "views/changes/reach.ts keeper.readVersions": "some hundred heads of pages",
  "views/changes/reach.ts reachVersion": "behind the map, which shows all until it has come",
  "views/changes/watchUndo.ts read": "pages of 500 edits, behind the work",
  "views/changes/useHistoryPages.ts keeper.readBefore":
    "one page of 500 edits; the end of the list says that it is read",
  "views/edit/Attachments.tsx keep": WATCHED,
  "views/edit/Attachments.tsx open": "one file of at most 20 MB out of the store",
  "views/edit/Attachments.tsx copy": COPIES,
  "views/exporting/ExportDialog.tsx save": WATCHED,
  "views/exporting/OfficeBooks.tsx make": WATCHED,
  "views/header/ShareButton.tsx copy": COPIES,
  "views/importing/RejectedButton.tsx save": WATCHED,
  "views/importing/mergeNewerFiles.ts keeper.acceptFiles": "a write that the header tells of",
  "views/map/BackgroundMenu.tsx apply": WATCHED,
  "views/meeting/MeetingHost.tsx enterFullscreen": ROOM,
  "views/meeting/link.ts take": "answers the other window",
  "views/meeting/useRoom.ts leaveFullscreen": ROOM,
  "views/meeting/useRoom.ts enterFullscreen": ROOM,
  "views/meeting/useRoom.ts take": ROOM,
  "views/meeting/useRoom.ts lock?.release": ROOM,
  "views/meeting/useWallLink.ts tellPictures":
    "pictures for the presenter, one after the other, behind the show",
  "views/minutes/ExportButtons.tsx write": "the minutes of a meeting: some hundred rows",
  "views/minutes/MinutesTool.tsx keeper.meeting?.catchUp": "a write that the header tells of",
  "views/print/usePages.ts build": WATCHED,
  "views/sketch/MeasureLayer.tsx store.send": "no promise",
  "views/sketch/MeasureLayer.tsx copy": COPIES,
  "views/slides/SlidesDialog.tsx make": "the dialog tells the slides done, and has its own 取消",
  "views/storage/Banner.tsx carryOff": WATCHED,
  "views/storage/Banner.tsx merge": WATCHED,
  "views/storage/Banner.tsx restart":
    "deletes a database and loads the page anew: half done it would be worse than done",
  "views/storage/StorageDialog.tsx measureSpace": ASKS,
  "views/storage/StorageDialog.tsx listFiles": "names of at most 1500 files",
  "views/storage/StorageDialog.tsx isPersistent": ASKS,
  "views/storage/StorageDialog.tsx askPersistence": ASKS,
};

it("what the views begin and do not wait for is watched, or says why it need not be", () => {
  const found = SOURCES.filter(({ path }) => path.startsWith("views/")).flatMap(({ path, code }) =>
    [...code.matchAll(/\bvoid ([\w$]+(?:\s*\??\.\s*\w+)*)\(/g)].map(
      (match) => `${path} ${match[1]!.replaceAll(/\s/g, "")}`,
    ),
  );
  expect(faultsIn([...new Set(found)], ACTS)).toEqual([]);
});

it("whoever begins such work shows the bar for it", () => {
  /** Hooks, whose components show the bar. */
  const hooks: Answers = {
    "views/changes/reach.ts": "Compare.tsx and RestoreDialog.tsx show it",
    "views/changes/SinceSheet.tsx": "Compare.tsx shows it",
    "views/print/usePages.ts": "PrintPreview.tsx shows it",
    "views/ui/Work.tsx": "is the bar itself",
  };
  const without = filesWith(/\buseWork\(\)/).filter((path) => !codeOf(path).includes("<WorkBar"));
  expect(without.filter((path) => !(path in hooks))).toEqual([]);
});
