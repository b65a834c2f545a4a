// A deck leaves the desk as a presentation: chosen, made with its maps, cancelled.
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readZip } from "#base/zip.ts";
import { pngSize } from "#ledger/slides/exportSlides.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let planner: Planner;
beforeAll(async () => {
  office = await Office.open();
  planner = await office.sitDown();
  await planner.page.getByRole("button", { name: "会议", exact: true }).click();
  await planner.page.getByRole("button", { name: "按任务领域", exact: true }).click();
});
afterAll(() => office.close());

async function openDialog() {
  await planner.page.getByRole("button", { name: "导出幻灯片" }).click();
  return planner.page.getByRole("dialog", { name: "导出幻灯片" });
}

describe("slides of the automatic deck", () => {
  it("has a slide a scene, and maps of at least 2,000 pixels that show something", async () => {
    const dialog = await openDialog();
    const coming = planner.page.waitForEvent("download", { timeout: 90_000 });
    await dialog.getByRole("button", { name: "导出 41 页" }).click();
    await dialog.getByRole("progressbar").waitFor();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^浅水镇-.*-16比9\.pptx$/);
    const zip = await readZip(new Uint8Array(await readFile(await file.path())), () => true, 1e9);
    if (!("parts" in zip)) throw new Error(zip.failed);
    expect(
      [...zip.parts.keys()].filter((name) => /slides\/slide\d+\.xml$/.test(name)),
    ).toHaveLength(41);
    const maps = [...zip.parts].filter(([name]) => name.endsWith(".png"));
    expect(maps.length).toBeGreaterThan(10);
    for (const [, png] of maps) {
      expect(pngSize(png)!.widthPixels).toBeGreaterThanOrEqual(2000);
      // A page of one colour packs to less.
      expect(png.length).toBeGreaterThan(20_000);
    }
    await dialog.getByText(/已导出：/).waitFor();
    await dialog.getByRole("button", { name: "关闭" }).click();
    expect(planner.faults).toEqual([]);
  }, 120_000);

  it("stops when cancelled, says so, and keeps the deck", async () => {
    const dialog = await openDialog();
    await dialog.getByRole("radio", { name: /32:9/ }).check();
    await dialog.getByRole("button", { name: "导出 41 页" }).click();
    await dialog.getByRole("button", { name: "取消" }).click();
    await dialog.getByText("已取消，没有生成文件。").waitFor();
    await dialog.getByRole("button", { name: "导出 41 页" }).waitFor();
    expect(planner.faults).toEqual([]);
  }, 60_000);
});
