// The whole working day of an office over plain http under a name of its own network.
import { expect, it } from "vitest";
import { Lan } from "../browser/lan.ts";
import { fullFlow } from "../browser/officeFlow.ts";

it("goes from opening to the printed sheet without a secure page", async () => {
  const lan = await Lan.open();
  const page = await lan.browser.newPage({
    viewport: { width: 1366, height: 768 },
    reducedMotion: "reduce",
    locale: "zh-CN",
  });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await fullFlow(page, lan.url);
  expect(faults).toEqual([]);
  await lan.close();
});
