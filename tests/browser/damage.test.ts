// A store that is damaged or gone: what is said, what can still be carried off, and what the copy brings back.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { storage } from "#words/zh-CN/storage.ts";
import { edit, first, hits, phase, Profiles, ready, savedSeq, second } from "./keptTown.ts";

let profiles: Profiles;
beforeAll(async () => {
  profiles = await Profiles.open();
});
afterAll(() => profiles.close());
const newTown = (before?: () => void): Promise<BrowserContext> => profiles.newTown(before);
const sitDown = (context: BrowserContext): Promise<Page> => profiles.sitDown(context);

describe("damage", () => {
  it("that throws the whole away where the browser keeps no copy is said, with when it was last saved", async () => {
    const town = await newTown(
      () =>
        void Reflect.deleteProperty(Object.getPrototypeOf(navigator) as object, "storageBuckets"),
    );
    const page = await sitDown(town);
    await edit(page, first.id, "note", "独有的备注甲");
    const elsewhere = await profiles.beside(town);
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
    const elsewhere = await profiles.beside(town);
    await before.close();
    await elsewhere.evaluate(scribble, null);
    const page = await sitDown(town);
    expect(await phase(page)).toBe("unavailable");
    expect(await page.evaluate(() => window.oneMap.counts().projects)).toBeGreaterThan(10);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: storage.banner.rescue, exact: true }).click(),
    ]);
    const raw = readFileSync(await saved.path(), "utf8");
    expect(raw).toContain("独有的备注甲");
    expect((JSON.parse(raw) as { format: string }).format).toBe("one-map-rescue");
    await page.getByRole("button", { name: storage.banner.restart, exact: true }).click();
    await page.getByText(storage.banner.restartSure).waitFor();
    await page.addInitScript(noteRestoring);
    await Promise.all([
      page.waitForEvent("load"),
      page.getByRole("button", { name: storage.banner.restart, exact: true }).click(),
    ]);
    await ready(page);
    await page.getByText(storage.issues.restored(1)).first().waitFor();
    expect(await page.evaluate("window.restoringSaid")).toBe(storage.issues.restoring);
    expect(await page.locator(".restoring").count()).toBe(0);
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

/** Runs in the page before it: what is said while the copy is read. */
function noteRestoring(): void {
  new MutationObserver(() => {
    const said = document.querySelector(".restoring[role=status]")?.textContent;
    if (said) Object.assign(window, { restoringSaid: said });
  }).observe(document, { childList: true, subtree: true });
}

/** Breaks one project's row, or, without an id, the head of the store. */
const scribble = async (id: string | null): Promise<void> => {
  const name = (await indexedDB.databases()).find((database) =>
    database.name?.startsWith("one-map:"),
  )!.name!;
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
