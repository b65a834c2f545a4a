// A page on a stick, opened by double click with the network cut: the desk, the import and the next copy work, nothing is asked of anybody.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { readZip } from "#base/zip.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { toDataElements, toPage } from "#storage/carry/page.ts";
import { toTownFiles } from "#storage/carry/townFiles.ts";
import { launch } from "./chromium.ts";
import { openOwnTown } from "../ledger/town.ts";
import { BUILT, SiteFolder } from "./siteFolder.ts";
import { exportCopy, LOOK, openFromStick, pressExport, whenFurnished } from "./stick.ts";

let browser: Browser;
let site: SiteFolder;
let desk: Page;
const stick = mkdtempSync(join(tmpdir(), "one-map-stick-"));

beforeAll(async () => {
  browser = await launch();
  site = new SiteFolder();
  await site.open();
  desk = await (await browser.newContext({ ...LOOK, serviceWorkers: "block" })).newPage();
  await desk.goto(site.url);
  await whenFurnished(desk);
});
afterAll(async () => {
  await browser.close();
  await site.remove();
  rmSync(stick, { recursive: true, force: true });
});

const exportFrom = (
  page: Page,
  name: string,
  choose?: (page: Page) => Promise<void>,
): Promise<string> => exportCopy(page, stick, name, choose);
const fromStick = (path: string, among?: BrowserContext) => openFromStick(browser, path, among);
const projectsOf = (page: Page) => page.evaluate(() => window.oneMap.counts().projects);

it("opens with everything inside, filters, reads, imports, and makes the next copy of itself", async () => {
  const path = await exportFrom(desk, "会议包.html");
  expect(gzipSync(readFileSync(path)).length).toBeLessThan(2.1 * 2 ** 20);
  const copy = await fromStick(path);
  const { page } = copy;
  expect(await page.evaluate(() => window.oneMap.counts())).toEqual(
    await desk.evaluate(() => window.oneMap.counts()),
  );
  await page.evaluate(() => window.oneMap.setFilter({ offices: ["规划办"] }));
  expect(await projectsOf(page)).toBe(24);
  await page.evaluate(() => window.oneMap.setFilter(null));
  await page.getByRole("tab", { name: "条文" }).click();
  await page.locator("#panel", { hasText: "恒隆生态农场肉牛养殖基地" }).waitFor();
  await page.getByRole("button", { name: "来源", exact: true }).click();
  await page.getByRole("button", { name: "来源与许可" }).click();
  const licences = page.getByRole("dialog");
  for (const said of [/GSHHG/, /ODbL 1\.0/, /maplibre-gl/])
    await licences.getByText(said).first().waitFor();
  await page.keyboard.press("Escape");
  await licences.waitFor({ state: "detached" });

  const table = "项目名称,任务,经度,纬度\r\n石碧村道硬化,17,110.7655,21.5951\r\n";
  await page
    .getByTestId("import-files")
    .setInputFiles([{ name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(table) }]);
  await page.getByRole("dialog").getByText("1 行").first().waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // What reads a GeoPackage lies inside the page too.
  await page.getByTestId("import-files").setInputFiles("tests/fixtures/gpkg/good/gdal-ponds.gpkg");
  await page.getByRole("dialog").getByText("3 行").first().waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const again = await exportFrom(page, "会议包-2.html", async () => {
    expect(await page.getByLabel("形式").isDisabled()).toBe(true);
  });
  expect([copy.outside, copy.faults]).toEqual([[], []]);
  await copy.leave();
  const second = await fromStick(again);
  expect(await projectsOf(second.page)).toBe(47);
  expect([second.outside, second.faults]).toEqual([[], []]);
  await second.leave();
});

it("keeps what is edited with the copy it was edited in, and carries it on", async () => {
  const [one, two] = [await exportFrom(desk, "一.html"), await exportFrom(desk, "二.html")];
  const { page, leave } = await fromStick(one);
  const context = page.context();
  await page.evaluate(() => window.oneMap.edit("henglong", "status", "续建"));
  await page.reload();
  await whenFurnished(page);
  const started = (where: Page) =>
    where.evaluate(() => window.oneMap.setFilter({ statuses: ["续建"] }));
  expect((await started(page)).projects).toBe(1);
  const other = await fromStick(two, context);
  expect((await started(other.page)).projects).toBe(0);
  await page.evaluate(() => window.oneMap.setFilter(null));
  const carriedOn = await exportFrom(page, "三.html");
  expect((await started((await fromStick(carriedOn, context)).page)).projects).toBe(1);
  await leave();
});

