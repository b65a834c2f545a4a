// The first picture of the map has all that belongs on it: nothing waits for a later change to be drawn.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { learnMapSum } from "./mapSum.ts";
import { Office, type Opening } from "./planner.ts";

const AT = "at=11.5/21.59/110.76";

/** The base map's files, all missing. */
const BASE_AWAY = Object.fromEntries(
  (JSON.parse(readFileSync("geodata/town.json", "utf8")) as { base: { file: string }[] }).base.map(
    ({ file }) => [file, null],
  ),
);

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

/** A digest of the map as it stands after opening, and after the project of that name was chosen in the list. */
async function pictureOf(opening: Opening, choose?: string): Promise<string> {
  const desk = await office.sitDown(opening);
  if (choose) await desk.chooseProject(choose);
  await learnMapSum(desk.page);
  // The same filter again draws a frame, at whose end the picture can be read.
  const sum = await desk.page.evaluate(() => window.oneMap.setFilter(null).then(window.mapSum));
  await desk.leave();
  return String(sum);
}

it("holds the base map", async () => {
  const withBase = await pictureOf({ address: AT });
  const noBase = await pictureOf({ address: AT, files: BASE_AWAY });
  expect(withBase).not.toBe(noBase);
});

// A project that its card does not hide, so that the camera stays.
it("holds the error ring of a project that the address selects", async () => {
  const opened = await pictureOf({ address: `${AT}&project=wangxiang` });
  expect(opened).not.toBe(await pictureOf({ address: AT }));
  expect(opened).toBe(await pictureOf({ address: AT }, "旺祥养殖场"));
});
