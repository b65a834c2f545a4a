// Keeping the ledger in a real browser: reloads, two windows, a full disk, private windows, packages.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { api } from "#words/zh-CN/api.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { violations } from "./axe.ts";
import { lost } from "./lost.ts";
import { edit, first, hits, phase, Profiles, ready, savedSeq, second } from "./keptTown.ts";

let profiles: Profiles;
beforeAll(async () => {
  profiles = await Profiles.open();
});
afterAll(() => profiles.close());
const newTown = (before?: () => void): Promise<BrowserContext> => profiles.newTown(before);
const sitDown = (context: BrowserContext): Promise<Page> => profiles.sitDown(context);

/** Both windows edit while a third page holds the store: neither is saved yet, so neither has heard of the other's edit. */
async function editAtOnce(
  town: BrowserContext,
  edits: readonly [Page, string, string, unknown][],
): Promise<(number | string)[]> {
  for (const [page] of edits) await page.locator("[data-phase='saved']").waitFor(ATTACHED);
  const beside = await profiles.beside(town);
  await beside.evaluate(holdStore);
  for (const [page, ...given] of edits) {
    await page.evaluate(([id, field, value]) => {
      const answer = window.oneMap.edit(id, field, value).catch((cause: Error) => cause.message);
      Object.assign(window, { answer });
    }, given);
    await page.locator("[data-phase='saving']").waitFor(ATTACHED);
  }
  await beside.close();
  return Promise.all(
    edits.map(([page]) =>
      page.evaluate(() => (window as unknown as { answer: Promise<number | string> }).answer),
    ),
  );
}

const ATTACHED = { state: "attached" } as const;

