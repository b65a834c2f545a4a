// A planner mends the ledger where it stands: cells, many rows at once, status, places, new and deleted projects; by mouse and by keyboard.
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";

const CATTLE = "恒隆生态农场肉牛养殖基地";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(async () => {
  const { faults, outside } = desk;
  await desk.leave();
  if (faults.length + outside.length > 0) throw new Error([...faults, ...outside].join("\n"));
});

/** The cell of a project under a head. */
async function cell(name: string, head: string) {
  const heads = await desk.page.locator(".grid thead th").allInnerTexts();
  const column = heads.findIndex((text) => text.trim().startsWith(head));
  if (column < 1) throw new Error(`no column ${head}`);
  return desk.page
    .locator(".grid tbody tr")
    .filter({ hasText: name })
    .locator(`[data-column="${column}"]`);
}
const row = (name: string) => desk.page.getByRole("row").filter({ hasText: name });
const editor = () => desk.page.locator(".field-editor .input");
const focused = (): Promise<string | null> =>
  desk.page.evaluate(
    () =>
      document.activeElement?.getAttribute("aria-label") ??
      document.activeElement?.textContent ??
      null,
  );
const card = () => desk.page.getByRole("article", { name: "项目详情" });
const press = (key: string): Promise<void> => desk.page.keyboard.press(key);

describe("in the table", () => {
  beforeEach(async () => {
    desk = await office.sitDown({ address: "panel=table", noWebGl: true });
    await desk.page.getByRole("grid", { name: "项目表" }).waitFor();
  });

  it("a click edits a cell; Enter saves it and goes down; the unit is understood", async () => {
    const money = await cell(CATTLE, "总投资");
    await money.click();
    await desk.page.keyboard.type("1.2亿元");
    await press("Enter");
    await expect.poll(() => money.innerText()).toBe("12,000");
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.getAttribute("data-row")))
      .toBe("1");
    await press("F2");
    await desk.page.keyboard.type("30");
    await press("Tab");
    await expect
      .poll(async () => (await cell("澳洲淡水龙虾养殖项目", "总投资")).innerText())
      .toBe("30");
  });

  it("what cannot be read is said in words, stays as typed, and survives another panel; Esc takes it back", async () => {
    const money = await cell(CATTLE, "总投资");
    await money.click();
    await desk.page.keyboard.type("约3千万");
    await press("Enter");
    // The card says it too, folded away among its empty fields: the cell is what the clerk looks at.
    await money.getByText("“总投资（万元）”：读到“约3千万”，应为").waitFor();
    expect(await editor().inputValue()).toBe("约3千万");
    await desk.page.getByRole("heading", { name: "项目表" }).click();
    await expect.poll(() => money.innerText()).toBe("约3千万");
    await desk.openPanel("项目");
    await desk.openPanel("表格");
    await expect
      .poll(() => desk.page.locator(".draft-notice").innerText())
      .toContain("1 处还没有保存");
    await desk.page.getByRole("button", { name: "去修改" }).click();
    await press("Escape");
    await expect.poll(async () => (await cell(CATTLE, "总投资")).innerText()).toBe("未填报");
    expect(await desk.page.locator(".draft-notice").count()).toBe(0);
  });

  it("leaving a cell saves it, and the click that left it does what it should", async () => {
    await (await cell(CATTLE, "状态")).click();
    await desk.page.keyboard.type("续建");
    await (await cell("狮子岭水库旅游核心区", "状态")).click();
    await expect.poll(async () => (await cell(CATTLE, "状态")).innerText()).toBe("续建");
    expect(await editor().count()).toBe(1);
    await press("ArrowDown");
    await press("Enter");
    await expect
      .poll(async () => (await cell("狮子岭水库旅游核心区", "状态")).innerText())
      .toBe("谋划储备");
  });

  it("arrows move one cell at a time, the selection goes along, and there is one tab stop", async () => {
    await (await cell(CATTLE, "项目名称")).click();
    await press("ArrowRight");
    await press("ArrowDown");
    await expect.poll(() => focused()).toBe("特色产业");
    await expect.poll(() => desk.address()).toContain("project=crayfish");
    await press("Control+End");
    await expect
      .poll(() => desk.page.evaluate(() => document.activeElement?.getAttribute("data-row")))
      .toBe("46");
    expect(await desk.page.locator('.grid [tabindex="0"]').count()).toBe(1);
  });

  it("several offices are chosen from the town's list", async () => {
    await (await cell(CATTLE, "牵头")).click();
    await desk.page.getByRole("option", { name: "规划办" }).click();
    await desk.page.getByRole("option", { name: "应急办" }).click();
    await press("Enter");
    await expect.poll(async () => (await cell(CATTLE, "牵头")).innerText()).toBe("规划办、应急办");
    expect(await desk.filter({ offices: ["应急办"] })).toMatchObject({ projects: 3 });
  });

  it("three picked rows get one value in one edit", async () => {
    await row(CATTLE).getByRole("checkbox").click();
    await row("旺祥养殖场")
      .getByRole("checkbox")
      .click({ modifiers: ["Shift"] });
    await desk.page.getByText("已选 3 个项目").waitFor();
    await desk.page.getByRole("combobox", { name: "状态的新值" }).fill("前期");
    await desk.page.getByRole("button", { name: "应用" }).click();
    await desk.page.getByText("已修改 3 个项目的“状态”").waitFor();
    await expect
      .poll(() => desk.page.locator(".grid tbody .is-status", { hasText: "前期" }).count())
      .toBe(3);
    await desk.openPanel("变化");
    await expect.poll(() => desk.panelText()).toContain("3 个项目：状态 → 前期");
  });

  it("picks all that match the filter, and deletes them only when told twice", async () => {
    await desk.filter({ offices: ["党建办"] });
    await expect.poll(() => desk.page.getByRole("row").count()).toBe(2);
    await desk.page.getByRole("checkbox", { name: "全选筛选结果" }).click();
    await desk.page.getByRole("button", { name: "删除", exact: true }).click();
    await desk.page.getByRole("button", { name: "取消", exact: true }).click();
    expect((await desk.filter(null)).projects).toBe(47);
    await desk.page.getByRole("button", { name: "删除", exact: true }).click();
    await desk.page.getByRole("button", { name: "确认删除" }).click();
    await expect.poll(async () => (await desk.counts()).projects).toBe(46);
  });

  it("axe finds nothing while a cell is edited and rows are picked", async () => {
    await row(CATTLE).getByRole("checkbox").click();
    await (await cell(CATTLE, "牵头")).click();
    expect(await violations(desk)).toEqual([]);
  });
});

