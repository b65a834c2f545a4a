// Tasks are chosen, not typed as numbers, wherever a task is asked for.
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown();
});
afterAll(() => office.close());

const card = () => desk.page.getByRole("article", { name: "项目详情" });

it("a new project: two tasks by title and by pinyin, as chips that can be taken away", async () => {
  await desk.page.getByRole("button", { name: "新增项目", exact: true }).first().click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "项目名称" }).fill("石板桥修复");
  const field = dialog.getByRole("combobox", { name: "所属任务" });
  await field.fill("镇域交通");
  await field.press("Enter");
  const chips = dialog.getByRole("list", { name: "已选任务" }).getByRole("listitem");
  await expect
    .poll(() => chips.allInnerTexts())
    .toEqual([expect.stringContaining("完善镇域交通基础设施")]);
  await field.fill("14");
  await field.press("ArrowDown");
  await field.press("Enter");
  await expect.poll(() => chips.count()).toBe(2);
  expect(await chips.last().innerText()).toContain("14-2");
  expect(await violations(desk)).toEqual([]);
  await field.press("Backspace");
  await expect.poll(() => chips.count()).toBe(1);
  await field.press("Escape");
  await dialog.getByRole("button", { name: "新增", exact: true }).click();
  await card().getByRole("heading", { name: "石板桥修复" }).waitFor();
  expect(await card().innerText()).toContain("17 完善镇域交通基础设施");
  expect(await card().innerText()).not.toContain("14-2 ");
});

it("what is no task of the plan is said and not saved", async () => {
  await desk.page.getByRole("button", { name: "新增项目", exact: true }).first().click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "项目名称" }).fill("错号项目");
  const field = dialog.getByRole("combobox", { name: "所属任务" });
  await field.fill("99");
  await dialog.getByText("方案中没有“99”这样的任务").waitFor();
  await dialog.getByRole("button", { name: "新增", exact: true }).click();
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  expect((await desk.counts()).projects).toBe(48);
  await dialog.getByRole("button", { name: "取消" }).click();
});

it("the same in the card: the tasks it has stand as chips, another is added, Tab saves", async () => {
  await desk.page.getByRole("button", { name: "恒隆生态农场肉牛养殖基地" }).first().click();
  await card().getByRole("button", { name: "编辑任务" }).click();
  const field = card().getByRole("combobox", { name: "编辑任务" });
  expect(await card().getByRole("list", { name: "已选任务" }).innerText()).toContain("1");
  await field.fill("2");
  await field.press("Enter");
  await field.press("Tab");
  await field.waitFor({ state: "hidden" });
  expect(await card().innerText()).toMatch(/任务\s*1 .*；2 /);
  expect(desk.faults).toEqual([]);
});