/** Runs in a page: until it is closed, no other page writes to the town's store. */
async function holdStore(): Promise<void> {
  const { name } = (await indexedDB.databases()).find((one) => one.name?.startsWith("one-map:"))!;
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name!);
    request.addEventListener("success", () => resolve(request.result));
  });
  const stores = [...db.objectStoreNames];
  const transaction = db.transaction(stores, "readwrite");
  // A transaction lives as long as it is asked something.
  await new Promise<void>((resolve) => {
    const ask = (): void =>
      transaction
        .objectStore(stores[0]!)
        .count()
        .addEventListener("success", () => {
          resolve();
          ask();
        });
    ask();
  });
}

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
    expect(await edit(page, "没有", "note", "x")).toBe(api.edit.project("没有"));
    expect(await edit(page, first.id, "__proto__", "x")).toBe(api.edit.field("__proto__"));
    expect(await edit(page, first.id, "id", "x")).toBe(api.edit.field("id"));
    expect(await edit(page, first.id, "totalWan", "约3千万")).toBe(
      api.edit.value("总投资（万元）", '"约3千万"', tableFormats.expected.wan()),
    );
    expect(await savedSeq(page)).toBe(0);
    await page.context().close();
  });

  it("of what loadProjects shows is not saved, and that is said; the town's own ledger comes back", async () => {
    const page = await sitDown(await newTown());
    await edit(page, first.id, "note", "独有的备注甲");
    await page.evaluate(() =>
      window.oneMap.loadProjects({
        type: "FeatureCollection",
        features: [{ type: "Feature", geometry: null, properties: { id: "a", name: "演示" } }],
      }),
    );
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
    const seqs = await editAtOnce(town, [
      [one, first.id, "note", "独有的备注甲"],
      [two, first.id, "nextStep", "独有的计划乙"],
    ]);
    expect(new Set(seqs)).toEqual(new Set([1, 2]));
    for (const page of [one, two]) {
      await expect.poll(() => hits(page, "独有的备注甲")).toBe(1);
      await expect.poll(() => savedSeq(page)).toBe(2);
    }
    const three = await sitDown(town);
    const kept = await three.evaluate(
      async () => (await window.oneMap.setFilter({ text: "独有的备注甲" })).projects,
    );
    expect(kept).toBe(1);
    await town.close();
  });

  it("that set one field at once ask which value shall stand, and never overwrite silently", async () => {
    const town = await newTown();
    const [one, two] = [await sitDown(town), await sitDown(town)];
    const answers = await editAtOnce(town, [
      [one, first.id, "note", "独有的备注甲"],
      [two, first.id, "note", "独有的备注乙"],
    ]);
    const [winner, loser] = typeof answers[0] === "number" ? [one, two] : [two, one];
    expect(answers).toContain(storage.banner.conflicts(1));
    const mine = loser === one ? "独有的备注甲" : "独有的备注乙";
    expect(await hits(loser, mine)).toBe(0);
    await loser.getByRole("button", { name: storage.banner.choose }).click();
    const dialog = loser.getByRole("dialog");
    await dialog.getByText("独有的备注甲").waitFor();
    await dialog.getByText("独有的备注乙").waitFor();
    expect(await violations({ page: loser })).toEqual([]);
    // Windows at 150 % on an office screen.
    await loser.setViewportSize({ width: 911, height: 512 });
    expect(await lost(loser)).toEqual([]);
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
      const put = Reflect.get(IDBObjectStore.prototype, "put") as (
        ...given: unknown[]
      ) => IDBRequest;
      Object.defineProperty(IDBObjectStore.prototype, "put", {
        value: function refuse(this: IDBObjectStore, ...given: unknown[]) {
          if ((window as { full?: boolean }).full && this.name === "edits")
            throw new DOMException("full", "QuotaExceededError");
          return Reflect.apply(put, this, given);
        },
      });
    });
    const page = await sitDown(town);
    await page.evaluate(() => Object.assign(window, { full: true }));
    expect(await edit(page, first.id, "note", "独有的备注甲")).toBe(storage.reasons.quota);
    expect(await page.locator(".save-word").innerText()).toBe(
      storage.state.failed(storage.reasons.quota),
    );
    const asked = new Promise<string>((resolve) =>
      page.once("dialog", (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      }),
    );
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
    [
      "forbids it",
      () =>
        Object.defineProperty(window, "indexedDB", {
          get: () => {
            throw new DOMException("no", "SecurityError");
          },
        }),
    ],
    [
      "refuses to open it",
      () =>
        Object.defineProperty(IDBFactory.prototype, "open", {
          value: () => {
            throw new DOMException("no", "InvalidStateError");
          },
        }),
    ],
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
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: storage.dialog.download }).first().click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^浅水镇台账-\d{4}-\d\d-\d\d\.onemap$/);

    const elsewhere = await sitDown(await newTown());
    await elsewhere.locator(".save-word").click();
    await elsewhere
      .getByRole("dialog")
      .locator("input[type=file]")
      .setInputFiles({
        name: "台账.onemap",
        mimeType: "application/zip",
        buffer: readFileSync(await saved.path()),
      });
    await elsewhere.getByRole("button", { name: storage.dialog.openNow }).click();
    await expect.poll(() => savedSeq(elsewhere)).toBe(1);
    await elsewhere.reload();
    await ready(elsewhere);
    expect(await hits(elsewhere, "独有的备注甲")).toBe(1);
    expect(await elsewhere.evaluate(signatures)).toEqual(["规划办某某"]);

    await dialog.getByRole("button", { name: storage.dialog.clear }).click();
    await Promise.all([
      page.waitForEvent("load"),
      dialog.getByRole("button", { name: storage.dialog.clearNow }).click(),
    ]);
    await ready(page);
    expect(await savedSeq(page)).toBe(0);
    expect(await hits(page, "独有的备注甲")).toBe(0);
    await town.close();
  });

  it("says of a file that is no package what it is, and changes nothing", async () => {
    const page = await sitDown(await newTown());
    await page.locator(".save-word").click();
    await page
      .getByRole("dialog")
      .locator("input[type=file]")
      .setInputFiles({
        name: "x.onemap",
        mimeType: "application/zip",
        buffer: Buffer.from("不是压缩包"),
      });
    await page.getByText(storage.dialog.failed(storage.package.broken)).waitFor();
    expect(await savedSeq(page)).toBe(0);
    await page.context().close();
  });
});

const signatures = async (): Promise<string[]> => {
  const name = (await indexedDB.databases()).find((database) =>
    database.name?.startsWith("one-map:"),
  )!.name!;
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
