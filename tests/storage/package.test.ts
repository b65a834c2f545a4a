// The package: everything comes back; what is broken, newer or hostile is said and never thrown.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeZip } from "#base/zip.ts";
import { officeId, projectId, taskId } from "#base/ids.ts";
import { FIELD_KEYS, valueOf } from "#ledger/fields.ts";
import { fromPackage, toPackage, type Package } from "#ledger/formats/package.ts";
import { packageFormat } from "#ledger/formats/packageFormat.ts";
import { NO_MEETING, type Meeting } from "#ledger/meeting/meeting.ts";
import { FORMAT } from "#ledger/upgrade.ts";
import { fullProject, project, setEdit } from "./desk.ts";

const full = fullProject("a");
const meeting: Meeting = {
  decks: [
    {
      id: "d1",
      name: "五月调度会",
      seconds: 20,
      madeAt: 1,
      scenes: [
        {
          id: "s1",
          kind: "clause",
          title: "第十七项",
          text: "",
          notes: "先讲问题",
          address: "panel=reader&clause=17",
          task: taskId("17"),
          project: null,
          seconds: 5,
          strokes: [
            {
              line: [
                [110.7, 21.5],
                [110.71, 21.5],
              ],
              colour: "bad",
            },
          ],
        },
      ],
    },
  ],
  minutes: [
    {
      id: "m1",
      kind: "todo",
      text: "核实位置",
      office: officeId("规划办"),
      owner: "某某",
      dueOn: "2026-12-01",
      done: false,
      at: [110.7, 21.5],
      project: projectId("a"),
      task: null,
      madeAt: 2,
      by: "某某",
      meeting: "五月调度会",
    },
  ],
};
const whole: Package = {
  town: { name: "浅水镇", code: "440883100", isExample: false },
  savedAt: 1_700_000_000_000,
  projects: [full, project("b")],
  edits: [setEdit(4, project("b"), "status", "前期"), setEdit(5, project("b"), "note", "已联系")],
  meeting,
  files: [{ id: "f1", name: "现场.jpg", type: "image/jpeg", bytes: Uint8Array.of(1, 2, 3) }],
};
const zip = (ledger: unknown): Uint8Array =>
  writeZip(new Map([["ledger.json", new TextEncoder().encode(JSON.stringify(ledger))]]));
const codes = async (bytes: Uint8Array): Promise<string[]> =>
  (await fromPackage(bytes, "x.onemap")).issues.map(({ code }) => code);

it("comes back whole", async () => {
  expect(await fromPackage(await toPackage(whole))).toEqual({
    value: { ...whole, rows: [1, 2] },
    issues: [],
  });
});

it("of format 1 is brought up to date", async () => {
  const {
    attachments: _attachments,
    location: { confirmedBy: _by, method: _method, ...location },
    ...rest
  } = project("a");
  const { value, issues } = await fromPackage(
    zip({ format: "one-map", version: 1, town: {}, projects: [{ ...rest, location }] }),
  );
  expect(issues).toEqual([]);
  expect(value!.projects).toEqual([project("a")]);
  expect(value!.meeting).toEqual(NO_MEETING);
});

describe("is refused with one reason", () => {
  it.each([
    ["no zip", "package.broken", new TextEncoder().encode("PK 不是压缩包")],
    ["nothing", "package.broken", new Uint8Array()],
    ["another zip", "package.no-ledger", writeZip(new Map([["doc.kml", new Uint8Array(3)]]))],
    ["another json", "package.not-ours", zip([1])],
    [
      "a later version",
      "package.newer",
      zip({ format: "one-map", version: FORMAT + 1, projects: [] }),
    ],
    ["no version", "package.bad-version", zip({ format: "one-map", version: "2", projects: [] })],
    [
      "too many projects",
      "package.too-many",
      zip({
        format: "one-map",
        version: FORMAT,
        projects: Array.from({ length: 200_001 }, () => 0),
      }),
    ],
  ])("%s", async (_, code, bytes) => {
    const { value, issues } = await fromPackage(bytes, "x.onemap");
    expect(value).toBeNull();
    expect(issues).toMatchObject([{ code, severity: "error", at: { file: "x.onemap" } }]);
  });
});

