// A long history: its copy is brought up in the background and that is said, and the panel reads it page by page down to the first edit.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { storage } from "#words/zh-CN/storage.ts";
import { edit, first, Profiles, savedSeq } from "./keptTown.ts";
import { openLongHistory } from "./longHistory.ts";

/** Of that many the pages are more than a worker can copy before its memory is tidied. */
const COUNT = 6000;

let profiles: Profiles;
let page: Page;
beforeAll(async () => {
  profiles = await Profiles.open();
  page = await openLongHistory(profiles, await profiles.newTown(), COUNT);
});
afterAll(() => profiles.close());

const backlog = (): Promise<string | null> =>
  page.locator("[data-backlog]").getAttribute("data-backlog");

it("new edits are saved while the copy is brought up, which is said and comes to its end", async () => {
  expect(await edit(page, first.id, "note", "补齐时的一次")).toBe(COUNT + 1);
  await expect.poll(backlog, { timeout: 30_000 }).not.toBe("0");
  await page.getByText(storage.state.catchingUp).waitFor();
  expect(await edit(page, first.id, "note", "补齐时的又一次")).toBe(COUNT + 2);
  await expect.poll(backlog, { timeout: 60_000 }).toBe("0");
  expect(await page.getByText(storage.state.catchingUp).count()).toBe(0);
  expect(await savedSeq(page)).toBe(COUNT + 2);
});

it("the history is read as it is scrolled, down to the first edit, and back to the newest at once", async () => {
  await page.getByRole("tab", { name: "变化" }).click();
  await page.locator(".history").waitFor();
  const toEnd = () =>
    page.evaluate(() => {
      const list = document.querySelector(".history")!;
      const host = list.closest("[data-scroll], .tab-panel")!;
      host.scrollTop = host.scrollHeight;
      return [...list.querySelectorAll(".history-meta")].length;
    });
  const labels = page.locator(".history .history-label");
  await expect
    .poll(
      async () => {
        await toEnd();
        const meta = await page.locator(".history .history-meta").last().innerText();
        return [(await labels.count()) > 20, await labels.last().innerText(), meta];
      },
      { timeout: 60_000, interval: 50 },
    )
    // Only what was edited at the desk is unsigned: the newest edits and the very first.
    .toEqual([true, `${first.name}：备注`, expect.stringContaining("未署名")]);
  // What is far from sight has left the page: the way back is one press.
  await page.evaluate(() => {
    const host = document.querySelector(".history")!.closest("[data-scroll], .tab-panel")!;
    host.scrollTop = 0;
  });
  await page.getByRole("button", { name: "回到最新的修改" }).click();
  await expect.poll(() => labels.first().innerText()).toBe(`${first.name}：备注`);
  expect(await page.getByRole("button", { name: "回到最新的修改" }).count()).toBe(0);
});
