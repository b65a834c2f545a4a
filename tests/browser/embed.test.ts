// The API that portals use: promises that keep what they say, and frames that are obeyed only when the town lists them.
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, serveSite } from "./chromium.ts";
import { learnMapSum } from "./mapSum.ts";
import { Office } from "./planner.ts";
import { SiteFolder } from "./siteFolder.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const square = [
  [
    [110.7, 21.5],
    [110.8, 21.5],
    [110.8, 21.6],
    [110.7, 21.5],
  ],
];
const mixed = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      geometry: { type: "Point", coordinates: [110.76, 21.59] },
      properties: {
        id: "a",
        name: "点",
        task: 1,
        department: "规划办",
        status: "续建",
        location: { precision: "surveyed", accuracyMetres: 1, source: "测量" },
      },
    },
    {
      type: "Feature",
      geometry: { type: "Polygon", coordinates: square },
      properties: {
        id: "b",
        name: "面",
        tasks: ["4"],
        location: { precision: "schematic", accuracyMetres: 5000 },
      },
    },
    { type: "Feature", geometry: null, properties: { id: "c", name: "无", tasks: ["4"] } },
    { type: "Feature", geometry: null, properties: { id: "c", name: "重", tasks: ["4"] } },
  ],
};

describe("window.oneMap", () => {
  it("loads, counts, filters and reports", async () => {
    const desk = await office.sitDown();
    const report = await desk.page.evaluate((data) => window.oneMap.loadProjects(data), mixed);
    expect(report).toMatchObject({ read: 4, accepted: 3, rejected: 1 });
    expect(report.issues.map(({ code }) => code)).toContain("data.duplicate-id");
    expect(await desk.counts()).toEqual({
      tasks: 27,
      projects: 3,
      shown: 2,
      shelf: 1,
      sites: 0,
      sitesShown: 0,
      located: 2,
      unverified: 1,
    });
    expect(await desk.filter({ offices: ["规划办"], role: "lead" })).toMatchObject({ projects: 3 });
    expect(await desk.filter({ statuses: ["续建"] })).toMatchObject({ projects: 1, unverified: 0 });
    expect(await desk.filter({ sections: ["2"] })).toMatchObject({ projects: 2, shelf: 1 });
    expect(await desk.filter(null)).toMatchObject({ projects: 3 });
    await desk.page.evaluate(() => window.oneMap.jumpTo({ center: [110.76, 21.59], zoom: 15 }));
    await desk.page.evaluate(() => window.oneMap.settled());
    await expect.poll(() => desk.address()).toContain("at=15.00/21.59000/110.76000");
    await desk.leave();
  });

  it("keeps the size of the map from its first frame on, whatever comes around it", async () => {
    const desk = await office.sitDown();
    await desk.page.addInitScript(() => {
      const sizes = ((window as unknown as { sizes: string[] }).sizes = []) as string[];
      addEventListener("DOMContentLoaded", () =>
        new MutationObserver(() => {
          const { width, height } =
            document.querySelector(".map-canvas")?.getBoundingClientRect() ?? {};
          if (width) sizes.push(`${width} × ${height}`);
        }).observe(document.body, { subtree: true, childList: true }),
      );
    });
    await desk.reload();
    await desk.page.evaluate(() => window.oneMap.settled());
    const sizes = await desk.page.evaluate(() => (window as unknown as { sizes: string[] }).sizes);
    // It stands before the desk has moved, in one size to the end.
    const last = await desk.page.evaluate(() => {
      const { width, height } = document.querySelector(".map-canvas")!.getBoundingClientRect();
      return `${width} × ${height}`;
    });
    expect(new Set(sizes)).toEqual(new Set([last]));
    await desk.leave();
  });

  it("has the result on the canvas when setFilter resolves", async () => {
    const desk = await office.sitDown({ address: "at=12/21.59/110.76" });
    await learnMapSum(desk.page);
    const changed = await desk.page.evaluate(async () => {
      const after = (work: Promise<unknown>) => work.then(window.mapSum);
      const all = await after(window.oneMap.setFilter(null));
      const none = await after(window.oneMap.setFilter({ text: "没有这样的项目" }));
      const again = await after(window.oneMap.setFilter(null));
      return { differs: all !== none, same: all === again };
    });
    expect(changed).toEqual({ differs: true, same: true });
    await desk.leave();
  });

  it("refuses a filter that is no filter", async () => {
    const desk = await office.sitDown();
    const said = await desk.page.evaluate(() =>
      window.oneMap.setFilter({ offices: "规划办" as unknown as string[] }).then(
        () => "",
        (error: Error) => error.message,
      ),
    );
    expect(said).toContain("offices must be an array");
    await desk.leave();
  });
});

