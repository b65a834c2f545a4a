// The browsers that offices have: the whole working day on Chromium 103 and 109 and on 102, a message on what is older.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { serveSite } from "../browser/chromium.ts";
import { learnMapSum } from "../browser/mapSum.ts";
import { fullFlow, openDesk, shortFlow } from "../browser/officeFlow.ts";
import { exportCopy } from "../browser/stick.ts";
import { launchOld, openOldPage, type OldVersion } from "./oldChromium.ts";
import { share } from "./share.ts";

let site: { url: string; close: () => Promise<void> };
let browser: Browser | null = null;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => site.close());
afterEach(async () => {
  await browser?.close();
  browser = null;
});

/** To run in a page before it: Chromium 102, of which no build is to be had, is 103 without raw deflate. */
function forgetRawDeflate(): void {
  for (const name of ["CompressionStream", "DecompressionStream"] as const) {
    const Real = globalThis[name];
    const construct = (target: typeof Real, given: [CompressionFormat]) => {
      if (given[0] === "deflate-raw") throw new TypeError("Unsupported compression format");
      return new target(...given);
    };
    Reflect.set(globalThis, name, new Proxy(Real, { construct }));
  }
}

type Old = { name: string; version: OldVersion; before?: () => void };
const OLD: Old[] = [
  { name: "Chromium 103", version: "103.0.0" },
  {
    name: "Chromium 102, as 103 without raw deflate",
    version: "103.0.0",
    before: forgetRawDeflate,
  },
  { name: "Chromium 109, the last of Windows 7", version: "109.0.6" },
];

/** A tenth of the long tests is the least that a browser must do, on the oldest that is to be had. */
const isWhole = share === 1;

it.runIf(!isWhole)("Chromium 103 starts, edits, and keeps the edit over a reload", async () => {
  browser = await launchOld("103.0.0");
  const { page, faults } = await openOldPage(browser);
  await shortFlow(page, site.url);
  expect(faults).toEqual([]);
});

describe.runIf(isWhole).each(OLD)("$name", ({ version, before }) => {
  it("does a whole working day", async () => {
    browser = await launchOld(version);
    const { page, faults } = await openOldPage(browser, before ? { before } : {});
    await fullFlow(page, site.url);
    expect(faults).toEqual([]);
  });

  it("draws a density, and the map as it was when it is taken off", async () => {
    browser = await launchOld(version);
    const { page, faults } = await openOldPage(browser, before ? { before } : {});
    await openDesk(page, site.url);
    await learnMapSum(page);
    const sums = await page.evaluate(
      async (addresses) => {
        const found: number[] = [];
        for (const address of addresses) {
          const changed = new Promise((resolve) => {
            addEventListener("hashchange", resolve, { once: true });
          });
          location.hash = address;
          await changed;
          await window.oneMap.settled();
          await window.oneMap.setFilter(null);
          found.push(window.mapSum());
        }
        return found;
      },
      ["panel=table", "density=hexagon.count.1000", "density=heat.count.1000", "panel=table"],
    );
    expect(new Set(sums).size).toBe(3);
    expect(sums[3]).toBe(sums[0]);
    expect(faults).toEqual([]);
  });

  it("does it from a copy of one file, without any network", async () => {
    browser = await launchOld(version);
    const desk = await openOldPage(browser, before ? { before } : {});
    await openDesk(desk.page, site.url);
    const copy = await exportCopy(desk.page, mkdtempSync(join(tmpdir(), "one-map-")), "副本.html");
    // As one process it does not outlive the closing of a page.
    await browser.close();
    browser = await launchOld(version);
    const stick = await openOldPage(browser, { ...(before && { before }), offline: true });
    await fullFlow(stick.page, pathToFileURL(copy).href);
    expect(stick.faults).toEqual([]);
  });
});

it("Chromium 92 is told in words what was found, what is needed and what still works, served and from a file", async () => {
  browser = await launchOld("92.0.0");
  const { page } = await openOldPage(browser);
  for (const url of [site.url, pathToFileURL(resolve("dist/shell.html")).href]) {
    await page.goto(url);
    const said = await page.evaluate(() => document.querySelector("#browser-notice")?.textContent);
    expect(said).toContain("现在的浏览器：Chromium 内核 92");
    expect(said).toContain("需要：Chromium 内核 102 或更新");
    expect(said).toContain("仍可使用");
  }
  await page.goto(site.url);
  await page.waitForFunction(() => document.querySelector("#browser-notice pre"));
  expect(await page.evaluate(() => document.querySelector("pre")!.textContent)).toContain(
    "百县千镇万村高质量发展工程",
  );
});
