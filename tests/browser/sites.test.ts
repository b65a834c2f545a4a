// As a clerk and a planner would: twelve waters from a list in GCJ-02, one set to 已销号, coloured by status, layers
// switched, the link opened elsewhere.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromWgs84 } from "#geo/crs.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown();
});
afterAll(async () => {
  await desk.leave();
  await office.close();
});

const PROJECT = "农村黑臭水体整治";
const waters = (): string => {
  const toGcj = fromWgs84("GCJ-02");
  const rows = Array.from({ length: 12 }, (_, n) => {
    const [lng, lat] = toGcj(110.755 + n * 0.003, 21.58 + (n % 4) * 0.006);
    const size = n % 2 === 0 ? "2400,国家监管清单" : "800,省级监管清单";
    return `${PROJECT},${n + 1}号塘,W-${n + 1},坑塘,${lng.toFixed(6)},${lat.toFixed(6)},${size},待治理`;
  });
  const heads =
    "项目名称,水体名称,水体编号,水体类型,经度（GCJ-02）,纬度（GCJ-02）,水域面积（平方米）,监管清单,治理状态";
  return [heads, ...rows].join("\r\n");
};

const button = (name: string | RegExp) => desk.page.getByRole("button", { name });
const saved = () =>
  expect.poll(() => desk.page.locator("[data-saved-seq]").first().innerText()).toContain("已保存");
/** How the card sums up the sites of its project. */
const summary = () => desk.page.locator(".site-summary").innerText();
/** What the map draws when nothing moves any more. */
const picture = async (): Promise<string> => {
  await desk.page.evaluate(() => window.oneMap.settled());
  return (await desk.page.locator(".maplibregl-canvas").screenshot()).toString("base64");
};

describe("a list of waters", () => {
  it("is known as a list of sites, and comes in under the project it names", async () => {
    const before = await desk.counts();
    await desk.page
      .getByTestId("import-files")
      .setInputFiles([
        { name: "水体清单.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${waters()}`) },
      ]);
    const dialog = desk.page.getByRole("dialog");
    await dialog.getByLabel("每一行是").waitFor();
    expect(await dialog.getByLabel("每一行是").inputValue()).toBe("sites");
    await dialog.getByRole("button", { name: "预览" }).click();
    await dialog.getByRole("button", { name: "导入 12 行" }).click();
    await dialog.getByText("新增 12 个点位").waitFor();
    await dialog.getByRole("button", { name: "关闭" }).click();
    expect(await desk.headline()).toContain("47个项目·12个点位");
    expect((await desk.counts()).projects).toBe(before.projects);
    await saved();
  });

  it("is there after the page was loaded anew, and one pond is set to 已销号 in its card", async () => {
    await desk.reload();
    await desk.page.evaluate(() => {
      location.hash = "project=black-odour-water";
    });
    await desk.page.getByText("12 个点位：待治理 12").waitFor();
    await button("查看点位“5号塘”").click();
    await desk.page.getByText("水体（按任务推定）").waitFor();
    const closed = desk.page.getByRole("button", { name: "已销号", exact: true });
    await closed.click();
    expect(await closed.getAttribute("aria-pressed")).toBe("true");
    await button(/返回项目/).click();
    await desk.page.getByText("待治理 11、已销号 1").waitFor();
    await saved();
  });

  it("tells the change in the history by the pond's name, and undo takes it back", async () => {
    await button(/^撤销：5号塘/).click();
    await expect.poll(summary).toBe("12 个点位：待治理 12");
    await button(/^重做：5号塘/).click();
    await expect.poll(summary).toBe("12 个点位：待治理 11、已销号 1");
  });

  it("is filtered by status: one project, one site, and the map shows just that", async () => {
    const counts = await desk.filter({ siteStatuses: ["已销号"] });
    expect(counts).toMatchObject({ projects: 1, sites: 1 });
    await expect.poll(() => desk.address()).toContain("sitestatus=已销号");
    await desk.filter(null);
  });

  it("is a table of its own, where the status is set", async () => {
    await desk.openPanel("表格");
    await desk.page.getByText("点位 12").click();
    const table = desk.page.getByRole("table", { name: "点位表" });
    await table.getByLabel("“7号塘”的状态").selectOption("治理中");
    await desk.openPanel("项目");
    await desk.page.evaluate(() => {
      location.hash = "project=black-odour-water";
    });
    await expect.poll(summary).toBe("12 个点位：待治理 10、治理中 1、已销号 1");
  });
});

describe("layers", () => {
  it("colour by status tells ponds apart, and the legend says how", async () => {
    await desk.page.evaluate(() => {
      location.hash = "at=13.40/21.59000/110.77000";
    });
    const plain = await picture();
    await desk.page.getByRole("button", { name: "图层", exact: true }).click();
    await desk.page.getByLabel("着色").selectOption("statuses");
    expect(await picture()).not.toBe(plain);
    await expect.poll(() => desk.address()).toContain("colour=statuses");
    await desk.page.getByText("图例", { exact: true }).click();
    const legend = desk.page.locator(".legend-body");
    for (const status of ["待治理", "治理中", "已销号", "未填报"])
      await legend.getByText(status, { exact: true }).waitFor();
  });

  it("one that is switched off leaves the map and no count, and the desk says so", async () => {
    await desk.page.getByLabel("分组").selectOption("statuses");
    const before = [await picture(), await desk.headline()];
    await desk.page.getByRole("checkbox", { name: "待治理" }).click();
    const [after, headline] = [await picture(), await desk.headline()];
    expect(after).not.toBe(before[0]);
    expect(headline).toBe(before[1]);
    await button("取消筛选：已关闭 1 个图层").click();
    expect(await picture()).toBe(before[0]);
  });

  it("is fainter, and moved by keys; the address keeps both", async () => {
    const before = await picture();
    const slider = desk.page.getByRole("slider", { name: "不透明度：待治理" });
    await slider.focus();
    await desk.page.keyboard.press("Home");
    expect(await picture()).not.toBe(before);
    await button("上移：已销号").focus();
    await desk.page.keyboard.press("Enter");
    await expect.poll(() => desk.address()).toMatch(/faint=10\/待治理.*upper=/);
  });

  it("base layers go too, and the legend no longer speaks of them", async () => {
    const legend = desk.page.locator(".legend-body");
    await legend.getByText("河流").waitFor();
    await desk.page.getByRole("checkbox", { name: /^河流/ }).click();
    await expect.poll(() => legend.getByText("河流").count()).toBe(0);
  });

  it("the link opens the same map elsewhere", async () => {
    const address = await desk.address();
    const here = await picture();
    const other = await desk.page.context().newPage();
    await other.goto(`${desk.site}#${address}`);
    await other.evaluate(() => window.oneMap.ready);
    await other.evaluate(() => window.oneMap.settled());
    await expect
      .poll(async () => (await other.locator(".maplibregl-canvas").screenshot()).toString("base64"))
      .toBe(here);
    await other.close();
  });
});

it("nothing of it made the page complain", () => {
  expect(desk.faults).toEqual([]);
});
