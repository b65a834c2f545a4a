// Keeping the ledger in a real browser: reloads, two windows, a full disk, private windows, damage, packages.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { storage } from "#words/zh-CN/storage.ts";
import { launch, serveSite } from "./chromium.ts";

let site: Awaited<ReturnType<typeof serveSite>>;
let browser: Awaited<ReturnType<typeof launch>>;
beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A browser profile of its own: what one test keeps, no other sees. */
async function newTown(before?: () => void): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: "reduce", locale: "zh-CN", serviceWorkers: "block" });
  // No map: what is kept does not depend on it, and drawing in software takes longest of all.
  await context.addInitScript(() => {
    const real = Reflect.get(HTMLCanvasElement.prototype, "getContext") as (...given: unknown[]) => unknown;
    Object.defineProperty(HTMLCanvasElement.prototype, "getContext", { value: new Proxy(real, { apply: (target, canvas, given: unknown[]) => (String(given[0]).startsWith("webgl") ? null : Reflect.apply(target, canvas, given)) }) });
  });
  if (before) await context.addInitScript(before);
  return context;
}

async function sitDown(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url);
  await ready(page);
  return page;
}
const ready = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("[data-saved-seq]").waitFor();
};
const edit = (page: Page, id: string, field: string, value: unknown): Promise<number | string> =>
  page.evaluate(([id, field, value]) => window.oneMap.edit(id as string, field as string, value).catch((cause: Error) => cause.message), [id, field, value] as const);
/** Both edits are made in one moment: each window is busy from before until then, and hears nothing of the other's. */
const editAtOnce = (edits: readonly [Page, string, string, unknown][]): Promise<(number | string)[]> => {
  const at = Date.now() + 2000;
  return Promise.all(edits.map(([page, ...given]) => page.evaluate(async ({ at, given: [id, field, value] }) => {
    await new Promise((resolve) => setTimeout(resolve, at - 500 - Date.now()));
    while (Date.now() < at);
    return window.oneMap.edit(id, field, value).catch((cause: Error) => cause.message);
  }, { at, given })));
};
const savedSeq = async (page: Page): Promise<number> => Number(await page.locator("[data-saved-seq]").getAttribute("data-saved-seq"));
const phase = (page: Page): Promise<string | null> => page.locator("[data-saved-seq]").getAttribute("data-phase");

const found = (JSON.parse(readFileSync(`geodata/${(JSON.parse(readFileSync("geodata/town.json", "utf8")) as { projects: string[] }).projects[0]!}`, "utf8")) as { features: { properties: { id: string; name: string } }[] }).features;
const [first, second] = [found[0]!.properties, found[1]!.properties];

/** What the search finds by a text that only an edit can have written. */
const hits = async (page: Page, text: string): Promise<number> => (await page.evaluate((wanted) => window.oneMap.setFilter({ text: wanted }), text)).projects;

describe("an edit", () => {
  it("is there after a reload, in the first frame, and the files stay what they were", async () => {
    const town = await newTown();
    const page = await sitDown(town);
    expect(await edit(page, first.id, "note", "独有的备注甲")).toBe(1);
    expect(await savedSeq(page)).toBe(1);
    expect(await phase(page)).toBe("saved");
    await page.reload();
    await ready(page);
    expect(await savedSeq(page)).toBe(1);
    expect(await hits(page, "独有的备注甲")).toBe(1);
    expect(await edit(page, first.id, "note", "独有的备注乙")).toBe(2);
    expect(await edit(page, first.id, "note", "独有的备注乙")).toBe(2);
    const other = await sitDown(await newTown());
    expect(await hits(other, "独有的备注")).toBe(0);
    await town.close();
  });

  it("is refused with the reason when project, field or value will not do", async () => {
    const page = await sitDown(await newTown());
    expect(await edit(page, "没有", "note", "x")).toBe(storage.edit.unknownProject("没有"));
    expect(await edit(page, first.id, "__proto__", "x")).toBe(storage.edit.unknownField("__proto__"));
    expect(await edit(page, first.id, "id", "x")).toBe(storage.edit.unknownField("id"));
    expect(await edit(page, first.id, "totalWan", "约3千万")).toBe(storage.edit.badValue("总投资（万元）", '"约3千万"'));
    expect(await savedSeq(page)).toBe(0);
    await page.context().close();
  });

  it("of what loadProjects shows is not saved, and that is said; the town's own ledger comes back", async () => {
    const page = await sitDown(await newTown());
    await edit(page, first.id, "note", "独有的备注甲");
    await page.evaluate(() => window.oneMap.loadProjects({ type: "FeatureCollection", features: [{ type: "Feature", geometry: null, properties: { id: "a", name: "演示" } }] }));
    expect(await edit(page, "a", "note", "x")).toBe(storage.state.offReason);
    expect(await phase(page)).toBe("off");
    expect(await page.locator(".save-state").innerText()).toBe(storage.state.off);
    await page.reload();
    await ready(page);
    expect(await hits(page, "独有的备注甲")).toBe(1);
    await page.context().close();
  });
});

