// Databases and copies of earlier builds open in this one, and a window of an earlier build beside one of this overwrites nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { parseTown } from "#ledger/town.ts";
import { toPage } from "#storage/carry/page.ts";
import { storeName } from "#storage/keeper.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { writeDump } from "../fixtures/frozen/dump.ts";
import { forbidWebGl, launch } from "./chromium.ts";
import { FROZEN, frozenCopy, frozenDump } from "./frozen.ts";
import { edit, first, hits, phase, ready, savedSeq, second } from "./keptTown.ts";
import { BUILT, SiteFolder } from "./siteFolder.ts";
import { openFromStick } from "./stick.ts";

const OLD_PAGE = "old.html";
let browser: Browser;
let site: SiteFolder;
const stick = mkdtempSync(join(tmpdir(), "one-map-frozen-"));

beforeAll(async () => {
  browser = await launch();
  site = new SiteFolder();
  await site.open();
});
afterAll(async () => {
  await browser.close();
  await site.remove();
  rmSync(stick, { recursive: true, force: true });
});

async function newTown(): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "zh-CN", serviceWorkers: "block" });
  await context.addInitScript(forbidWebGl);
  return context;
}
async function sitDown(context: BrowserContext, page = ""): Promise<Page> {
  const desk = await context.newPage();
  await desk.goto(site.url + page);
  await ready(desk);
  return desk;
}

const town = parseTown(readFileSync("geodata/town.json", "utf8")).value;
const name = storeName(town, "/");

describe.each(FROZEN)("what was frozen in %s", (day) => {
  it.each([["its database"], ["its copy alone"]] as const)("%s opens whole", async (which) => {
    const context = await newTown();
    const beside = await context.newPage();
    await beside.goto(`${site.url}site.json`);
    const own = frozenDump(day, "database.json");
    const head = own.stores.meta!.find(([key]) => key === "head")![1] as { seq: number };
    const isOwn = which === "its database";
    if (isOwn) await beside.evaluate(writeDump, { name, where: "own" as const, dump: own });
    else
      await beside.evaluate(([key, saved]) => localStorage.setItem(key, saved), [
        `one-map.saved ${name}`,
        JSON.stringify({ seq: head.seq, at: 1 }),
      ] as const);
    const dump = frozenDump(day, "copy.json");
    await beside.evaluate(writeDump, { name, where: "copy" as const, dump });
    const page = await sitDown(context);
    expect(await savedSeq(page)).toBe(head.seq);
    expect(await page.evaluate(() => window.oneMap.counts().projects)).toBe(
      own.stores.projects!.length,
    );
    expect(await hits(page, "冻结时的备注")).toBe(1);
    await page.evaluate(() => window.oneMap.setFilter(null));
    await page.getByRole("tab", { name: "变化" }).click();
    await page.getByText("恒隆生态农场肉牛养殖基地：备注").first().waitFor();
    await page.getByRole("button", { name: "会议", exact: true }).click();
    await page.getByText("浅水镇：按任务领域").first().waitFor({ state: "attached" });
    expect(await edit(page, second.id, "note", "今天的备注")).toBe(head.seq + 1);
    await context.close();
  });

  it("the data of its one-file copy opens in the program of today", async () => {
    const { data } = frozenCopy(day);
    expect(data).not.toBe("");
    const shell = readFileSync(join(BUILT, "shell.html"), "utf8");
    const path = join(stick, `${day}.html`);
    writeFileSync(path, toPage(shell, data)!);
    const { page } = await openFromStick(browser, path);
    expect(await page.evaluate(() => window.oneMap.counts().projects)).toBe(47);
    await page.context().close();
  });

  it("its program in one window and that of today in another: nothing is lost, nothing overwritten", async () => {
    site.write(OLD_PAGE, frozenCopy(day).program);
    const context = await newTown();
    const old = await sitDown(context, OLD_PAGE);
    expect(await edit(old, first.id, "note", "旧窗口一")).toBe(1);
    const fresh = await sitDown(context);
    expect(await hits(fresh, "旧窗口一")).toBe(1);
    expect(await edit(fresh, second.id, "note", "新窗口一")).toBe(2);
    // The old one no longer writes, says so, and keeps what is typed into it.
    expect(await edit(old, first.id, "note", "旧窗口二")).toMatch(/[\u4e00-\u9fff]/);
    expect(await phase(old)).toBe("failed");
    expect(await hits(old, "旧窗口二")).toBe(1);
    expect(await edit(fresh, first.id, "status", "竣工")).toBe(3);
    await fresh.reload();
    await ready(fresh);
    expect(await savedSeq(fresh)).toBe(3);
    expect([await hits(fresh, "旧窗口一"), await hits(fresh, "新窗口一")]).toEqual([1, 1]);
    expect(await hits(fresh, "旧窗口二")).toBe(0);
    // Opened once more it may look, and not write.
    old.on("dialog", (dialog) => void dialog.accept());
    await old.reload();
    await ready(old);
    expect(await hits(old, "新窗口一")).toBe(1);
    expect(await phase(old)).toBe("unavailable");
    expect(await edit(old, first.id, "note", "旧窗口三")).toBe(storage.reasons.newer);
    expect(await edit(fresh, first.id, "note", "新窗口二")).toBe(4);
    await context.close();
  });
});
