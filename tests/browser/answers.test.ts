// The desk answers on the spot: a key that ends a drawing, a link that was copied, a status that can be taken back, rows that came in.
// One desk for all; each test leaves it as the next one needs it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";
import { hiddenOf } from "./seen.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown();
});
afterAll(async () => {
  const { faults } = desk;
  await office.close();
  if (faults.length > 0) throw new Error(faults.join("\n"));
});

const press = (key: string): Promise<void> => desk.page.keyboard.press(key);
const button = (name: string) => desk.page.getByRole("button", { name, exact: true });
const card = () => desk.page.getByRole("article", { name: "项目详情" });
const focused = () => desk.page.evaluate(() => document.activeElement?.textContent);
const still = () => desk.page.evaluate(() => window.oneMap.settled());
const middle = async (): Promise<[number, number]> => {
  const box = (await desk.page.locator(".map-canvas").boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const crosshair = () => desk.page.locator(".sketch-crosshair").count();

describe("while the mouse draws", () => {
  it("Enter saves the point where it was clicked, and no other key adds one", async () => {
    const { shown } = await desk.counts();
    await desk.chooseProject("长者食堂");
    await card().getByRole("button", { name: "画位置" }).click();
    await desk.page.getByText("正在画：长者食堂").waitFor();
    const [x, y] = await middle();
    await desk.page.mouse.click(x - 110, y + 70);
    for (const key of [" ", "Shift", "Alt", "a", "Enter"]) await press(key);
    await card().getByText("手工绘制").waitFor();
    await button("关闭详情").click();
    await still();
    await desk.page.mouse.click(x - 110, y + 70);
    await card().getByRole("heading", { name: "长者食堂" }).waitFor();
    expect((await desk.counts()).shown).toBe(shown + 1);
    await button("关闭详情").click();
  });

  it("Enter ends a line at the last click; the crosshair begins with an arrow key and ends with the mouse", async () => {
    await button("测量").click();
    await desk.page.getByRole("toolbar", { name: "测量工具" }).waitFor();
    const length = async () =>
      (await desk.page.locator('.sketch-bar [role="status"]').textContent()) || undefined;
    const [x, y] = await middle();
    for (const dx of [-120, -40, 60]) await desk.page.mouse.click(x + dx, y + 20);
    await expect.poll(length).toBeDefined();
    await still();
    const drawn = await length();
    await press(" ");
    await press("Enter");
    await desk.page.locator(".sketch-hint", { hasText: "拖动顶点" }).waitFor();
    expect(await length()).toBe(drawn);
    expect(await crosshair()).toBe(0);

    await button("重新测量").click();
    await desk.page.mouse.move(x, y);
    await desk.page.locator(".maplibregl-canvas").focus();
    await press("ArrowRight");
    await expect.poll(crosshair).toBe(1);
    await still();
    await press("Enter");
    await press("ArrowUp");
    await still();
    await press("Enter");
    await expect.poll(length).toBeDefined();
    await desk.page.mouse.move(x + 30, y + 30);
    await expect.poll(crosshair).toBe(0);
    await button("结束测量").click();
  });
});

describe("a link", () => {
  const share = () => button("复制链接");
  const said = () => desk.page.locator(".share-said").innerText();

  it.each([1366, 1024, 390])("is said to be copied, at a width of %d", async (width) => {
    await desk.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await desk.page.setViewportSize({ width, height: 768 });
    if (width <= 900) await button("更多").click();
    await share().click();
    await expect.poll(said).toBe("链接已复制");
    expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe(desk.page.url());
    const box = (await desk.page.locator(".share-said").boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  });

  it("is shown, marked and ready, where the browser refuses to copy", async () => {
    await desk.page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      document.execCommand = () => false;
    });
    await share().click();
    const field = desk.page.getByRole("textbox", { name: "当前画面的链接" });
    await field.waitFor();
    expect(await desk.page.evaluate(() => getSelection()?.toString())).toBe(desk.page.url());
    const box = (await field.boundingBox())!;
    expect([box.x >= 0, box.x + box.width <= 390]).toEqual([true, true]);
    expect(await violations(desk)).toEqual([]);
    await press("Escape");
    await expect.poll(() => field.count()).toBe(0);
    await desk.page.setViewportSize({ width: 1366, height: 768 });
  });
});

it("no two buttons of the header bear the same picture", async () => {
  const drawn = await desk.page
    .locator(".header button .icon path")
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
  expect(drawn.length).toBeGreaterThan(6);
  expect(new Set(drawn).size).toBe(drawn.length);
});

describe("a status of one click", () => {
  it("is said, keeps the focus, and is taken back by the next Tab and Enter", async () => {
    await desk.page.evaluate(() => (location.hash = "project=henglong"));
    const done = card().locator(".status-done");
    await card().getByRole("button", { name: "续建" }).click();
    await expect.poll(() => done.innerText()).toContain("状态：未填报 → 续建");
    expect(await focused()).toBe("续建");
    expect((await desk.filter({ statuses: ["续建"] })).projects).toBe(1);
    await press("Tab");
    await press("Tab");
    await expect.poll(focused).toBe("撤销这次改动");
    await press("Enter");
    await expect.poll(() => done.innerText()).toBe("");
    expect((await desk.filter({ statuses: ["续建"] })).projects).toBe(0);
    expect(await focused()).toBe("谋划储备");
    await desk.filter(null);
  });
});

describe("many rows at once", () => {
  const apply = () => button("应用").click();
  const withStatus = async () => {
    const { projects } = await desk.filter({ statuses: ["前期"] });
    await desk.filter(null);
    return projects;
  };

  it("a blank value changes nothing and says so; clearing is a choice of its own", async () => {
    await desk.page.evaluate(() => (location.hash = "panel=table"));
    for (const name of ["恒隆生态农场肉牛养殖基地", "旺祥养殖场"])
      await desk.page.getByRole("row").filter({ hasText: name }).getByRole("checkbox").click();
    const value = desk.page.getByRole("combobox", { name: "状态的新值" });
    await value.fill("前期");
    await apply();
    await expect.poll(withStatus).toBe(2);
    for (const blank of ["", "  ", "—"]) {
      await value.fill(blank);
      await apply();
      await desk.page.getByText("没有填写“状态”的新值，未作改动").waitFor();
      expect(await withStatus()).toBe(2);
    }
    await desk.page.getByRole("checkbox", { name: "清空（改为未填报）" }).check();
    await apply();
    await expect.poll(withStatus).toBe(0);
    await button("取消选择").click();
  });
});

describe("after an import", () => {
  const ROWS =
    "项目名称,任务,经度,纬度\n新渠一,17,110.80,21.62\n新渠二,17,110.81,21.63\n新食堂,25,,\n";

  it("what came in is listed, picked in the table and in sight on the map, a place or not", async () => {
    await desk.filter({ statuses: ["竣工"] });
    await desk.page
      .getByTestId("import-files")
      .setInputFiles([{ name: "新.csv", mimeType: "text/csv", buffer: Buffer.from(ROWS) }]);
    const dialog = desk.page.getByRole("dialog");
    const wgs = dialog.getByRole("radio", { name: /WGS-84/ });
    await dialog.getByRole("button", { name: "预览" }).waitFor();
    if ((await wgs.count()) > 0) await wgs.first().check();
    await dialog.getByRole("button", { name: "预览" }).click();
    await dialog.getByRole("button", { name: "导入 3 行" }).click();
    const list = dialog.getByRole("region", { name: "新增的项目 3" });
    await expect.poll(() => list.getByRole("button").allInnerTexts()).toHaveLength(3);
    expect(await list.innerText()).toContain("无位置");
    expect(await violations(desk)).toEqual([]);
    await dialog.getByRole("button", { name: "关闭" }).click();
    await desk.page.getByText("已选 3 个项目").waitFor();
    expect(await desk.page.locator(".grid tbody tr").count()).toBe(3);
    expect((await desk.counts()).projects).toBe(50);
    const marks = () => desk.page.evaluate(() => window.oneMap.marks());
    const canals = async () => (await marks()).filter(({ name }) => name?.text.startsWith("新渠"));
    await expect.poll(async () => (await canals()).length).toBe(2);
    const [one, two] = await canals();
    expect(await hiddenOf(desk.page, [one!.id, two!.id])).toEqual([]);
    // Brought near, too: in the opening view they stand some 50 px apart.
    expect(Math.hypot(one!.at[0] - two!.at[0], one!.at[1] - two!.at[1])).toBeGreaterThan(100);
  });
});