describe("two windows", () => {
  it("show each other's edits, and say so", async () => {
    const town = await newTown();
    const [one, two] = [await sitDown(town), await sitDown(town)];
    await edit(one, first.id, "note", "独有的备注甲");
    await two.getByText(storage.otherTab(1, "")).waitFor();
    expect(await savedSeq(two)).toBe(1);
    expect(await hits(two, "独有的备注甲")).toBe(1);
    expect(await edit(two, second.id, "note", "独有的备注乙")).toBe(2);
    await expect.poll(() => savedSeq(one)).toBe(2);
    await town.close();
  });

  it("that edit at once merge different fields", async () => {
    const town = await newTown();
    const [one, two] = [await sitDown(town), await sitDown(town)];
    const seqs = await editAtOnce([[one, first.id, "note", "独有的备注甲"], [two, first.id, "nextStep", "独有的计划乙"]]);
    expect(new Set(seqs)).toEqual(new Set([1, 2]));
    for (const page of [one, two]) {
      await expect.poll(() => hits(page, "独有的备注甲")).toBe(1);
      await expect.poll(() => savedSeq(page)).toBe(2);
    }
    const three = await sitDown(town);
    const kept = await three.evaluate(async () => (await window.oneMap.setFilter({ text: "独有的备注甲" })).projects);
    expect(kept).toBe(1);
    await town.close();
  });

  it("that set one field at once ask which value shall stand, and never overwrite silently", async () => {
    const town = await newTown();
    const [one, two] = [await sitDown(town), await sitDown(town)];
    const answers = await editAtOnce([[one, first.id, "note", "独有的备注甲"], [two, first.id, "note", "独有的备注乙"]]);
    const [winner, loser] = typeof answers[0] === "number" ? [one, two] : [two, one];
    expect(answers).toContain(storage.banner.conflicts(1));
    const mine = loser === one ? "独有的备注甲" : "独有的备注乙";
    expect(await hits(loser, mine)).toBe(0);
    await loser.getByRole("button", { name: storage.banner.choose }).click();
    const dialog = loser.getByRole("dialog");
    await dialog.getByText("独有的备注甲").waitFor();
    await dialog.getByText("独有的备注乙").waitFor();
    await dialog.getByRole("radio", { name: mine }).check({ force: true });
    await dialog.getByRole("button", { name: storage.conflict.apply }).click();
    await expect.poll(() => savedSeq(loser)).toBe(2);
    await expect.poll(() => hits(winner, mine)).toBe(1);
    expect(await loser.getByRole("button", { name: storage.banner.choose }).count()).toBe(0);
    await town.close();
  });
});

