// How the desk is divided: room for the map, edges that move and are remembered, where table and card stand, and
// a camera that stays where it was put.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { layout } from "#words/zh-CN/layout.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { words } from "#words/words.ts";
import { Office, type Opening, type Planner } from "./planner.ts";
import { hiddenOf } from "./seen.ts";

let office: Office;
let desk: Planner;
let page: Page;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(() => desk.leave());

async function sitDown(opening: Opening = {}): Promise<void> {
  desk = await office.sitDown(opening);
  ({ page } = desk);
  await page.evaluate(() => window.oneMap.settled());
}

/** The share of the window in which the map lies open, under nothing of the desk. */
const openMap = (): Promise<number> =>
  page.evaluate(() => {
    const step = 6;
    let open = 0;
    let all = 0;
    for (let x = step / 2; x < innerWidth; x += step)
      for (let y = step / 2; y < innerHeight; y += step) {
        all++;
        if (document.elementFromPoint(x, y)?.closest(".map-canvas")) open++;
      }
    return open / all;
  });

const sizeOf = (selector: string): Promise<{ width: number; height: number }> =>
  page.locator(selector).evaluate((it) => ({ width: it.clientWidth, height: it.clientHeight }));

const edge = (name: keyof typeof layout.edges) =>
  page.getByRole("separator", { name: layout.edges[name] });

describe("with table and card open", () => {
  it("the map has half of the window at 1366 × 768, also after two rows were looked at", async () => {
    await sitDown({ address: "panel=table" });
    await page.getByRole("button", { name: "旺祥养殖场" }).click();
    await page.getByRole("button", { name: "恒隆生态农场肉牛养殖基地" }).click();
    await page.locator(".card .card-actions").waitFor();
    expect(await openMap()).toBeGreaterThanOrEqual(0.5);
    // The card lies beside the table, not upon the map.
    const [card, map] = [
      (await page.locator(".card").boundingBox())!,
      (await page.locator("#map").boundingBox())!,
    ];
    expect(card.y).toBeGreaterThanOrEqual(map.y + map.height);
  });

  it("the table moves beside the map and back, and stands there again after a reload", async () => {
    await sitDown({ address: "panel=table&project=henglong" });
    await page.locator(".card .card-actions").waitFor();
    const isBeside = async (): Promise<boolean> => {
      const [table, map] = [
        (await page.locator("#panel").boundingBox())!,
        (await page.locator("#map").boundingBox())!,
      ];
      return table.x >= map.x + map.width - 1;
    };
    expect(await isBeside()).toBe(false);
    await page.getByRole("button", { name: layout.table.beside }).click();
    await expect.poll(isBeside).toBe(true);
    await desk.reload();
    await expect.poll(isBeside).toBe(true);
    // Nothing of the card upon the map either.
    const card = (await page.locator(".card").boundingBox())!;
    const map = (await page.locator("#map").boundingBox())!;
    expect(card.x).toBeGreaterThanOrEqual(map.x + map.width - 1);
    await page.getByRole("button", { name: layout.table.below }).click();
    await expect.poll(isBeside).toBe(false);
  });

  it("without any panel the card lies upon the map, and gives back its room", async () => {
    await sitDown({ address: "panel=none" });
    const before = await sizeOf("#map");
    await page.evaluate(() => (location.hash = "panel=none&project=henglong"));
    await page.locator(".card").waitFor();
    expect(await sizeOf("#map")).toEqual(before);
    expect(await openMap()).toBeGreaterThan(0.4);
  });
});

describe("edges", () => {
  it("move by keys and by pointer, are remembered, and go back by a double click", async () => {
    await sitDown({ noWebGl: true });
    const panel = edge("panel");
    await panel.focus();
    const first = (await sizeOf("#panel")).width;
    expect(Number(await panel.getAttribute("aria-valuenow"))).toBeCloseTo(first, -1);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    const rem = await page.evaluate(() =>
      parseFloat(getComputedStyle(document.documentElement).fontSize),
    );
    await expect.poll(async () => (await sizeOf("#panel")).width - first).toBeCloseTo(5 * rem, -1);
    expect(Number(await panel.getAttribute("aria-valuenow"))).toBeGreaterThan(first + 4 * rem);
    await desk.reload();
    await panel.waitFor();
    expect((await sizeOf("#panel")).width - first).toBeCloseTo(5 * rem, -1);
    await panel.dblclick();
    await expect.poll(async () => (await sizeOf("#panel")).width).toBe(first);

    const filters = (await sizeOf(".filters")).width;
    const box = (await edge("filters").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, 400);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, 400, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await sizeOf(".filters")).width - filters).toBeCloseTo(60, -1);
    await edge("filters").press("Enter");
    await expect.poll(async () => (await sizeOf(".filters")).width).toBe(filters);
  });

  it("keep between their bounds, and leave the tabs whole however narrow the panel", async () => {
    await sitDown({ noWebGl: true, address: "panel=table&project=henglong" });
    for (const name of ["dock", "card-beside"] as const) {
      const one = edge(name);
      await one.press("Home");
      await expect
        .poll(() => one.getAttribute("aria-valuenow"))
        .toBe(await one.getAttribute("aria-valuemin"));
      await one.press("End");
      await expect
        .poll(async () => Number(await one.getAttribute("aria-valuenow")))
        .toBeGreaterThan(Number(await one.getAttribute("aria-valuemin")));
    }
    await desk.openPanel(words.desk.panels.projects);
    await edge("panel").press("Home");
    expect(await cutTabs()).toEqual([]);
  });
});

