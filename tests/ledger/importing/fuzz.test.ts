// Broken files of every format through a whole import: opened, planned, taken, told. Nothing throws, no row is lost, nothing leaves the country.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readZip, writeZip } from "#base/zip.ts";
import { eachPosition } from "#geo/geometry.ts";
import { inChina } from "#geo/lngLat.ts";
import { applyTaken } from "#ledger/importing/plan.ts";
import type { InputFile } from "#ledger/source.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { randomFrom, type Random } from "../formats/random.ts";
import { runs } from "../../long/share.ts";
import { openJob, quiet, textFile } from "./job.ts";

const FORMATS = ["csv", "geojson", "gpx", "kml", "ovi", "shapefile", "survey-txt", "xlsx"];
const SEED = 20230423;
const PER_FORMAT = runs(40, 1500);

/** Files under 60 kB that belong together: the parts of a shapefile, else each by itself. Expectations are not among them. */
function fixturesOf(format: string): InputFile[][] {
  const groups = new Map<string, InputFile[]>();
  for (const quality of ["good", "bad"]) {
    const folder = join("tests/fixtures", format, quality);
    const names = readdirSync(folder);
    for (const name of names) {
      if (name.endsWith(".json") && (format === "shapefile" || names.includes(name.slice(0, -5))))
        continue;
      const key = join(
        folder,
        format === "shapefile" && !name.endsWith(".zip") ? name.replace(/\.[^.]*$/, "") : name,
      );
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      if (bytes.length < 60_000) groups.set(key, [...(groups.get(key) ?? []), { name, bytes }]);
    }
  }
  return [...groups.values()];
}

const WORDS = [
  "__proto__",
  "constructor",
  "1e999",
  "NaN",
  "-",
  "\0",
  '"',
  ",",
  "\n",
  "}",
  "<",
  "0",
  "999999999",
  "坐标",
  "=1+1",
  "null",
  "[",
  "\u202e",
  "110°61′",
].map((word) => new TextEncoder().encode(word));

function splice(bytes: Uint8Array, at: number, lost: number, put: Uint8Array): Uint8Array {
  const now = new Uint8Array(at + put.length + Math.max(0, bytes.length - at - lost));
  now.set(bytes.subarray(0, at));
  now.set(put, at);
  now.set(bytes.subarray(at + lost), at + put.length);
  return now;
}

/** One to four wounds: a flipped bit, a piece lost, doubled or moved, a cut end, a word where none belongs. */
function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let now = Uint8Array.from(bytes);
  for (let wound = random(4); wound >= 0 && now.length > 8; wound--) {
    const [at, size, from] = [random(now.length), 1 + random(48), random(now.length)];
    const wounded = [
      () => ((now[at]! ^= 1 << random(8)), now),
      () => splice(now, at, size, new Uint8Array()),
      () => splice(now, at, 0, now.slice(at, at + size)),
      () => splice(now, at, size, now.slice(from, from + size)),
      () => now.slice(0, at),
      () => splice(now, at, random(2) * 4, WORDS[random(WORDS.length)]!),
    ];
    now = Uint8Array.from(wounded[random(wounded.length)]!());
  }
  return now;
}

/** Of an archive a part is broken three times of four, so that what is inside is reached too. */
async function wound(file: InputFile, random: Random): Promise<InputFile> {
  const isZip = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b && random(4) > 0;
  const zip = isZip ? await readZip(file.bytes, () => true, 2 ** 20).catch(() => null) : null;
  if (!zip || "failed" in zip || zip.parts.size === 0)
    return { ...file, bytes: mutate(file.bytes, random) };
  const victim = random(zip.parts.size);
  return {
    ...file,
    bytes: writeZip(
      new Map(
        [...zip.parts].map(([name, part], i) => [
          name,
          i === victim ? Uint8Array.from(mutate(part, random)) : part,
        ]),
      ),
    ),
  };
}

