// Searching as a planner does it: type, see a list over the map, press Enter, be there.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const box = (planner: Planner) => planner.page.getByRole("combobox", { name: "搜索" });
const list = (planner: Planner) => planner.page.getByRole("listbox", { name: "搜索结果" });
const options = (planner: Planner) => list(planner).getByRole("option");

/** Types as a person does, and waits for the list of just these words. */
async function type(planner: Planner, text: string): Promise<void> {
  await box(planner).fill("");
  await box(planner).pressSequentially(text);
  await planner.page.locator('[role="listbox"][aria-busy="false"]').waitFor({ state: "attached" });
}

const isInSight = (planner: Planner, place: string): Promise<boolean> =>
  planner.page.locator(place).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

describe("with the keyboard", () => {
  beforeAll(async () => {
    desk = await office.sitDown();
  });
  afterAll(() => desk.leave());

  it("“/” and a few letters list the project; Enter selects it and its card opens", async () => {
    await desk.page.keyboard.press("/");
    await type(desk, "henglong");
    await options(desk).first().getByText("恒隆生态农场肉牛养殖基地").waitFor();
    expect(await box(desk).getAttribute("aria-expanded")).toBe("true");
    const active = await box(desk).getAttribute("aria-activedescendant");
    expect(await options(desk).first().getAttribute("id")).toBe(active);
    await desk.page.keyboard.press("Enter");
    await expect.poll(() => desk.address()).toContain("project=henglong");
    await list(desk).waitFor({ state: "hidden" });
    expect(await box(desk).inputValue()).toBe("henglong");
  });

  it("lists no tasks that have nothing to do with the words, and does not call an empty result “all on the map”", async () => {
    await desk.page.getByRole("radio", { name: "无位置" }).check({ force: true });
    await expect.poll(() => desk.panelText()).toContain("都已上图");
    expect(await desk.page.getByText("没有上图项目的任务").count()).toBe(0);
    await box(desk).fill("没有这样的词");
    await expect.poll(() => desk.panelText()).toContain("没有项目符合“没有这样的词”");
    expect(await desk.panelText()).not.toContain("都已上图");
    await desk.page.getByText("没有找到“没有这样的词”").waitFor();
    expect(await desk.page.locator(".search-said").innerText()).toContain(
      "已查项目、点位、任务、条文、部门、村（社区）和底图地名",
    );
  });

  it("arrows go through groups; a task opens its clause, and the words are put away", async () => {
    await type(desk, "完善镇域交通");
    const task = list(desk)
      .getByRole("group", { name: /^任务 / })
      .getByRole("option")
      .first();
    const id = (await task.getAttribute("id"))!;
    const ids = await options(desk).evaluateAll((all) => all.map((one) => one.id));
    for (const passed of ids.slice(0, ids.indexOf(id))) {
      expect(await box(desk).getAttribute("aria-activedescendant")).toBe(passed);
      await desk.page.keyboard.press("ArrowDown");
    }
    await desk.page.keyboard.press("Enter");
    await expect.poll(() => desk.address()).toContain("clause=17");
    // Also while a project of another clause is selected.
    await expect.poll(() => isInSight(desk, "#clause-17")).toBe(true);
    expect(await box(desk).inputValue()).toBe("");
    expect((await desk.counts()).projects).toBe(47);
  });

  it("a clause opens the reader at its sentence, which is marked", async () => {
    await type(desk, "水库");
    await list(desk)
      .getByRole("group", { name: /^条文 / })
      .getByRole("option")
      .first()
      .click();
    await expect
      .poll(() => desk.page.locator("mark.sought").innerText())
      .toContain("以狮子岭水库、森林公园为核心");
    await expect.poll(() => isInSight(desk, "mark.sought")).toBe(true);
    // A quoted project inside the sentence is still a link to it.
    expect(await desk.page.locator("mark.sought mark.quoted a").count()).toBeGreaterThan(0);
  });

  it("an office opens its page", async () => {
    await type(desk, "应急管理");
    await list(desk)
      .getByRole("group", { name: /^部门 / })
      .getByRole("option")
      .first()
      .click();
    await desk.page.getByRole("heading", { name: "应急管理办公室" }).waitFor();
    expect(await desk.address()).toContain("panel=office");
  });

  it("a river of the base map is flown to and marked, and Escape takes the mark away", async () => {
    const before = await desk.address();
    await type(desk, "鉴江");
    await desk.page.keyboard.press("Enter");
    await desk.page.locator(".place-name", { hasText: "鉴江" }).waitFor();
    await expect.poll(() => desk.page.locator(".place-mark polyline").count()).toBe(1);
    await expect.poll(() => desk.address()).not.toBe(before);
    expect((await desk.counts()).projects).toBe(47);
    await desk.page.keyboard.press("Escape");
    await desk.page.locator(".place-name").waitFor({ state: "hidden" });
  });

  it("a village without projects and without a point is found, and the list says why it shows nothing", async () => {
    await type(desk, "高栈村");
    await desk.page.keyboard.press("Enter");
    await desk.page.getByText("高栈村没有项目，底图上也没有它的点位").waitFor();
    await desk.page.getByText("没有项目符合“高栈村”").first().waitFor();
    await desk.page.keyboard.press("Escape");
    await list(desk).waitFor({ state: "hidden" });
    expect(await box(desk).inputValue()).toBe("高栈村");
    await desk.page.keyboard.press("Escape");
    await expect.poll(() => box(desk).inputValue()).toBe("");
  });

  it("Enter before the list has come takes the first hit when it comes", async () => {
    await box(desk).fill("旺祥");
    await desk.page.keyboard.press("Enter");
    await expect.poll(() => desk.address()).toContain("project=wangxiang");
  });

  it("more of a group is a line that Enter reaches", async () => {
    await type(desk, "农业");
    const projects = list(desk).getByRole("group", { name: /^项目 / });
    expect(await projects.getByRole("option").count()).toBe(6);
    await projects.getByRole("option", { name: /^再列 \d+ 条$/ }).click();
    await expect.poll(() => projects.getByRole("option").count()).toBeGreaterThan(20);
  });

  it("has no fault of accessibility while it stands open, and nothing has failed", async () => {
    expect(await violations(desk)).toEqual([]);
    expect(desk.faults).toEqual([]);
  });
});

it("a project hidden by other filters is found; choosing it shows it again", async () => {
  const filtered = await office.sitDown({ address: "kind=水环境" });
  await type(filtered, "henglong");
  await options(filtered).first().getByText("恒隆生态农场肉牛养殖基地").waitFor();
  expect(await options(filtered).first().innerText()).toContain("不在当前筛选内");
  await filtered.page.keyboard.press("Enter");
  await expect.poll(() => filtered.address()).toContain("project=henglong&q=henglong");
  expect(await filtered.address()).not.toContain("kind=");
  await filtered.leave();
});

it("on a phone the list is a sheet as wide as the screen", async () => {
  const phone = await office.sitDown({ width: 390, height: 844, touch: true });
  await type(phone, "农业");
  const sheet = (await phone.page.locator(".search-list").boundingBox())!;
  expect([sheet.x, sheet.width]).toEqual([0, 390]);
  expect(sheet.y + sheet.height).toBeLessThanOrEqual(844);
  for (const option of await options(phone).all())
    expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(24);
  await phone.leave();
});
