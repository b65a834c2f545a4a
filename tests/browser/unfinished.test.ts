// What is being typed when the page is loaded anew (a new version, a new host, the browser's reload) stands where it was typed.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Locator, Page } from "playwright-core";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown({ noWebGl: true });
});
afterAll(() => office.close());

type Form = {
  name: string;
  address: string;
  open: (page: Page) => Promise<unknown>;
  field: (page: Page) => Locator;
  text: string;
  /** Where Escape does not. */ close?: (page: Page) => Promise<unknown>;
};
const CATTLE = "panel=shelf&project=henglong";
const card = (page: Page) => page.getByRole("article", { name: "项目详情" });
const button = (page: Page | Locator, name: string) => page.getByRole("button", { name }).first();
const dialog = (page: Page) => page.getByRole("dialog");

const FORMS: readonly Form[] = [
  {
    name: "a cell of the table, down below",
    address: "panel=table",
    open: async (page) => {
      await page.locator('[data-row="0"][data-column="2"]').click();
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
    },
    field: (page) => page.locator(".grid .field-editor .input"),
    text: "约3千",
  },
  {
    name: "a field of the card that was empty",
    address: CATTLE,
    open: async (page) => {
      await card(page).locator(".card-empty summary").click();
      await button(card(page), "编辑建设地点").click();
    },
    field: (page) => card(page).locator(".field-editor .input"),
    text: "浅水镇恒隆",
  },
  {
    name: "the name of a project",
    address: CATTLE,
    open: (page) => button(card(page), "修改项目名称").click(),
    field: (page) => card(page).locator(".card-name .input"),
    text: "恒隆肉牛",
  },
  {
    name: "the form of a confirmed place",
    address: CATTLE,
    open: (page) => button(card(page), "核实位置").click(),
    field: (page) => page.getByRole("form", { name: "核实位置" }).getByLabel("核实方式"),
    text: "现场用 RTK",
  },
  {
    name: "a link",
    address: CATTLE,
    open: (page) => button(card(page), "添加链接").click(),
    field: (page) => page.getByLabel("网址或路径"),
    text: "\\\\server\\台账\\",
  },
  {
    name: "a new project",
    address: "panel=shelf",
    open: (page) => button(page, "新增项目").click(),
    field: (page) => dialog(page).getByLabel("项目名称"),
    text: "新建文化",
  },
  {
    name: "a value for many rows",
    address: "panel=table",
    open: async (page) => {
      for (const row of [1, 2]) await page.locator(`[data-row="${row}"][data-column="0"]`).click();
    },
    field: (page) => page.getByLabel("状态的新值"),
    text: "前",
  },
  {
    name: "the name of a version",
    address: "panel=changes",
    open: (page) => button(page, "保存版本").click(),
    field: (page) => dialog(page).getByRole("textbox", { name: "名称" }),
    text: "七月",
  },
  {
    name: "a tile template",
    address: "panel=shelf",
    open: async (page) => {
      await button(page, "底图").click();
      await dialog(page).getByText("自定义瓦片").click();
    },
    field: (page) => dialog(page).getByLabel("瓦片地址"),
    text: "https://tiles.example.cn/{z}",
  },
  {
    name: "a minute",
    address: "panel=shelf",
    open: async (page) => {
      await button(page.locator(".map-tools"), "会议记录").click();
      await button(page, "记一条").click();
    },
    field: (page) => page.getByLabel("内容"),
    text: "肉牛基地的用地",
    close: (page) => button(page.locator(".minute-form"), "取消").click(),
  },
  {
    name: "the notes of a scene",
    address: "panel=meeting",
    open: async (page) => {
      await button(page, "添加当前画面").click();
      await page.locator(".scene-name").first().waitFor();
      await page.evaluate(() => window.oneMap.settled());
    },
    field: (page) => page.locator(".scene-form textarea").last(),
    text: "先讲水库",
    close: (page) => page.keyboard.press("Tab"),
  },
];

it.each(FORMS)("$name", async ({ address, open, field, text, close }) => {
  const { page } = desk;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await open(page);
  await field(page).fill(text);
  await desk.reload();
  await field(page).waitFor();
  expect(await field(page).inputValue()).toBe(text);
  await field(page).focus();
  if (close) await close(page);
  else await page.keyboard.press("Escape");
  // Given up or written, it does not come back another time.
  await expect.poll(() => keptTexts(page)).not.toContain(text);
  expect(desk.faults).toEqual([]);
});

const keptTexts = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify(Object.entries({ ...sessionStorage })));
