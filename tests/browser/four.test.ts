// The projects the town ordered, at first sight: on every screen their marks lie open on the map and their names can be read.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { Office, type Files, type Planner } from "./planner.ts";
import { hiddenOf } from "./seen.ts";
import { Room } from "./wholeMeeting.ts";

const ORDERED = {
  "shiziling-reservoir": "狮子岭水库旅游核心区",
  henglong: "恒隆生态农场肉牛养殖基地",
  "road-repair": "烂路修复",
  "road-widening": "道路拓宽",
  "asphalt-paving": "铺设沥青混凝土",
  "black-odour-water": "农村黑臭水体整治（全镇示意）",
};

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

/** Pairs of the names on the map that lie on one another. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const names = window.oneMap.marks().flatMap(({ name }) => (name ? [name] : []));
    return names.flatMap((a, index) =>
      names
        .slice(index + 1)
        .filter(
          (b) =>
            a.box[0] < b.box[2] &&
            b.box[0] < a.box[2] &&
            a.box[1] < b.box[3] &&
            b.box[1] < a.box[3],
        )
        .map((b) => `${a.text} ${b.text}`),
    );
  });

/** Everything that is wrong with how the named projects are seen, once nothing moves any more. */
async function faultsOf(page: Page, names: Record<string, string> = ORDERED): Promise<string[]> {
  await page.evaluate(() => window.oneMap.settled());
  const marks = await page.evaluate(() => window.oneMap.marks());
  const misnamed = marks.flatMap(({ id, name }) =>
    id in names && name && name.text !== names[id] ? [`${id}: named ${name.text}`] : [],
  );
  return [...(await hiddenOf(page, Object.keys(names))), ...misnamed, ...(await overlaps(page))];
}

const open = (page: Page): Promise<boolean> =>
  page.locator("details.legend").evaluate((legend) => (legend as HTMLDetailsElement).open);

describe.each([
  ["an office screen", { width: 1366, height: 768 }],
  ["a large screen", { width: 1920, height: 1080 }],
  ["a phone", { width: 390, height: 844, touch: true }],
  ["a tablet held upright", { width: 820, height: 1180, touch: true }],
])("on %s", (_, opening) => {
  let desk: Planner;
  beforeAll(async () => {
    desk = await office.sitDown(opening);
  });
  afterAll(() => desk.leave());

  it("are in sight in the opening view, whose address stays empty", async () => {
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
    expect(await desk.address()).toBe("");
  });

  it("stay in sight when the legend comes and goes", async () => {
    if (opening.width <= 900) {
      await desk.page.getByRole("button", { name: "图层" }).click();
      await desk.page.locator(".legend-body").waitFor();
      expect(await violations(desk)).toEqual([]);
      await expect.poll(() => faultsOf(desk.page)).toEqual([]);
      await desk.page.keyboard.press("Escape");
      await desk.page.locator(".legend-body").waitFor({ state: "hidden" });
      await expect.poll(() => faultsOf(desk.page)).toEqual([]);
      return;
    }
    const before = await open(desk.page);
    await desk.page.locator(".legend summary").click();
    await expect.poll(() => open(desk.page)).toBe(!before);
    if (!before) expect(await violations(desk)).toEqual([]);
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
    await desk.reload();
    expect(await open(desk.page)).toBe(!before);
    await desk.page.locator(".legend summary").click();
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
  });

  it("are in sight after “缩放到结果” from elsewhere", async () => {
    await desk.page.evaluate(() => window.oneMap.jumpTo({ center: [110.9, 21.5], zoom: 10.2 }));
    await desk.page.getByRole("button", { name: "缩放到筛选结果" }).click();
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
  });
});

describe("on other screens", () => {
  it("are in sight beside the matrix, and when a panel is closed", async () => {
    const desk = await office.sitDown({ address: "panel=matrix" });
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
    expect(await open(desk.page)).toBe(false);
    await desk.page.getByRole("button", { name: "收起面板" }).click();
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
    await desk.leave();
  });

  it("are in sight below the chips of a filter that leaves them in", async () => {
    const desk = await office.sitDown({ address: "precision=schematic&precision=gazetteer" });
    await desk.page.locator(".chips").waitFor();
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
    await desk.leave();
  });

  it("are in sight on the first scene of a meeting", async () => {
    const desk = await office.sitDown({ width: 1920, height: 1080 });
    await Room.atTheWall(desk.page);
    await expect.poll(() => faultsOf(desk.page)).toEqual([]);
    expect(await desk.page.locator(".wall-legend").innerText()).toContain("示意（全镇）");
    expect(await violations(desk)).toEqual([]);
    await desk.leave();
  });
});

it("another town names its own, and a town that names none opens as it did", async () => {
  const town = async (featured: string[] | null): Promise<Files> => {
    const text = await (await fetch(`${office.url}geodata/town.json`)).text();
    return { "town.json": JSON.stringify({ ...JSON.parse(text), featured }) };
  };
  const own = await office.sitDown({ width: 390, height: 844, files: await town(["crayfish"]) });
  await expect.poll(() => faultsOf(own.page, { crayfish: "澳洲淡水龙虾养殖项目" })).toEqual([]);
  await own.leave();
  const none = await office.sitDown({ files: await town(null) });
  const at = (await none.page.evaluate(() => window.oneMap.marks())).find(
    ({ id }) => id === "henglong",
  )!.at;
  const map = (await none.page.locator(".map-canvas").boundingBox())!;
  // town.json's own centre stands in the middle of the map: 恒隆 lies a known way to its north-east.
  expect([at[0] > map.x + map.width / 2, at[1] < map.y + map.height / 2]).toEqual([true, true]);
  await none.leave();
});

describe("selecting", () => {
  it("a project in sight moves no camera, and its uncertainty paints nothing grey", async () => {
    const desk = await office.sitDown({ width: 1920, height: 1080 });
    await desk.page.evaluate(() => window.oneMap.settled());
    const place = async () =>
      (await desk.page.evaluate(() => window.oneMap.marks())).find(
        ({ id }) => id === "road-repair",
      )!.at;
    const before = await place();
    const pixels = await mapPixels(desk, before);
    await desk.chooseProject("狮子岭水库旅游核心区");
    await desk.page.locator(".card").waitFor();
    await desk.page.evaluate(() => window.oneMap.settled());
    expect(await place()).toEqual(before);
    // 烂路修复 lies well within the 6 km of 狮子岭: around it not a pixel has changed.
    expect((await mapPixels(desk, before)).equals(pixels)).toBe(true);
    await desk.leave();
  });

  it("a project that the card would hide brings it beside the card", async () => {
    const desk = await office.sitDown();
    await desk.chooseProject("恒隆生态农场肉牛养殖基地");
    await desk.page.locator(".card").waitFor();
    await expect.poll(() => hiddenOf(desk.page, ["henglong"])).toEqual([]);
    await desk.leave();
  });
});

/** A picture of the ground to the north of a place, where no name stands. */
const mapPixels = ({ page }: Planner, [x, y]: readonly [number, number]): Promise<Buffer> =>
  page.screenshot({ clip: { x: x - 20, y: y - 34, width: 40, height: 24 } });
