// Work that takes its time, as a person meets it: a bar with its share, 取消, everything as it was afterwards,
// and the keyboard where it was.
import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { changes } from "#words/zh-CN/changes.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { print } from "#words/zh-CN/print.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { Profiles } from "./keptTown.ts";
import { openLongHistory } from "./longHistory.ts";

declare global {
  interface Window {
    /** While it is true nothing that is done in slices or read from the pages of the history goes on. */
    held: boolean;
    goOn: () => void;
  }
}

/** Runs before the page. Holds work where it gives the page its thread back, so that a test need not be quick. */
function holdWork(): void {
  const waiting: (() => void)[] = [];
  window.held = false;
  window.goOn = () => {
    window.held = false;
    for (const go of waiting.splice(0)) go();
  };
  const post = Reflect.get(MessagePort.prototype, "postMessage") as () => void;
  MessagePort.prototype.postMessage = function held(this: MessagePort, ...given: unknown[]) {
    const go = (): void => Reflect.apply(post, this, given);
    if (window.held && given[0] === "next slice") waiting.push(go);
    else go();
  };
  const read = Reflect.get(Response.prototype, "arrayBuffer") as () => Promise<ArrayBuffer>;
  Response.prototype.arrayBuffer = async function held() {
    if (window.held) await new Promise<void>((resolve) => waiting.push(resolve));
    return read.call(this);
  };
}

/** Edits, of which the window holds the newest: the rest is read from pages of the store. */
const COUNT = 4000;
let profiles: Profiles;
let page: Page;
beforeAll(async () => {
  profiles = await Profiles.open();
  page = await openLongHistory(profiles, await profiles.newTown(holdWork), COUNT);
  await page.locator("[data-backlog='0']").waitFor({ state: "attached" });
});
afterAll(() => profiles.close());

const hold = (): Promise<void> =>
  page.evaluate(() => {
    window.held = true;
  });
const goOn = (): Promise<void> => page.evaluate(() => window.goOn());
const bar = (label: string) => page.getByRole("progressbar", { name: label });
const cancel = (): Promise<void> =>
  page.locator(".work").getByRole("button", { name: desk.work.cancel }).click();
const hasFocus = (name: string): Promise<boolean> =>
  page
    .getByText(name, { exact: true })
    .first()
    .evaluate((element) => element.contains(document.activeElement));

it("making a package: cancelled, nothing is saved and Escape closes the dialog; else the file comes", async () => {
  const { download, packing, cancelled, done } = storage.dialog;
  await page.locator(".save-word").click();
  const button = page.getByRole("button", { name: download, exact: true });
  await hold();
  await button.click();
  await bar(packing).waitFor();
  await cancel();
  await page.getByText(cancelled).waitFor();
  await goOn();
  expect(await bar(packing).count()).toBe(0);
  expect(await hasFocus(download)).toBe(true);
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  await page.getByText(done(file.suggestedFilename())).waitFor();
  expect(statSync(await file.path()).size).toBeGreaterThan(10_000);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

it("comparing with an old version: cancelled it says so and can be begun anew", async () => {
  const { reading, stopped, readAgain } = changes.since;
  await page.getByRole("tab", { name: changes.title }).click();
  await hold();
  await page.getByText(changes.parts.compare, { exact: true }).click();
  await bar(reading).waitFor();
  await cancel();
  await page.getByText(stopped).waitFor();
  await goOn();
  await page.getByRole("button", { name: readAgain }).click();
  await page.locator(".since-count").waitFor();
  expect(await bar(reading).count()).toBe(0);
});

describe("laying out sheets", () => {
  const paper = () => page.getByRole("combobox", { name: print.paper.label, exact: true });

  it("cancelled before there was any, it says so and can be begun anew", async () => {
    await hold();
    await page.getByTitle(print.title).click();
    await bar(print.preparing).waitFor();
    await cancel();
    await goOn();
    await page.getByText(print.stopped).waitFor();
    expect(await page.locator(".print-sheet svg").count()).toBe(0);
    await page.getByRole("button", { name: print.again }).click();
    await page.locator('.print-sheet svg[width="420mm"]').waitFor();
  });

  it("cancelled later, the choice and the sheets are those of before, and Escape closes the preview", async () => {
    await page.getByText(print.pages(1), { exact: true }).waitFor();
    await hold();
    await paper().selectOption("A0");
    await bar(print.preparing).waitFor();
    await cancel();
    await goOn();
    await expect.poll(() => paper().inputValue()).toBe("A3");
    await page.locator('.print-sheet svg[width="420mm"]').waitFor();
    await page.getByText(print.pages(1), { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
});