describe("when nothing can be written", () => {
  it("a full disk is said, the window asks before it closes, and a retry saves", async () => {
    const town = await newTown(() => {
      const put = Reflect.get(IDBObjectStore.prototype, "put") as (...given: unknown[]) => IDBRequest;
      Object.defineProperty(IDBObjectStore.prototype, "put", { value: function refuse(this: IDBObjectStore, ...given: unknown[]) {
        if ((window as { full?: boolean }).full && this.name === "edits") throw new DOMException("full", "QuotaExceededError");
        return Reflect.apply(put, this, given);
      } });
    });
    const page = await sitDown(town);
    await page.evaluate(() => Object.assign(window, { full: true }));
    expect(await edit(page, first.id, "note", "独有的备注甲")).toBe(storage.reasons.quota);
    expect(await page.locator(".save-word").innerText()).toBe(storage.state.failed(storage.reasons.quota));
    const asked = new Promise<string>((resolve) => page.once("dialog", (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    }));
    await page.locator("body").click();
    await page.close({ runBeforeUnload: true });
    expect(await asked).toBe("beforeunload");
    await page.evaluate(() => Object.assign(window, { full: false }));
    await page.getByRole("button", { name: storage.state.retry, exact: true }).click();
    await expect.poll(() => savedSeq(page)).toBe(1);
    expect(await phase(page)).toBe("saved");
    await page.reload();
    await ready(page);
    expect(await hits(page, "独有的备注甲")).toBe(1);
    await town.close();
  });

  it.each([
    ["has no database", () => Object.defineProperty(window, "indexedDB", { value: undefined })],
    ["forbids it", () => Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } })],
    ["refuses to open it", () => Object.defineProperty(IDBFactory.prototype, "open", { value: () => { throw new DOMException("no", "InvalidStateError"); } })],
  ])("a window that %s shows the files and says so", async (_, forbid) => {
    const page = await sitDown(await newTown(forbid));
    expect(await page.evaluate(() => window.oneMap.counts().projects)).toBeGreaterThan(10);
    expect(await edit(page, first.id, "note", "独有的备注甲")).toBe(storage.reasons.noStore);
    expect(await phase(page)).toBe("unavailable");
    expect(await hits(page, "独有的备注甲")).toBe(1);
    await page.context().close();
  });

  it("a store of a later program is shown and not written to", async () => {
    const town = await newTown();
    const page = await sitDown(town);
    await edit(page, first.id, "note", "独有的备注甲");
    await page.evaluate(async () => {
      const { name } = (await indexedDB.databases())[0]!;
      await new Promise((resolve, reject) => {
        const request = indexedDB.open(name!, 99);
        request.addEventListener("success", () => {
          request.result.close();
          resolve(null);
        });
        request.addEventListener("error", () => reject(request.error ?? new Error("open")));
      });
    });
    await expect.poll(() => phase(page)).toBe("failed");
    expect(await page.locator(".save-word").innerText()).toContain("新版本");
    await page.reload();
    await ready(page);
    expect(await hits(page, "独有的备注甲")).toBe(1);
    expect(await phase(page)).toBe("unavailable");
    expect(await edit(page, first.id, "note", "x")).toBe(storage.reasons.newer);
    await town.close();
  });
});

describe("damage", () => {
  it("that throws the whole away where the browser keeps no copy is said, with when it was last saved", async () => {
    const town = await newTown(() => Object.defineProperty(Object.getPrototypeOf(navigator), "storageBuckets", { value: undefined, configurable: true }) && delete (Object.getPrototypeOf(navigator) as { storageBuckets?: unknown }).storageBuckets);
    const page = await sitDown(town);
    await edit(page, first.id, "note", "独有的备注甲");
    const elsewhere = await town.newPage();
    await elsewhere.goto(`${site.url}site.json`);
    await page.close();
    await elsewhere.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
    });
    const again = await sitDown(town);
    await again.getByText("本机台账少了：").first().waitFor();
    expect(await phase(again)).toBe("saved");
    await again.locator(".save-word").click();
    await again.getByText(storage.dialog.noTwin).waitFor();
    await town.close();
  });

  it("of single rows is told under 数据问题; the rest works", async () => {
    const town = await newTown();
    const page = await sitDown(town);
    await edit(page, first.id, "note", "独有的备注甲");
    const before = await page.evaluate(() => window.oneMap.counts().projects);
    await page.evaluate(scribble, second.id);
    await page.reload();
    await ready(page);
    expect(await page.evaluate(() => window.oneMap.counts().projects)).toBe(before - 1);
    await page.getByRole("tab", { name: "数据问题" }).click();
    await page.getByText(storage.issues.projects(1)).waitFor();
    expect(await edit(page, first.id, "note", "独有的备注丙")).toBe(2);
    await town.close();
  });

  it("of the whole shows the files, offers the rescue, and begins anew from the copy when told so", async () => {
    const town = await newTown();
    const before = await sitDown(town);
    await edit(before, first.id, "note", "独有的备注甲");
    // From beside the desk, which would heal it at once.
    const elsewhere = await town.newPage();
    await elsewhere.goto(`${site.url}site.json`);
    await before.close();
    await elsewhere.evaluate(scribble, null);
    const page = await sitDown(town);
    expect(await phase(page)).toBe("unavailable");
    expect(await page.evaluate(() => window.oneMap.counts().projects)).toBeGreaterThan(10);
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: storage.banner.rescue, exact: true }).click()]);
    const raw = readFileSync(await saved.path(), "utf8");
    expect(raw).toContain("独有的备注甲");
    expect((JSON.parse(raw) as { format: string }).format).toBe("one-map-rescue");
    await page.getByRole("button", { name: storage.banner.restart, exact: true }).click();
    await page.getByText(storage.banner.restartSure).waitFor();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: storage.banner.restart, exact: true }).click()]);
    await ready(page);
    await page.getByText(storage.issues.restored(1)).first().waitFor();
    expect(await phase(page)).toBe("saved");
    expect(await hits(page, "独有的备注甲")).toBe(1);
    expect(await edit(page, first.id, "note", "独有的备注乙")).toBe(2);
    await page.reload();
    await ready(page);
    expect(await savedSeq(page)).toBe(2);
    expect(await page.getByText(storage.issues.restored(1)).count()).toBe(0);
    await town.close();
  });
});

