// One rule for all ways in: what a name is, and how large a number may be, whether it comes from a layer, a table, a cell of the
// desk, or a program.
import { describe, expect, it } from "vitest";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import { EMPTY_BASE } from "#ledger/baseMap.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { misfit } from "#ledger/editing.ts";
import { parseProjects } from "#ledger/formats/geojson.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { LONGEST_NAME, nameFault } from "#ledger/projectName.ts";
import { cellReader } from "#ledger/reading/cells.ts";
import { fitsField, reviveProject } from "#ledger/revive.ts";
import { NO_OFFICES } from "#plan/offices.ts";
import { projectId } from "#base/ids.ts";
import { checkFiles } from "../../src/cli/checkFiles.ts";

const BLANK: Readonly<Record<string, string>> = {
  nothing: "",
  spaces: " \t\n",
  "full-width space": "\u3000",
  "no-break spaces": "\u00a0\u202f\u2007",
  "zero-width space": "\u200b",
  "zero-width joiners": "\u200c\u200d\u2060",
  "soft hyphen": "\u00ad",
  "byte order mark": "\ufeff",
  "marks of direction": "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c",
  "Hangul fillers": "\u3164\u115f\u1160\uffa0",
  "variation selectors": "\ufe0f\ufe00\u{e0100}",
  "Mongolian vowel separator": "\u180e\u180b",
  "combining grapheme joiner": "\u034f",
  tags: "\u{e0041}\u{e007f}",
  "line separators": "\u2028\u2029\u0085",
  controls: "\0\u0007\u001b",
  "blank Braille": "\u2800",
  dashes: "——",
};
const NAMES = ["甲", "A", "7", "？", "狮子岭\u200b水库", "\u{20000}", "\ue000", "👷"];
const LONG = "长".repeat(LONGEST_NAME + 1);

const encode = (text: string) => new TextEncoder().encode(text);
const against = {
  offices: NO_OFFICES,
  villages: [],
  plan: null,
  ground: makeJobTown(EMPTY_LEDGER, EMPTY_BASE).ground,
};
const check = async (file: string, text: string) =>
  (await checkFiles([{ file, name: file, bytes: encode(text) }], against, null))[0]!;
const layer = (properties: object, more: object = {}) => ({
  type: "FeatureCollection",
  features: [{ type: "Feature", geometry: null, properties, ...more }],
});
const project: Project = { ...EMPTY_PROJECT, id: projectId("a"), name: "甲" };
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How many projects each way accepts under a name. */
const WAYS: Readonly<Record<string, (name: string) => Promise<number> | number>> = {
  "a layer": (name) =>
    parseProjects(layer({ id: "a", name }), { file: "a", taskIds: null }).value.length,
  "check of a layer": async (name) =>
    (await check("a.geojson", JSON.stringify(layer({ id: "a", name })))).projects!.length,
  "check of a feature by itself": async (name) =>
    (
      await check(
        "a.json",
        JSON.stringify({ type: "Feature", geometry: null, properties: { id: "a", name } }),
      )
    ).projects!.length,
  "check of a table": async (name) =>
    (await check("a.csv", `编号,项目名称,备注\nB1,${quoted(name)},x\nB2,乙,y\n`)).projects!.length -
    1,
  "a cell of the desk": (name) => {
    const read = cellReader("name", null, null)(name);
    const value = "fault" in read ? null : read.value;
    return misfit(project, "name", value, { tasks: [] } as never) === null ? 1 : 0;
  },
  "a program": (name) => (fitsField("name", name) ? 1 : 0),
};

describe.each(Object.entries(WAYS))("a name by %s", (_, accept) => {
  it.each(Object.entries(BLANK))("%s is none", async (_, text) => {
    expect(await accept(text)).toBe(0);
  });
  it.each(NAMES)("“%s” is one", async (text) => {
    expect(await accept(text)).toBe(1);
  });
  it("a text is none", async () => {
    expect(await accept(LONG)).toBe(0);
  });
});

it("no name at all beside an id is none either, in a file of any form", async () => {
  const alone = JSON.stringify({ type: "Feature", id: "B2", geometry: null, properties: {} });
  for (const report of [
    await check("a.json", alone),
    await check("a.geojson", `{"type":"FeatureCollection","features":[${alone}]}`),
    await check("a.csv", "编号,备注\nB2,x\n"),
  ]) {
    expect(report.rows).toMatchObject({ read: 1, accepted: 0, rejected: 1 });
    expect(report.issues.map(({ code }) => code)).toContain("data.no-name");
  }
});

it("an id that nobody can see is none", () => {
  const { value, issues } = parseProjects(layer({ id: "\u200b", name: "甲" }), {
    file: "a",
    taskIds: null,
  });
  expect(value[0]!.id).toBe("a#1");
  expect(issues.map(({ code }) => code)).toContain("data.no-id");
});

it("what is no name by now keeps opening from a store of earlier days", () => {
  expect(nameFault("\u200b")).toBe("blank");
  expect(reviveProject({ ...project, name: "\u200b" })?.name).toBe("\u200b");
});

const NUMBERS = ["totalWan", "statedSquareMetres", "statedMetres", "accuracyMetres"] as const;

describe.each(NUMBERS)("%s", (key) => {
  const inLayer = (value: unknown) => {
    const properties =
      key === "accuracyMetres"
        ? { id: "a", name: "甲", location: { precision: "surveyed", accuracyMetres: value } }
        : { id: "a", name: "甲", [key]: value };
    const read = parseProjects(layer(properties), { file: "a", taskIds: null }).value[0]!;
    return key === "accuracyMetres" ? read.location.accuracyMetres : read[key];
  };
  const inCell = (value: unknown) => cellReader(key, null, null)(value);

  it.each([1e308, 1e13, Infinity, Number.NaN, -1])("%d is refused by every way in", (value) => {
    expect(inLayer(value)).toBeNull();
    expect(inCell(value)).toHaveProperty("fault");
    expect(inCell(String(value))).toHaveProperty("fault");
    expect(fitsField(key, value)).toBe(false);
  });

  it.each([0, 0.5, 1200])("%d is taken by every way in", (value) => {
    expect(inLayer(value)).toBe(value);
    expect(inCell(value)).toEqual({ value });
    expect(inCell(String(value))).toEqual({ value });
    expect(fitsField(key, value)).toBe(true);
  });
});

it("a unit in the head does not lift a number over the bound", () => {
  expect(cellReader("totalWan", 10_000, null)(10_001)).toHaveProperty("fault");
  expect(cellReader("totalWan", 10_000, null)("1.2")).toEqual({ value: 12_000 });
});
