// The same meeting from one file, opened by double click with the network cut; the presenter's window too, which has no server to speak through.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { launch, serveSite } from "../browser/chromium.ts";
import { exportCopy, LOOK, openFromStick, whenFurnished } from "../browser/stick.ts";
import { Room, wholeMeeting } from "../browser/wholeMeeting.ts";

let browser: Browser;
let path = "";
const stick = mkdtempSync(join(tmpdir(), "one-map-meeting-"));

beforeAll(async () => {
  const site = await serveSite();
  browser = await launch();
  const desk = await (await browser.newContext({ ...LOOK, serviceWorkers: "block" })).newPage();
  await desk.goto(site.url);
  await whenFurnished(desk);
  path = await exportCopy(desk, stick, "会议包.html");
  await desk.context().close();
  await site.close();
});
afterAll(async () => {
  await browser.close();
  rmSync(stick, { recursive: true, force: true });
});

describe("the meeting from one file", () => {
  wholeMeeting(() => openFromStick(browser, path));
});

it("has its presenter's window, which follows, turns pages, notes a question, and finds the wall again after either is loaded anew", async () => {
  const planner = await openFromStick(browser, path);
  const { page } = planner;
  const room = new Room(page);
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: "按任务领域", exact: true }).click();
  const presenter = await room.openPresenter();
  await presenter.getByText("还没有连上大屏窗口").waitFor();
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  const now = (): Promise<string> => presenter.locator(".presenter-now h3").innerText();
  await room.press("1", "7", "Enter");
  await expect.poll(now).toMatch(/^第 17 项/);
  await presenter.getByRole("button", { name: "下一页" }).click();
  await expect.poll(room.title).not.toMatch(/^第 17 项/);
  await expect.poll(async () => (await now()) === (await room.title())).toBe(true);
  await presenter.getByRole("textbox", { name: "记下提问" }).fill("资金何时到位");
  await presenter.keyboard.press("Enter");
  await expect
    .poll(() => presenter.locator(".presenter-questions li").allInnerTexts())
    .toEqual(["资金何时到位"]);
  // Any file calls its origin "null": what comes without the secret of this presentation is not heard.
  for (const secret of [undefined, null, "0".repeat(32)])
    await page.evaluate(
      (guess) =>
        window.postMessage(
          {
            oneMapShow: 1,
            n: `forged ${guess}`,
            side: "presenter",
            secret: guess,
            message: { kind: "command", command: { do: "leave" } },
          },
          "*",
        ),
      secret,
    );
  await presenter.getByRole("button", { name: "上一页" }).click();
  await expect.poll(room.title).toMatch(/^第 17 项/);
  await presenter.getByRole("button", { name: "下一页" }).click();
  await expect.poll(room.title).not.toMatch(/^第 17 项/);
  await presenter.reload();
  await expect.poll(now, { timeout: 20_000 }).toBe(await room.title());
  await page.reload();
  await page.locator(".present").waitFor();
  await room.press("PageDown");
  await expect
    .poll(async () => (await now()) === (await room.title()), { timeout: 20_000 })
    .toBe(true);
  await room.press("Home");
  await expect.poll(async () => (await now()) === (await room.title())).toBe(true);
  await presenter.locator(".presenter-map").first().waitFor();
  expect([planner.outside, planner.faults]).toEqual([[], []]);
  await planner.leave();
});
