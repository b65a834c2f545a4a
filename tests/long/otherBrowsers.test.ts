// Firefox and WebKit, which the product is not made for but starts, draws and saves in: the short flow on
// Debian's builds of them.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { serveSite } from "../browser/chromium.ts";
import { SiteFolder } from "../browser/siteFolder.ts";
import { openDisplay, type Display } from "./display.ts";
import type { Driven } from "./driven.ts";
import { openFirefox } from "./firefox.ts";
import { openWebKit } from "./webKit.ts";

declare global {
  interface Window {
    /** Whatever went wrong in the page since it was loaded. */
    faults: string[];
  }
}

const SCREEN = { width: 1366, height: 768 };
/** The window of a browser is larger than its page. */
const DISPLAY = { width: 1440, height: 1000 };
/** Lines upon paper; a hatch that is smeared into one tone has half as much. */
const CLEAR = 64;
const ORDERED = {
  "shiziling-reservoir": "狮子岭水库旅游核心区",
  henglong: "恒隆生态农场肉牛养殖基地",
  "road-repair": "烂路修复",
  "black-odour-water": "农村黑臭水体整治",
};

const folder = new SiteFolder();
let site: { url: string; close: () => Promise<void> };
let display: Display;
let desk: Driven;
beforeAll(async () => {
  const page = folder.read("index.html");
  folder.write(
    "index.html",
    page.replace("<head>", `<head><script>(${String(collectFaults)})()</script>`),
  );
  [site, display] = await Promise.all([serveSite(folder.folder), openDisplay(DISPLAY)]);
});
afterEach(() => desk.close());
afterAll(async () => {
  await Promise.all([site.close(), display.close()]);
  await folder.remove();
});

/** Runs before the page's first script and its policy: WebKit's driver tells nothing of what stands on the console. */
function collectFaults(): void {
  window.faults = [];
  const add = (fault: unknown): void => void window.faults.push(String(fault));
  addEventListener("error", ({ message }) => add(message));
  addEventListener("unhandledrejection", ({ reason }) => add(reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    add(`${violatedDirective} forbids ${blockedURI}`),
  );
  const write = console.error;
  console.error = (...given: unknown[]) => {
    add(given.join(" "));
    write(...given);
  };
}

const faults = (): Promise<string[]> => desk.run(() => window.faults, null);
const textOf = (selector: string): Promise<string> =>
  desk.run((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);
/** WebKit calls a page loaded before the last of its scripts has run. */
async function whenSettled(): Promise<void> {
  await expect.poll(() => desk.run(() => "oneMap" in window, null)).toBe(true);
  await desk.run(async () => {
    await window.oneMap.ready;
    await window.oneMap.settled();
  }, null);
}

type Spot = { x: number; y: number; radius: number };

/** Steps of green, of 255, between the darkest and the brightest pixel in each square of the page. */
const contrastAt = async (spots: readonly Spot[]): Promise<number[]> =>
  desk.run(
    async ({ png, spots }) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [picture.width, picture.height];
      const pen = canvas.getContext("2d")!;
      pen.drawImage(picture, 0, 0);
      const scale = picture.width / innerWidth;
      return spots.map(({ x, y, radius }) => {
        const [left, top, side] = [x - radius, y - radius, 2 * radius].map((at) => at * scale);
        const { data } = pen.getImageData(left!, top!, side!, side!);
        const greens = data.filter((_, index) => index % 4 === 1);
        return Math.max(...greens) - Math.min(...greens);
      });
    },
    { png: await desk.picture(), spots },
  );

/** What has been drawn may come on the screen a picture later. */
const seesContrast = (spots: readonly Spot[]): Promise<void> =>
  expect.poll(async () => Math.min(...(await contrastAt(spots)))).toBeGreaterThan(CLEAR);

/** The ordered projects are drawn: where each has its mark is more than the ground. */
async function seesMarks(): Promise<void> {
  const spots = await desk.run(
    (ids) =>
      window.oneMap
        .marks()
        .filter(({ id }) => ids.includes(id))
        .map(({ at: [x, y] }) => ({ x, y, radius: 8 })),
    Object.keys(ORDERED),
  );
  expect(spots).toHaveLength(Object.keys(ORDERED).length);
  await seesContrast(spots);
}

/** The legend's sign for 示意 has a hatch: its middle, well within the edge, has lines and what is between them. */
async function seesHatch(): Promise<void> {
  await desk.click('//details[contains(@class,"legend")]/summary');
  await expect.poll(() => textOf(".legend-body")).toContain("示意");
  const spot = await desk.run(() => {
    const rows = [...document.querySelectorAll(".legend button")];
    const sign = rows.find(({ textContent }) => textContent === "示意")!.querySelector(".mark")!;
    const { x, y, width, height } = sign.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, radius: 2 };
  }, null);
  await seesContrast([spot]);
}

const isPressed = (status: string): Promise<boolean> =>
  desk.run(
    (wanted) =>
      [...document.querySelectorAll('.status-row [aria-pressed="true"]')].some(
        ({ textContent }) => textContent === wanted,
      ),
    status,
  );

/** Picks 恒隆 on the panel, sets its status on the card, and waits until that is on disk. */
async function setStatus(): Promise<void> {
  await desk.click(`//button[contains(@class,"project-line")][contains(.,"${ORDERED.henglong}")]`);
  await expect.poll(() => textOf(".card")).toContain(ORDERED.henglong);
  await desk.click('//*[contains(@class,"status-row")]//button[text()="续建"]');
  await expect.poll(() => isPressed("续建")).toBe(true);
  const saved = () =>
    desk.run(
      () => document.querySelector("[data-saved-seq]")!.getAttribute("data-saved-seq"),
      null,
    );
  await expect.poll(saved).toBe("1");
  await expect.poll(() => textOf("[data-saved-seq]")).toContain("已保存");
}

describe.each([
  ["Firefox ESR", openFirefox],
  ["WebKit", openWebKit],
])("%s", (_, open) => {
  it("starts, draws the map with the ordered projects, and keeps an edit over a reload", async () => {
    desk = await open(SCREEN, display.env);
    await desk.open(site.url);
    await whenSettled();
    expect(await textOf("h1.brand")).toContain("浅水镇");
    const panel = await textOf("#panel");
    for (const name of Object.values(ORDERED)) expect(panel).toContain(name);
    await seesMarks();
    await seesHatch();
    await setStatus();
    expect(await faults()).toEqual([]);
    await desk.reload();
    await whenSettled();
    await expect.poll(() => isPressed("续建")).toBe(true);
    expect(await faults()).toEqual([]);
  });
});