/** What must hold of any import whatever is in the files. */
async function expectSound(files: readonly InputFile[], run: string): Promise<void> {
  const job = await openJob(files, EMPTY_LEDGER);
  const plan = job.plan(quiet);
  const rows = [...plan.rows()];
  const { read, accepted, rejected } = plan.counts;
  expect([read, accepted + rejected], `${run}: rows`).toEqual([
    job.views.reduce((sum, { rowCount }) => sum + rowCount, 0),
    rows.length,
  ]);
  for (const { kind, issues } of rows)
    if (kind === "rejected")
      expect(
        issues.some(
          ({ severity, code, message }) =>
            severity === "error" && code !== "" && /[\u4e00-\u9fff]/.test(message),
        ),
        `${run}: reasons`,
      ).toBe(true);
  if (read === 0)
    expect(job.issues.length, `${run}: nothing read, nothing said`).toBeGreaterThan(0);
  expect(
    job.issues.map(({ code }) => code),
    `${run}: faults`,
  ).not.toContain("file.fault");
  const projects = applyTaken(job.take())([]);
  expect([projects.length, new Set(projects.map(({ id }) => id)).size], `${run}: taken`).toEqual([
    accepted,
    accepted,
  ]);
  for (const { geometry, extra } of projects) {
    if (geometry)
      eachPosition(
        geometry,
        ([lng, lat]) => !inChina([lng!, lat!]) && expect.fail(`${run}: ${lng}, ${lat}`),
      );
    expect(Object.getPrototypeOf(extra), `${run}: extra`).toBe(Object.prototype);
  }
  expect(job.rejectedTable().rows.length, `${run}: to mend`).toBe(rejected);
  expect(() => JSON.stringify([projects, rows, job.views]), `${run}: as JSON`).not.toThrow();
}

it.each(FORMATS)("%s: broken files are imported or told, row by row", async (format) => {
  const random = randomFrom(SEED);
  const fixtures = fixturesOf(format);
  for (let run = 0; run < PER_FORMAT; run++) {
    const files = fixtures[run % fixtures.length]!;
    const victim = random(files.length);
    const wounded = await wound(files[victim]!, random);
    await expectSound(
      files.map((file, i) => (i === victim ? wounded : file)),
      `${format} ${run} ${files[0]!.name}`,
    );
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it.each([
  [
    "JSON too deep to be walked",
    "a.geojsonl",
    `{"type":"Feature","properties":{"id":"a","name":"甲","x":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}},"geometry":null}`,
  ],
  [
    "a position too deep to be shown",
    "a.geojson",
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Point","coordinates":${"[".repeat(5000)}${"]".repeat(5000)}}}]}`,
  ],
  [
    "shapes without coordinates, nulls for features",
    "a.geojson",
    '{"type":"FeatureCollection","features":[null,5,[],{},{"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Point"}},{"type":"Feature","properties":{"name":"乙"},"geometry":{"type":"GeometryCollection","geometries":[null]}}]}',
  ],
  [
    "heads that every object has",
    "a.csv",
    '项目名称,__proto__,constructor,toString,经度,纬度\n甲,"{""polluted"":1}",x,y,110.76,21.6\n',
  ],
  ["heads alone", "a.csv", "项目名称,经度,纬度\n"],
])("%s", async (name, file, text) => {
  await expectSound([textFile(file, text)], name);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it("an archive inside an archive is not opened, and told beside what is read", async () => {
  const inner = writeZip(
    new Map([["b.csv", textFile("b.csv", "项目名称\n乙\n").bytes as Uint8Array<ArrayBuffer>]]),
  );
  const outer = writeZip(
    new Map([
      ["a.csv", textFile("a.csv", "项目名称,总投资\n甲,1\n").bytes as Uint8Array<ArrayBuffer>],
      ["里/b.zip", inner],
    ]),
  );
  const job = await openJob([{ name: "a.zip", bytes: outer }], EMPTY_LEDGER);
  expect(job.views.map(({ rowCount }) => rowCount)).toEqual([1]);
  expect(job.issues.map(({ code, at }) => [code, at.file])).toEqual([
    ["file.zip-inside", "a.zip/里/b.zip"],
  ]);
});

it("a row that names a refused system is rejected with the reason, its neighbours stand", async () => {
  const job = await openJob(
    [
      textFile(
        "a.csv",
        "项目名称,坐标系,经度,纬度\n甲,北京54,110.76,21.60\n乙,CGCS2000,110.76,21.61\n丙,1980西安坐标系,110.76,21.62\n丁,西安80,,\n",
      ),
    ],
    EMPTY_LEDGER,
  );
  expect(
    [...job.plan(quiet).rows()].map(({ kind, issues }) => [
      kind,
      issues.find(({ severity }) => severity === "error")?.code,
    ]),
  ).toEqual([
    ["rejected", "crs.refused"],
    ["added", undefined],
    ["rejected", "crs.refused"],
    ["added", undefined],
  ]);
});

it("forty thousand rows of one name get ids of their own in time", async () => {
  const job = await openJob(
    [textFile("a.csv", `项目名称,总投资\n${"路灯,1\n".repeat(40_000)}`)],
    EMPTY_LEDGER,
  );
  job.plan(quiet);
  expect(new Set(job.take().added.map(({ id }) => id)).size).toBe(40_000);
});
