// The working day of an office in today's Chromium; the same steps run in old browsers (oldBrowsers.test.ts)
// and over plain http (lan.test.ts).
import { afterAll, beforeAll, expect, it } from "vitest";
import { fullFlow } from "../browser/officeFlow.ts";
import { Office } from "../browser/planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

it("goes from opening to the printed sheet, and asks nothing outside", async () => {
  const { page, outside, faults, leave } = await office.sitDown();
  await fullFlow(page, office.url);
  expect([...outside, ...faults]).toEqual([]);
  await leave();
});