describe("本机台账", () => {
  it("signs edits, carries a package to another machine with its history, and clears", async () => {
    const town = await newTown();
    const page = await sitDown(town);
    await page.locator(".save-word").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: storage.dialog.editor }).fill("规划办某某");
    await dialog.getByRole("button", { name: storage.dialog.close }).click();
    await edit(page, first.id, "note", "独有的备注甲");
    await page.locator(".save-word").click();
    const [saved] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: storage.dialog.download }).first().click()]);
    expect(saved.suggestedFilename()).toMatch(/^浅水镇台账-\d{4}-\d\d-\d\d\.onemap$/);

    const elsewhere = await sitDown(await newTown());
    await elsewhere.locator(".save-word").click();
    await elsewhere.getByRole("dialog").locator("input[type=file]").setInputFiles({ name: "台账.onemap", mimeType: "application/zip", buffer: readFileSync(await saved.path()) });
    await elsewhere.getByRole("button", { name: storage.dialog.openNow }).click();
    await expect.poll(() => savedSeq(elsewhere)).toBe(1);
    await elsewhere.reload();
    await ready(elsewhere);
    expect(await hits(elsewhere, "独有的备注甲")).toBe(1);
    expect(await elsewhere.evaluate(signatures)).toEqual(["规划办某某"]);

    await dialog.getByRole("button", { name: storage.dialog.clear }).click();
    await Promise.all([page.waitForEvent("load"), dialog.getByRole("button", { name: storage.dialog.clearNow }).click()]);
    await ready(page);
    expect(await savedSeq(page)).toBe(0);
    expect(await hits(page, "独有的备注甲")).toBe(0);
    await town.close();
  });

  it("says of a file that is no package what it is, and changes nothing", async () => {
    const page = await sitDown(await newTown());
    await page.locator(".save-word").click();
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles({ name: "x.onemap", mimeType: "application/zip", buffer: Buffer.from("不是压缩包") });
    await page.getByText(storage.dialog.failed(storage.package.broken)).waitFor();
    expect(await savedSeq(page)).toBe(0);
    await page.context().close();
  });
});

/** Breaks one project's row, or, without an id, the head of the store. */
const scribble = async (id: string | null): Promise<void> => {
  const name = (await indexedDB.databases()).find((database) => database.name?.startsWith("one-map:"))!.name!;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener("error", () => reject(request.error ?? new Error("open")));
    request.addEventListener("success", () => {
      const transaction = request.result.transaction(["projects", "meta"], "readwrite");
      if (id === null) transaction.objectStore("meta").put({ epoch: 5 }, "head");
      else transaction.objectStore("projects").put({ id, order: 1, project: { id, name: 5 } }, id);
      transaction.addEventListener("complete", () => {
        request.result.close();
        resolve();
      });
    });
  });
};

const signatures = async (): Promise<string[]> => {
  const name = (await indexedDB.databases()).find((database) => database.name?.startsWith("one-map:"))!.name!;
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.addEventListener("success", () => {
      const edits = request.result.transaction("edits").objectStore("edits").getAll();
      edits.addEventListener("success", () => {
        request.result.close();
        resolve((edits.result as { by: string }[]).map(({ by }) => by));
      });
    });
  });
};