it("keeps what is good and says what is not, row by row", async () => {
  const bytes = zip({
    format: "one-map",
    version: FORMAT,
    projects: [project("a"), { id: "b", name: "乙", totalWan: "三千" }, project("a"), project("c")],
    edits: [setEdit(1, project("a"), "note", "x"), setEdit(3, project("a"), "note", "y"), 7],
    files: [{ id: "../../etc", name: "坏" }],
  });
  const { value, issues } = await fromPackage(bytes, "x.onemap");
  expect(value!.projects.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(value!.rows).toEqual([1, 4]);
  expect(value!.edits.map(({ seq }) => seq)).toEqual([3]);
  expect(issues.map(({ code, at }) => [code, at.row])).toEqual([
    ["package.bad-project", 2],
    ["package.duplicate-id", 3],
    ["package.gap", undefined],
    ["package.bad-edit", undefined],
    ["package.bad-file", undefined],
  ]);
  const [source] = (
    await packageFormat.read([{ name: "x.onemap", bytes }], {
      progress: () => undefined,
      signal: new AbortController().signal,
    })
  ).value;
  expect(source!.rows.map(({ row }) => row)).toEqual([1, 4]);
});

it("is imported with every field, the geometry, and what the fields do not know", async () => {
  const bytes = await toPackage(whole);
  const file = { name: "台账.onemap", bytes };
  expect(packageFormat.accepts(file)).toBe(true);
  expect(packageFormat.accepts({ name: "a.zip", bytes })).toBe(false);
  const { value } = await packageFormat.read([file], {
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  const [source] = value;
  expect(source).toMatchObject({
    format: "package",
    keepsUnplaced: true,
    hasGeometry: true,
    crs: { crs: "WGS84" },
  });
  const [row] = source!.rows;
  expect(row!.geometry).toEqual(full.geometry);
  for (const key of FIELD_KEYS)
    expect(row!.cells[source!.columns.indexOf(key)]).toEqual(valueOf(full, key));
  expect(row!.cells[source!.columns.indexOf("图斑号")]).toBe(7);
  expect(row!.cells[source!.columns.indexOf("attachments")]).toEqual(full.attachments);
});

it("is neither crashed nor hung by mutated bytes", async () => {
  const good = await toPackage(whole);
  const mutation = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(mutation, fc.nat(good.length), async (changes, cut) => {
      const bytes = good.slice(0, cut % 3 === 0 ? cut : good.length);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      const { value, issues } = await fromPackage(bytes, "x.onemap");
      expect(value !== null || issues.length === 1).toBe(true);
    }),
    { seed: 20230423, numRuns: 1000 },
  );
});

it("is not hung or fooled by mangled contents", async () => {
  const json = JSON.stringify({ format: "one-map", version: FORMAT, ...whole, files: [] });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(json.length - 1),
      fc.constantFrom("null", "{}", "[]", '"x"', "1e999", '{"__proto__":{"x":1}}', ","),
      async (at, put) => {
        expect(
          Array.isArray(
            await codes(
              writeZip(
                new Map([
                  [
                    "ledger.json",
                    new TextEncoder().encode(json.slice(0, at) + put + json.slice(at + put.length)),
                  ],
                ]),
              ),
            ),
          ),
        ).toBe(true);
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      },
    ),
    { seed: 20230423, numRuns: 1000 },
  );
});

it("keeps the decks and minutes that are good, and says which are not", async () => {
  const [deck] = meeting.decks;
  const bytes = zip({
    format: "one-map",
    version: FORMAT,
    projects: [],
    decks: [
      deck,
      { ...deck, name: "又一份" },
      { id: "x" },
      { ...deck, id: "d2", scenes: [deck!.scenes[0], { id: "s2", kind: "film" }] },
    ],
    minutes: [7, { ...meeting.minutes[0], dueOn: "下月" }],
  });
  const { value, issues } = await fromPackage(bytes, "x.onemap");
  expect(value!.meeting.decks.map(({ id, scenes }) => [id, scenes.length])).toEqual([
    ["d1", 1],
    ["d2", 1],
  ]);
  expect(value!.meeting.minutes).toEqual([{ ...meeting.minutes[0], dueOn: null }]);
  expect(issues.map(({ code, at }) => [code, at.path])).toEqual([
    ["package.bad-deck", "deck[1]"],
    ["package.bad-deck", "deck[2]"],
    ["package.bad-deck-part", "deck[3]"],
    ["package.bad-minute", "minute[0]"],
    ["package.bad-minute-part", "minute[1]"],
  ]);
});