describe("postMessage", () => {
  let portal: Server;
  let portalUrl: string;

  beforeAll(async () => {
    portal = createServer((request, response) => {
      const map = new URL(request.url ?? "/", "http://x").searchParams.get("map") ?? "";
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<iframe id="map" src="${encodeURI(map)}" width="1200" height="700"></iframe><script>
        window.answers = [];
        addEventListener("message", ({ data }) => answers.push(data));
        window.ask = (message) => document.getElementById("map").contentWindow.postMessage(message, "*");</script>`);
    });
    await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
    const address = portal.address();
    portalUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  });
  afterAll(() => portal.close());

  it("answers a portal whose origin the town lists", async () => {
    const { site, page, close } = await framedIn([portalUrl]);
    const frame = page.frames()[1]!;
    await frame.waitForFunction(() => window.oneMap);
    await frame.evaluate(() => window.oneMap.ready);
    await page.evaluate(`ask({ oneMap: "setFilter", id: 7, argument: { offices: ["党建办"] } })`);
    await page.waitForFunction("answers.length > 0");
    expect(await page.evaluate("answers[0]")).toMatchObject({
      oneMap: "setFilter",
      id: 7,
      result: { projects: 1 },
    });
    await page.evaluate(
      `ask({ oneMap: "edit", id: 8, argument: { id: "henglong", field: "status", value: "续建" } })`,
    );
    await page.waitForFunction("answers.length > 1");
    expect(await page.evaluate("answers[1]")).toEqual({ oneMap: "edit", id: 8, result: 1 });
    await page.evaluate(`ask({ oneMap: "jumpTo", id: 9, argument: {} })`);
    await page.waitForFunction("answers.length > 2");
    expect(await page.evaluate("answers[2].error")).toContain("oneMap.jumpTo");
    expect(frame.url()).toContain(site);
    await close();
  });

  it("does not answer one that is not listed, wherever it has a hold of the page", async () => {
    const { site, page, close } = await framedIn(["https://example.org"]);
    const opened = page.waitForEvent("popup");
    await page.evaluate((url) => {
      const map = window.open(url)!;
      (window as unknown as { ask: (message: unknown) => void }).ask = (message) =>
        map.postMessage(message, "*");
    }, site);
    const map = await opened;
    await map.waitForFunction(() => window.oneMap);
    await map.evaluate(() => window.oneMap.ready);
    await page.evaluate(`ask({ oneMap: "setFilter", id: 7, argument: { offices: ["党建办"] } })`);
    // Two frames of the page itself prove that the message has long been handled.
    await map.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    expect(await map.evaluate(() => window.oneMap.counts().projects)).toBe(47);
    expect(await page.evaluate("answers.length")).toBe(0);
    await close();
  });

  /** The site with those origins in its manifest, served as `npm start` does, in a frame of the portal. */
  async function framedIn(embedOrigins: readonly string[]) {
    const folder = new SiteFolder();
    const town = JSON.parse(folder.read("geodata/town.json")) as object;
    folder.write("geodata/town.json", JSON.stringify({ ...town, embedOrigins }));
    const [site, browser] = await Promise.all([serveSite(folder.folder), launch()]);
    const page = await browser.newPage();
    await page.goto(`${portalUrl}/?map=${site.url}`);
    const close = () => Promise.all([browser.close(), site.close(), folder.remove()]);
    return { site: site.url, page, close };
  }
});