/** Tabs that the row cuts, or that stand in a second row. */
const cutTabs = (): Promise<string[]> =>
  page.locator("#panel [role=tab]").evaluateAll((tabs) => {
    const row = tabs[0]!.parentElement!.getBoundingClientRect();
    const top = tabs[0]!.getBoundingClientRect().top;
    return tabs
      .filter((tab) => {
        const box = tab.getBoundingClientRect();
        return (
          box.top !== top || box.right > row.right + 0.5 || tab.scrollWidth > tab.clientWidth + 1
        );
      })
      .map(({ textContent }) => textContent ?? "");
  });

it.each([
  [1366, 768],
  [1440, 900],
])("the meeting's tabs stand in one row, none cut, at %i × %i", async (width, height) => {
  await sitDown({ width, height, noWebGl: true, address: "panel=meeting" });
  expect(await page.locator("#panel [role=tab]").count()).toBe(9);
  expect(await cutTabs()).toEqual([]);
  await page.getByRole("button", { name: words.desk.share.copy }).click();
  const answer = page.locator(".share-said:not(:empty), .share-link");
  await answer.waitFor();
  // Seen where it stands: nothing lies over it, and no edge cuts it.
  expect(
    await answer.evaluate((it) => {
      const { left, right, top, bottom } = it.getBoundingClientRect();
      const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return it.contains(front) && left >= 0 && right <= innerWidth && bottom <= innerHeight;
    }),
  ).toBe(true);
});

describe("the legend, opened at 1366 × 768,", () => {
  it("keeps clear of the names that were there", async () => {
    await sitDown();
    const names = await page.evaluate(() =>
      window.oneMap.marks().flatMap(({ id, name }) => (name ? [id] : [])),
    );
    expect(names).toEqual(expect.arrayContaining(["mediation-centre", "wangxiang"]));
    await page.locator(".legend summary").click();
    await page.locator(".legend-body").waitFor();
    await expect.poll(() => hiddenOf(page, names)).toEqual([]);
  });

  it.each(["panel=matrix", "panel=table", "panel=table&project=henglong"])(
    "covers less than a third of the map beside %s, and leaves the town in sight",
    async (address) => {
      await sitDown({ address });
      await page.locator(".legend summary").click();
      await page.locator(".legend-body").waitFor();
      const [legend, map] = [await sizeOf(".legend"), await sizeOf("#map")];
      expect((legend.width * legend.height) / (map.width * map.height)).toBeLessThan(1 / 3);
      await expect
        .poll(() => hiddenOf(page, ["henglong", "shiziling-reservoir", "road-repair"]))
        .toEqual([]);
    },
  );

  it("leaves no hole in a map that is composed without a graphics card", async () => {
    await sitDown({ address: "panel=matrix" });
    await page.locator(".legend summary").click();
    await page.locator(".legend-body").waitFor();
    await page.evaluate(() => window.oneMap.settled());
    // The names lie on a canvas of their own; without them the same ground must look the same with the legend and
    // without.
    await page.evaluate(() => {
      document.querySelector<HTMLElement>(".map-names")!.style.display = "none";
    });
    const [map, legend] = [
      (await page.locator("#map").boundingBox())!,
      (await page.locator(".legend").boundingBox())!,
    ];
    const withLegend = await columnsOf(await page.screenshot(), map, legend.y);
    await page
      .locator(".legend")
      .evaluate((it) => ((it as HTMLElement).style.visibility = "hidden"));
    await page.evaluate(() =>
      window.oneMap.setFilter({ text: "无" }).then(() => window.oneMap.setFilter(null)),
    );
    const without = await columnsOf(await page.screenshot(), map, legend.y);
    expect(withLegend.filter((sum, index) => sum !== without[index])).toEqual([]);
  });
});

/** One number a column of the picture, of the part of the map above `bottom`. */
const columnsOf = (
  picture: Buffer,
  map: { x: number; y: number; width: number },
  bottom: number,
): Promise<number[]> =>
  page.evaluate(
    async ({ data, left, top, width, height }) => {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext("2d")!;
      pen.drawImage(image, -left, -top);
      const pixels = pen.getImageData(0, 0, width, height).data;
      return Array.from({ length: width }, (_, x) => {
        let sum = 7;
        for (let y = 0; y < height; y++) sum = (sum * 31 + pixels[(y * width + x) * 4]!) >>> 0;
        return sum;
      });
    },
    {
      data: picture.toString("base64"),
      left: Math.round(map.x) + 60,
      top: Math.round(map.y) + 4,
      width: Math.round(map.width) - 70,
      height: Math.round(bottom - map.y) - 12,
    },
  );

