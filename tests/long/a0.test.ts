// A0 sheets of ten thousand projects: vector pages of their true size, printed in parts, each in less memory
// than an office PC has.
import { afterAll, beforeAll, expect, it } from "vitest";
import { print } from "#words/zh-CN/print.ts";
import { Office } from "../browser/planner.ts";
import { boxesOf, millimetres } from "../browser/pdf.ts";
import { memoryOf, processes, withChildren } from "../browser/processes.ts";

const PROJECTS = 10_000;
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
    coordinates: [110.55 + (i % 100) * 0.0014, 21.5 + Math.floor(i / 100) * 0.001],
  },
}));

it(`${PROJECTS} projects on A0`, async () => {
  const planner = await office.sitDown();
  const { page } = planner;
  await page.evaluate((all) => window.oneMap.loadProjects(all as never), {
    type: "FeatureCollection",
    features,
  });
  await page.getByTitle(print.title).click();
  await page.getByRole("combobox", { name: "纸张", exact: true }).selectOption("A0");
  await page.locator('.print-sheet svg[width="1189mm"]').first().waitFor();
  const laidOut = page.getByText(/^共 \d+ 页$/);
  await laidOut.waitFor();
  const all = Number(/\d+/.exec(await laidOut.innerText())![0]);
  const part = page.getByRole("combobox", { name: print.part.label });
  const browsers = processes().filter(
    ({ parent, command }) => parent === process.pid && command.includes("--remote-debugging"),
  );
  let printed = 0;
  for (const value of await part.locator("option").evaluateAll(valuesOf)) {
    await part.selectOption(value);
    await laidOut.waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sizes = millimetres(boxesOf(pdf));
    expect(new Set(sizes.map(String))).toEqual(new Set(["1189,841"]));
    expect(pdf.toString("latin1")).not.toMatch(/\/Subtype\s*\/Image/);
    expect(memoryOf(withChildren(browsers.map(({ pid }) => pid)))).toBeLessThan(MEMORY);
    printed += sizes.length;
  }
  expect(printed).toBe(all);
  expect(all).toBeGreaterThan(50);
  expect(planner.faults).toEqual([]);
});

const valuesOf = (options: Element[]): string[] =>
  options.map((option) => (option as HTMLOptionElement).value);
