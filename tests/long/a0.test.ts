// An A0 sheet of a thousand projects: vector pages of their true size, in less memory than an office PC has.
import { afterAll, beforeAll, expect, it } from "vitest";
import { Office } from "../browser/planner.ts";
import { boxesOf, millimetres } from "../browser/pdf.ts";
import { memoryOf, processes, withChildren } from "../browser/processes.ts";

const PROJECTS = 1000;
/** Bytes; an office PC has 4 GB, of which the browser may take half. */
const MEMORY = 2e9;

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const features = Array.from({ length: PROJECTS }, (_, i) => ({
  type: "Feature",
  properties: { id: `a${i}`, name: `第${i}号项目`, tasks: ["17"] },
  geometry: {
    type: "Point",
    coordinates: [110.55 + (i % 40) * 0.0035, 21.5 + Math.floor(i / 40) * 0.004],
  },
}));

it(`${PROJECTS} projects on A0`, async () => {
  const planner = await office.sitDown();
  const { page } = planner;
  await page.evaluate((all) => window.oneMap.loadProjects(all as never), {
    type: "FeatureCollection",
    features,
  });
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.getByRole("combobox", { name: "纸张", exact: true }).selectOption("A0");
  await page.locator('.print-sheet svg[width="1189mm"]').first().waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(millimetres(boxesOf(pdf))[0]).toEqual([1189, 841]);
  expect(pdf.toString("latin1")).not.toMatch(/\/Subtype\s*\/Image/);
  const browsers = processes().filter(
    ({ parent, command }) => parent === process.pid && command.includes("--remote-debugging"),
  );
  expect(memoryOf(withChildren(browsers.map(({ pid }) => pid)))).toBeLessThan(MEMORY);
  expect(planner.faults).toEqual([]);
});
