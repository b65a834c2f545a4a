// A wall of a meeting room at three text sizes: nothing overflows, nothing covers another, all text is large
// enough. Pictures go to tests/browser/out for the eye.
import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { Office, type Planner } from "./planner.ts";

const SIZES = ["A", "A+", "A++"] as const;
/** Key presses that lead to a scene of each kind in the deck by section. */
const SCENES = { opening: ["Home"], map: ["1", "Enter"], clause: ["2", "6", "Enter"] } as const;
const OUT = "tests/browser/out";

/** What is wrong with the wall as it stands, in words; runs in the page. */
function faultsOnTheWall(): string[] {
  const ROOM = 28;
  const NOTICES = 18;
  const unit = Math.min(innerWidth, innerHeight) / 1080;
  const faults: string[] = [];
  const parts = [
    ...document.querySelectorAll<HTMLElement>(
      ".present-map, .present-caption, .present-clause, .present-legend, .present-notices, .present-bar",
    ),
  ].filter((part) => part.getClientRects().length > 0);
  const nameOf = (part: Element): string => part.classList[0]!;
  if (
    document.documentElement.scrollWidth > innerWidth ||
    document.documentElement.scrollHeight > innerHeight
  )
    faults.push("the page scrolls");
  for (const part of parts) {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)
      faults.push(`${nameOf(part)} leaves the wall`);
    if (part.scrollWidth > part.clientWidth + 1)
      faults.push(`${nameOf(part)} is ${part.scrollWidth} wide in ${part.clientWidth}`);
    if (part.scrollHeight > part.clientHeight + 1)
      faults.push(`${nameOf(part)} is ${part.scrollHeight} high in ${part.clientHeight}`);
  }
  // The clause alone is meant to lie over the map.
  parts.forEach((one, index) =>
    parts.slice(index + 1).forEach((other) => {
      if (one.matches(".present-map") && other.matches(".present-clause")) return;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      if (
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
      )
        faults.push(`${nameOf(one)} covers ${nameOf(other)}`);
    }),
  );
  const [slot, map] = [
    document.querySelector(".present-map")!.getBoundingClientRect(),
    document.querySelector(".map")!.getBoundingClientRect(),
  ];
  if (
    (["left", "top", "right", "bottom"] as const).some(
      (side) => Math.abs(slot[side] - map[side]) > 1,
    )
  )
    faults.push("the map is not in its place");
  const texts = document.createTreeWalker(
    document.querySelector(".present")!,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    const part = parts.find((one) => one.contains(node));
    if (rect.width === 0 || node.textContent!.trim() === "" || !part) continue;
    // The menu opens above its bar.
    const place = (node.parentElement!.closest(".present-menu") ?? part).getBoundingClientRect();
    if (
      rect.left < place.left - 1 ||
      rect.right > place.right + 1 ||
      rect.top < place.top - 1 ||
      rect.bottom > place.bottom + 1
    )
      faults.push(`“${node.textContent}” leaves ${nameOf(part)}`);
    const least = (part.matches(".present-notices") ? NOTICES : ROOM) * unit;
    const size = parseFloat(getComputedStyle(node.parentElement!).fontSize);
    if (size < least - 0.05)
      faults.push(`“${node.textContent}” is ${size} px, least ${least.toFixed(1)}`);
    if (
      part.matches(".present-caption") &&
      node.parentElement!.matches("p") &&
      rect.width > 24.5 * size
    )
      faults.push(`a line of the caption has more than 24 characters`);
  }
  return faults;
}

async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: "按任务领域", exact: true }).click();
  await page.keyboard.press("F5");
  await page.locator(".present .wall-legend").waitFor();
}

/** All that is asked of one wall, in CSS pixels. */
export function testWall(width: number, height: number): void {
  let office: Office;
  let planner: Planner;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    office = await Office.open();
    planner = await office.sitDown({ width, height });
    ({ page } = planner);
    await begin(page);
  });
  afterAll(() => office.close());

  it.each(SIZES)(
    "at %s nothing overflows or covers another, and the room can read it",
    async (size) => {
      while ((await page.locator(".present").getAttribute("data-size")) !== size)
        await page.keyboard.press("+");
      const found: Record<string, string[]> = {};
      for (const [name, keys] of Object.entries(SCENES)) {
        for (const key of keys) await page.keyboard.press(key);
        await page.locator(`.present[data-kind="${name === "map" ? "view" : name}"]`).waitFor();
        await page.evaluate(() => window.oneMap.settled());
        expect(await page.locator(".present.is-exploring").count()).toBe(0);
        if (name !== "opening" || size === "A")
          await page.screenshot({ path: `${OUT}/wall-${width}x${height}-${size}-${name}.png` });
        found[name] = await page.evaluate(faultsOnTheWall);
      }
      expect(found).toEqual({ opening: [], map: [], clause: [] });
    },
  );

  it("stays in order off script, with the tools out", async () => {
    await page.keyboard.press("Home");
    await page.getByRole("button", { name: "工具", exact: true }).click();
    const menu = (await page.locator(".present-menu").boundingBox())!;
    expect(
      menu.x >= 0 && menu.y >= 0 && menu.x + menu.width <= width && menu.y + menu.height <= height,
    ).toBe(true);
    await page.screenshot({ path: `${OUT}/wall-${width}x${height}-tools.png` });
    expect(await page.evaluate(faultsOnTheWall)).toEqual([]);
    expect(planner.faults).toEqual([]);
  });
}
