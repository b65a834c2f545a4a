// The main job in a real browser, without any network: find, read, share, reload.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let planner: Planner;

beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

describe("a new planner, in the first minute", () => {
  beforeAll(async () => {
    planner = await office.sitDown();
  });
  afterAll(() => planner.leave());

  it("sees the totals of the whole plan", async () => {
    expect(await planner.headline()).toBe("27项任务·47个项目·已上图19·无空间位置28·待核实19");
  });

  it("finds what 规划办 leads, what it assists, and which of it has no place", async () => {
    await planner.tick("规划办 24");
    await planner.page.getByText("牵头", { exact: true }).first().click();
    expect(await planner.counts()).toMatchObject({ projects: 16, shown: 6, shelf: 10 });
    await expect.poll(() => planner.address()).toContain("office=规划办&role=lead");
    await planner.page.getByText("配合", { exact: true }).first().click();
    expect(await planner.counts()).toMatchObject({ projects: 8, shown: 4, shelf: 4 });
    await expect.poll(() => planner.panelText()).toContain("党建研学基地");
    await planner.page.getByRole("button", { name: "全部清除" }).click();
    expect((await planner.counts()).projects).toBe(47);
  });

  it("reads the clause of the 恒隆 cattle base and shares the link", async () => {
    await planner.search("hlrn");
    await expect.poll(async () => (await planner.counts()).projects).toBe(1);
    await planner.search("henglong");
    await expect.poll(async () => (await planner.counts()).projects).toBe(1);
    await planner.search("");
    await planner.openPanel("表格");
    await planner.page.getByRole("button", { name: "恒隆生态农场肉牛养殖基地" }).click();
    await planner.page.getByRole("button", { name: "看条文" }).click();
    await expect
      .poll(() => planner.page.locator("mark.is-current").innerText())
      .toBe("恒隆生态农场肉牛养殖基地");
    await expect.poll(() => planner.address()).toContain("project=henglong");
    await planner.reload();
    await expect
      .poll(() => planner.page.locator("mark.is-current").innerText())
      .toBe("恒隆生态农场肉牛养殖基地");
    await planner.page.getByRole("heading", { name: "恒隆生态农场肉牛养殖基地" }).waitFor();
  });

  it("goes back and forward through what was done", async () => {
    await planner.page.getByRole("button", { name: "关闭详情" }).click();
    await expect.poll(() => planner.address()).not.toContain("project=");
    await planner.page.goBack();
    await expect.poll(() => planner.address()).toContain("project=henglong");
    await planner.page.goForward();
    await expect.poll(() => planner.address()).not.toContain("project=");
  });

  it("has asked no server but its own, and nothing has failed", () => {
    expect(planner.outside).toEqual([]);
    expect(planner.faults).toEqual([]);
  });
});

describe("the map", () => {
  it("says what it needs on a machine without WebGL2, and everything else still works", async () => {
    const without = await office.sitDown({ noWebGl: true });
    expect(await without.page.getByText("这台电脑的浏览器不能绘制地图").isVisible()).toBe(true);
    expect(await without.filter({ offices: ["党建办"] })).toMatchObject({ projects: 1 });
    await without.openPanel("条文");
    await expect.poll(() => without.panelText()).toContain("发展特色优势产业");
    await without.leave();
  });

  it("selects the project under the pointer", async () => {
    const desk = await office.sitDown({ address: "at=14/21.61200/110.78700" });
    const box = (await desk.page.locator(".map-canvas").boundingBox())!;
    await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => desk.address()).toContain("project=henglong");
    await desk.leave();
  });

  it("keeps notice and 审图号 slot in sight, the sources one press away", async () => {
    const desk = await office.sitDown({ width: 1024, height: 768 });
    const { page } = desk;
    const notices = page.locator(".map-notices");
    for (const text of ["内部工作用图", "审图号：（未取得）"])
      expect(await notices.innerText()).toContain(text);
    expect(await notices.innerText()).not.toContain("OpenStreetMap");
    await page.getByRole("button", { name: "来源", exact: true }).focus();
    await page.keyboard.press("Enter");
    const sources = page.getByRole("group", { name: "底图来源与许可" });
    for (const text of ["OpenStreetMap", "GSHHG", "Vonng/adcode", "非法定界线"])
      expect(await sources.innerText()).toContain(text);
    await page.keyboard.press("Escape");
    await sources.waitFor({ state: "detached" });
    expect(await notices.getByRole("button").evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
    await desk.leave();
  });
});

describe("at every moment", () => {
  it("shown on the map + on the shelf = projects that match, in the API, the header and the lists", async () => {
    const desk = await office.sitDown();
    for (const request of [
      { sections: ["一"] },
      { kinds: ["道路交通"] },
      { offices: ["农业农村办"], role: "assist" as const },
      { precision: ["none"] },
      { text: "长者食堂" },
      { verifiedOnly: true },
      { tasks: ["14-2"] },
    ]) {
      const counts = await desk.filter(request);
      expect({ request, sum: counts.shown + counts.shelf }).toEqual({
        request,
        sum: counts.projects,
      });
      expect(await desk.headline()).toContain(
        `${counts.projects}个项目·已上图${counts.shown}·无空间位置${counts.shelf}`,
      );
      const rows = desk.page.locator("#panel .project-row[aria-pressed]");
      await expect.poll(() => rows.count()).toBe(counts.projects);
      expect(await rows.filter({ hasText: "无位置" }).count()).toBe(counts.shelf);
    }
    await desk.leave();
  });
});