describe("the camera", () => {
  const marks = () =>
    page.evaluate(() =>
      window.oneMap.settled().then(() => window.oneMap.marks().map(({ id, at }) => [id, ...at])),
    );
  const at = async (): Promise<string> => /at=[^&]*/.exec(await desk.address())?.[0] ?? "";

  /** Everything that changes the map's size or lies upon it, there and back. */
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    "the table opens": () => desk.openPanel(words.desk.panels.table),
    "the table moves beside the map": () =>
      page.getByRole("button", { name: layout.table.beside }).click(),
    "the table moves below the map": () =>
      page.getByRole("button", { name: layout.table.below }).click(),
    "the matrix opens": () => desk.openPanel(words.desk.panels.matrix),
    "the legend opens": () => page.locator(".legend summary").click(),
    "the legend folds": () => page.locator(".legend summary").click(),
    "the panel closes": () => page.getByRole("button", { name: words.desk.panels.close }).click(),
    "the panel opens": () => page.getByRole("button", { name: words.desk.panels.open }).click(),
  };

  it("stays where the user put it, whatever opens, closes, moves or grows", async () => {
    await sitDown();
    await page.evaluate(() => window.oneMap.jumpTo({ center: [110.79, 21.6], zoom: 13.25 }));
    await expect.poll(at).toContain("at=13.25");
    const before = await at();
    for (const [name, step] of Object.entries(steps)) {
      await step();
      await page.evaluate(() => window.oneMap.settled());
      expect(`${name}: ${await at()}`).toBe(`${name}: ${before}`);
    }
    await edge("panel").press("Shift+ArrowLeft");
    await page.setViewportSize({ width: 1100, height: 700 });
    await page.evaluate(() => window.oneMap.settled());
    expect(await at()).toBe(before);
    const { middle, mark } = await page.evaluate(() => {
      const map = document.querySelector(".map-canvas")!.getBoundingClientRect();
      const [x, y] = window.oneMap.marks().find(({ id }) => id === "henglong")!.at;
      return { middle: [map.x + map.width / 2, map.y + map.height / 2], mark: [x, y] };
    });
    // The middle of the map is still the middle: 恒隆 stands as far from it as before, at the same scale.
    expect(Math.hypot(mark[0]! - middle[0]!, mark[1]! - middle[1]!)).toBeLessThan(400);
  });

  it("of the opening view comes back as it was when what was opened is closed", async () => {
    await sitDown();
    const before = await marks();
    await desk.openPanel(words.desk.panels.table);
    expect(await desk.address()).not.toContain("at=");
    await desk.openPanel(words.desk.panels.matrix);
    await desk.openPanel(words.desk.panels.projects);
    await expect.poll(marks).toEqual(before);
  });
});

describe("what has to be pressed lies in sight at 1366 × 768:", () => {
  const isInSight = (name: string, inside: string): Promise<boolean> =>
    page
      .locator(inside)
      .getByRole("button", { name, exact: true })
      .evaluate((it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect();
        return it.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      });

  it.each(["project=henglong", "panel=table&project=henglong", "panel=none&project=henglong"])(
    "the confirm form's submit, %s",
    async (address) => {
      await sitDown({ address, noWebGl: true });
      await page.getByRole("button", { name: edit.place.confirm }).click();
      await page.locator(".place-form").waitFor();
      expect(await isInSight(edit.place.form.save, ".place-form")).toBe(true);
    },
  );

  it("新增项目's submit", async () => {
    await sitDown({ noWebGl: true, address: "panel=table" });
    await page.locator("#panel").getByRole("button", { name: edit.table.add }).click();
    await page.locator(".overlay .dialog-actions").waitFor();
    expect(await isInSight(edit.add.save, ".overlay")).toBe(true);
  });
});

it("the matrix' totals keep off the border of their cells", async () => {
  await sitDown({ noWebGl: true, address: "panel=matrix" });
  await page.locator(".matrix-total").first().waitFor();
  const least = await page.locator("td.matrix-total").evaluateAll((cells) =>
    Math.min(
      ...cells.map((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return cell.getBoundingClientRect().right - text.getBoundingClientRect().right;
      }),
    ),
  );
  expect(least).toBeGreaterThanOrEqual(4);
});

it("Escape closes the minutes of the meeting, and only then the card", async () => {
  await sitDown({ noWebGl: true, address: "project=henglong" });
  await page.locator(".card").waitFor();
  await page.getByRole("button", { name: "会议记录" }).click();
  await page.getByRole("region", { name: "会议记录" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".room-panel").waitFor({ state: "detached" });
  expect(await page.locator(".card").isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
});