const DECK: Deck = {
  id: "deck-1",
  name: "第一次会议",
  seconds: 8,
  madeAt: 0,
  scenes: [
    {
      id: "s1",
      kind: "view",
      title: "第一幕",
      text: "",
      notes: "",
      address: "panel=reader",
      task: null,
      project: null,
      seconds: null,
      strokes: [],
    },
  ],
};
const decksIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { name } =
      (await indexedDB.databases()).find((database) => database.name?.startsWith("one-map:")) ?? {};
    if (!name) return [];
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener("success", () => resolve(request.result));
    });
    const rows = await new Promise<{ item: { name: string } }[]>((resolve) => {
      const request = db.transaction("decks").objectStore("decks").getAll();
      request.addEventListener("success", () =>
        resolve(request.result as { item: { name: string } }[]),
      );
    });
    db.close();
    return rows.map(({ item }) => item.name);
  });

it("has its decks with it, once, however often it is opened", async () => {
  const { ledger, base } = await openOwnTown();
  const data = toDataElements(
    {
      version: 1,
      id: "deck-copy",
      kind: "internal",
      madeOn: "2026-11-24",
      meeting: { decks: [DECK], minutes: [] },
    },
    toTownFiles(ledger.projects, ledger, base, ledger.town),
  );
  const path = join(stick, "会议.html");
  writeFileSync(path, toPage(readFileSync(join(BUILT, "shell.html"), "utf8"), data)!);
  const { page, faults, leave } = await fromStick(path);
  await expect.poll(() => decksIn(page)).toEqual([DECK.name]);
  await page.reload();
  await whenFurnished(page);
  await expect.poll(() => decksIn(page)).toEqual([DECK.name]);
  expect(faults).toEqual([]);
  await leave();
});

it("is not made public before the 审图号 is answered; then without unconfirmed places", async () => {
  const path = await exportFrom(desk, "公开.html", async (page) => {
    await page.getByLabel("用途").selectOption("public");
    await pressExport(page);
    await page.getByRole("dialog").getByText("请先回答审图号").waitFor();
    await page.getByRole("radio", { name: "未取得，不公开发布" }).check();
  });
  const bytes = readFileSync(path, "utf8");
  const places = ["projects/tourism.geojson", "projects/roads.geojson"].flatMap(
    (file) => site.read(`geodata/${file}`).match(/110\.\d{4,}, ?21\.\d{4,}/g) ?? [],
  );
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter((place) => bytes.includes(place.replace(" ", "")))).toEqual([]);
  const { page, leave } = await fromStick(path);
  expect(await page.evaluate(() => window.oneMap.counts())).toMatchObject({
    projects: 47,
    shown: 0,
    shelf: 47,
  });
  await leave();
});

it("comes as a folder too: the whole site with this data, whose offline copy fits it, and the page beside it", async () => {
  const path = await exportFrom(
    desk,
    "会议包.zip",
    async (page) => void (await page.getByLabel("形式").selectOption("folder")),
  );
  const read = await readZip(new Uint8Array(readFileSync(path)), () => true, 100 * 2 ** 20);
  if (!("parts" in read)) throw new Error(read.failed);
  const names = [...read.parts.keys()];
  expect(names.filter((name) => !name.startsWith("site/"))).toEqual([
    expect.stringMatching(/会议包-.*\.html$/),
    "说明.txt",
  ]);
  expect(new TextDecoder().decode(read.parts.get("说明.txt"))).toMatch(
    /GSHHG[\s\S]*ODbL[\s\S]*CC BY/,
  );
  const list = JSON.parse(new TextDecoder().decode(read.parts.get("site/site.json"))) as {
    files: Record<string, string>;
  };
  const wrong = Object.entries(list.files).filter(
    ([name, hash]) =>
      createHash("sha256")
        .update(read.parts.get(`site/${name}`) ?? "")
        .digest("hex") !== hash,
  );
  expect(wrong.map(([name]) => name)).toEqual([]);
  const projects = JSON.parse(
    new TextDecoder().decode(read.parts.get("site/geodata/projects.geojson")),
  ) as { features: unknown[] };
  expect(projects.features).toHaveLength(47);
  mkdirSync(join(stick, "out"));
  const pageName = names.find((name) => name.endsWith(".html") && !name.startsWith("site/"))!;
  writeFileSync(join(stick, "out", "page.html"), read.parts.get(pageName)!);
  const { page, leave } = await fromStick(join(stick, "out", "page.html"));
  expect(await projectsOf(page)).toBe(47);
  await leave();
});