const openCard = async (): Promise<void> => {
  desk = await office.sitDown({ address: "project=henglong", noWebGl: true });
  await card().waitFor();
};

describe("in the card", () => {
  beforeEach(openCard);

  it("the status is one click, and another one takes it back", async () => {
    await card().getByRole("button", { name: "续建" }).click();
    expect((await desk.filter({ statuses: ["续建"] })).projects).toBe(1);
    await card().getByRole("button", { name: "续建" }).click();
    expect((await desk.filter({ statuses: ["续建"] })).projects).toBe(0);
  });

  it("a field is edited in its place by keyboard, and the focus comes back to it", async () => {
    await card().getByRole("button", { name: "编辑项目类别" }).focus();
    await press("Enter");
    expect(await focused()).toBe("编辑项目类别");
    await desk.page.keyboard.type("道路交通");
    await press("Enter");
    await expect.poll(() => focused()).toBe("编辑项目类别");
    expect((await desk.filter({ kinds: ["道路交通"], text: CATTLE })).projects).toBe(1);
  });

  it("empty fields are folded, and can be filled from there", async () => {
    await card()
      .getByText(/^未填报的字段/)
      .click();
    await card().getByRole("button", { name: "编辑计划完工" }).click();
    await desk.page.keyboard.type("2023年13月");
    await press("Enter");
    await card().getByText("“计划完工”：读到“2023年13月”，应为").waitFor();
    await editor().fill("2024年6月");
    await press("Enter");
    await expect
      .poll(() => card().getByRole("region", { name: "时间" }).innerText())
      .toContain("2024-06");
  });

  it("a place is confirmed with who, when and how, and only with them", async () => {
    await card().getByRole("button", { name: "核实位置" }).click();
    const form = card().getByRole("form", { name: "核实位置" });
    await form.getByRole("button", { name: "保存核实" }).click();
    await form.getByText("请填写核实人").waitFor();
    expect((await desk.counts()).unverified).toBe(19);
    await form.getByRole("combobox", { name: "位置精度" }).selectOption("已测量");
    await form.getByLabel("核实人", { exact: true }).fill("规划办");
    await form.getByLabel("误差（米）").fill("10");
    await form.getByLabel("核实方式").fill("现场定位");
    await form.getByRole("button", { name: "保存核实" }).click();
    await expect.poll(async () => (await desk.counts()).unverified).toBe(18);
    await card().getByText("已核实", { exact: true }).waitFor();
  });

  it("a place is cleared only when told twice, and is then on the shelf", async () => {
    await card().getByRole("button", { name: "清除位置" }).click();
    await card().getByRole("button", { name: "确认清除" }).click();
    await expect.poll(() => desk.headline()).toContain("已上图18·无空间位置29");
  });

  it("links are checked before they are kept", async () => {
    await card().getByRole("button", { name: "添加链接" }).click();
    await card().getByLabel("网址或路径").fill("javascript:alert(1)");
    await card().getByRole("button", { name: "添加", exact: true }).click();
    await card().getByText("读到“javascript:alert(1)”").waitFor();
    await card().getByLabel("网址或路径").fill("https://example.cn/批复.pdf");
    await card().getByRole("button", { name: "添加", exact: true }).click();
    expect(await card().getByRole("link", { name: "批复.pdf" }).getAttribute("rel")).toContain(
      "noopener",
    );
  });

  it("a file is kept with the project, and one that cannot be kept is refused in words", async () => {
    const file = card().locator('input[type="file"]');
    await file.setInputFiles([
      { name: "批复.txt", mimeType: "text/plain", buffer: Buffer.from("同意") },
      { name: "空.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
    ]);
    await card().getByText("“空.txt”是空文件").waitFor();
    const [download] = await Promise.all([
      desk.page.waitForEvent("download"),
      card().getByRole("button", { name: "打开附件“批复.txt”" }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toBe("同意");
    await card().getByRole("button", { name: "移除附件“批复.txt”" }).click();
    await card().getByRole("button", { name: "确认移除" }).click();
    await card().getByText("没有附件").waitFor();
  });

  it("a place of two parts is split into two projects, told twice", async () => {
    await desk.page.evaluate(() =>
      window.oneMap.loadProjects({
        type: "FeatureCollection",
        features: [
          {
            type: "Feature",
            properties: { id: "henglong", name: "路灯", task: "4", 总投资: 30 },
            geometry: {
              type: "MultiPoint",
              coordinates: [
                [110.75, 21.59],
                [110.76, 21.6],
              ],
            },
          },
        ],
      }),
    );
    await card().getByRole("button", { name: "拆分为 2 个" }).click();
    await card().getByRole("button", { name: "确认拆分" }).click();
    await expect.poll(async () => (await desk.counts()).projects).toBe(2);
    await card().getByRole("heading", { name: "路灯（1）" }).waitFor();
  });
});

describe("the card's project as a whole", () => {
  beforeEach(openCard);

  it("is deleted only when told twice", async () => {
    await card().getByRole("button", { name: "删除项目" }).click();
    await press("Escape");
    expect((await desk.counts()).projects).toBe(47);
    await card().getByRole("button", { name: "删除项目" }).click();
    await card().getByRole("button", { name: "确认删除" }).click();
    await expect
      .poll(() => desk.headline())
      .toBe("27项任务·46个项目·已上图18·无空间位置28·待核实18");
    await expect.poll(() => card().count()).toBe(0);
  });

  it("has nothing that axe finds, with the folded fields open and with the form of the place", async () => {
    await card()
      .getByText(/^未填报的字段/)
      .click();
    await card().getByRole("button", { name: "编辑牵头部门" }).click();
    expect(await violations(desk)).toEqual([]);
    await press("Escape");
    await card().getByRole("button", { name: "核实位置" }).click();
    expect(await violations(desk)).toEqual([]);
  });
});

describe("on the map", () => {
  it("a project without a place gets a point, and the counts follow", async () => {
    desk = await office.sitDown();
    await desk.chooseProject("长者食堂");
    await card().getByRole("button", { name: "画位置" }).click();
    await desk.page.getByText("正在画：长者食堂").waitFor();
    expect(await card().count()).toBe(0);
    const box = (await desk.page.locator(".map-canvas").boundingBox())!;
    await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await desk.page.getByRole("button", { name: "完成" }).click();
    await expect
      .poll(() => desk.headline())
      .toBe("27项任务·47个项目·已上图20·无空间位置27·待核实20");
    await card().getByText("手工绘制").waitFor();
    await expect.poll(() => focused()).toBe("改位置");
  });

  it("a drawing that is given up changes nothing", async () => {
    desk = await office.sitDown({ address: "project=henglong" });
    await card().getByRole("button", { name: "改位置" }).click();
    await desk.page.getByRole("button", { name: "取消" }).click();
    await card().waitFor();
    expect(await desk.headline()).toBe("27项任务·47个项目·已上图19·无空间位置28·待核实19");
  });

  it("a new project is made from the map and drawn at once", async () => {
    desk = await office.sitDown();
    await desk.page.getByRole("button", { name: "新增项目" }).click();
    await desk.page.getByRole("button", { name: "新增", exact: true }).click();
    await desk.page.getByText("请填写项目名称").waitFor();
    await desk.page.getByRole("textbox", { name: "项目名称" }).fill("某某村晒谷场");
    await desk.page.getByLabel("所属任务").fill("7");
    await desk.page.getByRole("button", { name: "新增并画位置" }).click();
    await desk.page.getByText("正在画：某某村晒谷场").waitFor();
    const box = (await desk.page.locator(".map-canvas").boundingBox())!;
    await desk.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await desk.page.getByRole("button", { name: "完成" }).click();
    await expect
      .poll(() => desk.headline())
      .toBe("27项任务·48个项目·已上图20·无空间位置28·待核实20");
    expect(await card().innerText()).toContain("7 狠抓粮食安全");
  });
});
