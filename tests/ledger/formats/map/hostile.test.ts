// Files made to hurt: bombs, floods of names, tags without end. Each is refused or read, and told.
import { deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { writeZip } from "#base/zip.ts";
import { geojsonSource } from "#ledger/formats/geojsonSource.ts";
import { gpx } from "#ledger/formats/gpx.ts";
import { kml } from "#ledger/formats/kml.ts";
import { surveyTxt } from "#ledger/formats/surveyTxt.ts";
import { textOfHtml } from "#ledger/formats/xmlGeometry.ts";
import { CALM, codesOf, input, read } from "./reading.ts";

const MEGABYTE = 1_000_000;

it("a KMZ that unpacks to more than 100 MB is not unpacked", async () => {
  const bomb = writeZip(
    new Map([
      ["doc.kml", new Uint8Array(deflateRawSync(new Uint8Array(101 * MEGABYTE), { level: 1 }))],
    ]),
  );
  // Packed by hand: both heads say “deflate”.
  bomb[8] = 8;
  bomb[
    bomb.findLastIndex(
      (byte, i) => byte === 0x50 && bomb[i + 1] === 0x4b && bomb[i + 2] === 1 && bomb[i + 3] === 2,
    ) + 10
  ] = 8;
  expect(codesOf((await read(kml, input("a.kmz", bomb))).issues)).toEqual(["kml.zip-too-big"]);
});

it("a new name in every record fills no memory: the rest is counted", async () => {
  const features = Array.from(
    { length: 20_000 },
    (_, i) => `{"type":"Feature","properties":{"p${i}":1},"geometry":null}`,
  );
  const { value, issues } = await read(
    geojsonSource,
    input("a.geojson", `{"type":"FeatureCollection","features":[${features.join(",")}]}`),
  );
  expect([value[0]!.columns.length, value[0]!.rows.length]).toEqual([500, 20_000]);
  expect(issues[0]!.message).toContain("19500");
  const marks = Array.from(
    { length: 5000 },
    (_, i) =>
      `<Placemark><ExtendedData><Data name="p${i}"><value>1</value></Data></ExtendedData></Placemark>`,
  );
  expect(
    codesOf((await read(kml, input("a.kml", `<kml>${marks.join("")}</kml>`))).issues),
  ).toContain("kml.columns");
});

it.each([
  ["open tags", "<kml>" + "<Folder>".repeat(MEGABYTE / 8)],
  ["open placemarks", "<kml>" + "<Placemark>".repeat(MEGABYTE / 11)],
  ["brackets", "<kml>" + "<".repeat(MEGABYTE)],
  ["closing tags", "<kml>" + "</a>".repeat(MEGABYTE / 4)],
  [
    "blanks in coordinates",
    `<kml><Placemark><Point><coordinates>${" ".repeat(MEGABYTE)}x</coordinates></Point></Placemark></kml>`,
  ],
  [
    "commas",
    `<kml><Placemark><Point><coordinates>${",".repeat(MEGABYTE)}</coordinates></Point></Placemark></kml>`,
  ],
  [
    "brackets in a description",
    `<kml><Placemark><description><![CDATA[${"<".repeat(MEGABYTE)}]]></description></Placemark></kml>`,
  ],
])("a megabyte of %s ends", async (_, text) => {
  for (const format of [kml, gpx]) {
    const { value, issues } = await read(format, input("a", text));
    expect(issues.length + value.flatMap(({ rows }) => rows).length).toBeGreaterThan(0);
  }
});

it("deeply nested JSON and lines without end are told", async () => {
  expect(
    (await read(geojsonSource, input("a.json", "[".repeat(MEGABYTE)))).issues.length,
  ).toBeGreaterThan(0);
  expect(
    (await read(geojsonSource, input("a.json", '{"type":"Feature","geometry":'.repeat(30_000))))
      .issues.length,
  ).toBeGreaterThan(0);
  expect(
    (await read(surveyTxt, input("a.txt", `[地块坐标]\n${",".repeat(MEGABYTE)}`))).issues.length,
  ).toBeGreaterThan(0);
});

it("ten thousand faults are two hundred lines and a count", async () => {
  const { issues } = await read(
    geojsonSource,
    input("a.json", `{"type":"FeatureCollection","features":[${"0,".repeat(9_999)}0]}`),
  );
  expect(issues.length).toBe(201);
  expect(issues.at(-1)!.message).toContain("9800");
});

it("HTML becomes text, and no entity makes a tag of it", () => {
  expect(textOfHtml("<p>一</p><p onclick='x()'>二&nbsp;三</p><script>alert(1)</script>")).toBe(
    "一\n二 三",
  );
  expect(textOfHtml("&lt;b&gt;&amp;lt;")).toBe("<b>&lt;");
});

it("stops when the user cancels", async () => {
  const stop = AbortSignal.abort(new Error("stop"));
  const features = `{"type":"FeatureCollection","features":[${"{},".repeat(999)}{}]}`;
  await expect(
    geojsonSource.read([input("a.json", features)], { ...CALM, signal: stop }),
  ).rejects.toThrow("stop");
});
