// Every place of the desk that a size can spoil, and the way there: panels, dialogs, forms. Each is left as
// it was found.
import type { Locator } from "playwright-core";
import { sketch } from "#words/zh-CN/sketch.ts";
import { words } from "#words/words.ts";
import { carry } from "#words/zh-CN/carry.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { exportDialog } from "#words/zh-CN/exportDialog.ts";
import { licences } from "#words/zh-CN/licences.ts";
import { meetingTools } from "#words/zh-CN/meetingTools.ts";
import { print } from "#words/zh-CN/print.ts";
import { slides } from "#words/zh-CN/slides.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { lost } from "./lost.ts";
import type { Opening, Planner } from "./planner.ts";

/** `look` is called in each place, with its name. */
export type Look = (place: string) => Promise<void>;
type Walk = (desk: Planner, look: Look) => Promise<void>;

const CATTLE = "恒隆生态农场肉牛养殖基地";
/** One row that changes a project, one that is refused, one column that must be asked about. */
const ROWS =
  "项目名称,任务,X坐标,Y坐标,甲方意见\n旺祥养殖场,1,2389000.5,37474000.5,好\n坏行,17,0,0,";

const dialog = ({ page }: Planner): Locator => page.locator(".overlay .dialog");
const button = ({ page }: Planner, name: string | RegExp): Locator =>
  page.getByRole("button", { name, exact: typeof name === "string" });

async function leaveDialog(desk: Planner): Promise<void> {
  await desk.page.keyboard.press("Escape");
  await desk.page.locator(".overlay").waitFor({ state: "detached" });
}

/** A dialog that one button of the desk opens; `inside` is what shows that it is there. */
async function within(
  desk: Planner,
  opener: Locator,
  inside: string,
  then: () => Promise<void>,
): Promise<void> {
  await opener.click();
  await desk.page.locator(inside).first().waitFor();
  await then();
  await leaveDialog(desk);
}

export const panels: Walk = async (desk, look) => {
  const { page } = desk;
  for (const name of await page.locator("#panel [role=tab]").allInnerTexts()) {
    await desk.openPanel(name.replaceAll(/\s|\d/g, ""));
    await page.locator("#panel .panel-body").waitFor();
    await look(`panel ${name.trim()}`);
  }
  await desk.openPanel(words.desk.panels.projects);
  for (const part of ["located", "shelf"] as const) {
    await page
      .locator(".project-parts .segment", { hasText: words.panels.projects.parts[part] })
      .click();
    await look(`projects ${part}`);
  }
  await page.locator(".project-parts .segment").first().click();
};

/** All groups open, one choice of each, so that chips stand over the map. */
export const filters: Walk = async (desk, look) => {
  const { page } = desk;
  const folded = page.locator(".facet:not([open]) summary");
  while ((await folded.count()) > 0) await folded.first().click();
  await page.getByRole("checkbox", { name: /^规划办/ }).click();
  await page.getByRole("checkbox", { name: /^道路交通/ }).click();
  await page.locator(".chips .chip").nth(1).waitFor();
  await look("filters and chips");
  await desk.filter({ text: "没有这样的项目" });
  await page.locator(".empty-result").waitFor();
  await look("an empty result");
  await desk.filter(null);
};

export const table: Walk = async (desk, look) => {
  const { page } = desk;
  await desk.openPanel(words.desk.panels.table);
  await page.locator(".column-menu summary").click();
  await look("the table's columns");
  await page.keyboard.press("Escape");
  await page.getByRole("row").filter({ hasText: CATTLE }).getByRole("checkbox").click();
  await page.locator(".bulk").waitFor();
  await look("rows picked");
  await page.locator(".bulk").getByRole("button", { name: edit.bulk.remove, exact: true }).click();
  await look("rows to be deleted");
  await button(desk, edit.sure.no).click();
  await page.getByRole("row").filter({ hasText: CATTLE }).locator(".is-leads").click();
  await page.locator(".grid .field-editor .input").waitFor();
  await look("a cell edited");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
  await button(desk, edit.bulk.clear).click();
  await desk.openPanel(words.desk.panels.projects);
};

export const card: Walk = async (desk, look) => {
  const { page } = desk;
  await desk.chooseProject(CATTLE);
  const article = page.locator(".card");
  await article.waitFor();
  await look("card");
  await desk.filter({ sections: ["s1"], offices: ["农业农村办"] });
  await page.locator(".chips .chip").nth(1).waitFor();
  await look("card and chips");
  await desk.filter(null);
  await article.locator(".card-empty summary").click();
  await look("card with its empty fields");
  await button(desk, edit.editor.editing("牵头部门")).click();
  await article.locator(".field-editor .input").waitFor();
  await look("card with a field edited");
  await page.keyboard.press("Escape");
  await button(desk, edit.place.confirm).click();
  await article.locator(".place-form").waitFor();
  await look("card with the form of the place");
  await page.keyboard.press("Escape");
  await button(desk, words.panels.card.close).click();
  await article.waitFor({ state: "detached" });
};

/** What the tools of the map open, and the legend. */
export const onTheMap: Walk = async (desk, look) => {
  const { page } = desk;
  const isOpen = (await page.locator(".legend[open]").count()) > 0;
  await look("the map as it opens");
  await page.locator(".legend summary").click();
  await look(isOpen ? "legend folded" : "legend open");
  await page.locator(".legend summary").click();
  for (const tool of [meetingTools.ask, meetingTools.minutes]) {
    await button(desk, tool).click();
    await page.locator(".room-panel").waitFor();
    await look(tool);
    await button(desk, tool).click();
  }
};

/** Drawing stands on the map itself: it needs one that is drawn. */
export const measuring: Walk = async (desk, look) => {
  const { page } = desk;
  await desk.chooseProject(CATTLE);
  await page.locator(".card").waitFor();
  const measure = button(desk, sketch.tool.open);
  await measure.click();
  await page.locator(".sketch-bar").first().waitFor();
  await look("measuring beside a chosen project");
  await measure.click();
  await page.locator(".sketch-bar").first().waitFor({ state: "detached" });
  await button(desk, words.panels.card.close).click();
  await page.locator(".card").waitFor({ state: "detached" });
};

export const changesPanel: Walk = async (desk, look) => {
  const { page } = desk;
  await page.evaluate(() => window.oneMap.edit("henglong", "status", "续建"));
  await page.evaluate(() => window.oneMap.edit("henglong", "note", "备注".repeat(60)));
  await desk.openPanel(words.desk.panels.changes);
  await page.locator(".history-edit").first().click();
  await page.locator(".history .change-line").first().waitFor();
  await look("history unfolded");
  const restore = page.locator(".history-actions .link-button").first();
  await within(desk, restore, ".overlay .dialog-actions", () => look("restore"));
  await within(desk, button(desk, "保存版本"), ".overlay .dialog-actions", () =>
    look("save version"),
  );
  await page.locator(".changes .segment", { hasText: "与版本比较" }).click();
  await page.locator(".compare .since-actions").waitFor();
  await look("compared with a version");
  await desk.openPanel(words.desk.panels.projects);
};

export const meeting: Walk = async (desk, look) => {
  const { page } = desk;
  await button(desk, words.desk.panels.meeting).click();
  await look("meeting without a deck");
  await button(desk, "按任务领域").click();
  await page.locator(".scene-name").nth(1).click();
  await page.locator(".scene-form").waitFor();
  await look("a scene's form");
  await within(desk, button(desk, slides.open), ".slides-dialog", () => look("slides"));
  await button(desk, words.desk.panels.meeting).click();
  await desk.filter(null);
};

/** The dialogs that one button opens. */
export const dialogs: Walk = async (desk, look) => {
  const { page } = desk;
  await within(desk, button(desk, words.map.background), ".radio-list", async () => {
    await look("background");
    await dialog(desk).getByText(words.map.backgrounds.custom).click();
    await look("background with a template");
  });
  await within(
    desk,
    page.locator(`.map-tools [aria-label="${edit.table.add}"]`),
    ".field-editor",
    async () => {
      await dialog(desk).getByRole("button", { name: edit.add.save, exact: true }).click();
      await look("new project, refused");
    },
  );
  await button(desk, words.map.attribution).click();
  await look("the sources of the map");
  await within(desk, button(desk, licences.open), ".licences li strong", async () => {
    await page.locator(".licences summary").first().click();
    await look("licences");
  });
  await within(desk, page.locator(".save-word"), ".storage-actions", async () => {
    await look("storage");
    await button(desk, storage.dialog.clear).click();
    await page.locator(".storage-sure").waitFor();
    await look("storage, to be cleared");
  });
  await within(
    desk,
    page.locator(".header").getByRole("button", { name: print.open }),
    ".print-page",
    () => look("print"),
  );
};

export const exporting: Walk = async (desk, look) => {
  const { page } = desk;
  const open = page.locator(".header").getByRole("button", { name: exportDialog.open });
  await within(desk, open, ".export-choice", async () => {
    await look("export");
    await page.getByRole("tab", { name: exportDialog.office.open }).click();
    await page.locator(".office-choice").waitFor();
    await look("office workbooks");
    await page.getByRole("tab", { name: carry.title }).click();
    await dialog(desk).getByLabel(carry.use.label).selectOption("public");
    await page.locator(".carry-public").waitFor();
    await look("a copy for the public");
  });
};

export const importing: Walk = async (desk, look) => {
  const { page } = desk;
  const next = (name: string | RegExp) => dialog(desk).getByRole("button", { name }).click();
  await page
    .getByTestId("import-files")
    .setInputFiles([{ name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(ROWS) }]);
  await dialog(desk).getByRole("button", { name: "预览" }).waitFor();
  await look("import, its columns");
  await next("预览");
  await page.locator(".preview-row").first().waitFor();
  await look("import, what is refused");
  await dialog(desk).getByRole("tab", { name: /变化/ }).click();
  await page.locator(".preview-changes").waitFor();
  await look("import, what it changes");
  await next(/^导入 \d+ 行/);
  await page.locator(".import-done").waitFor();
  await look("import, done");
  await leaveDialog(desk);
  // What was imported is picked in the table and chosen.
  await button(desk, edit.bulk.clear).click();
  await button(desk, words.panels.card.close).click();
  await desk.openPanel(words.desk.panels.projects);
};

/** All that need no map. */
export const WALKS = {
  panels,
  filters,
  table,
  card,
  onTheMap,
  changesPanel,
  meeting,
  dialogs,
  exporting,
  importing,
} as const;

/** What is lost on the way, each with its place. */
export async function lostOn(walk: Walk, desk: Planner): Promise<string[]> {
  const faults: string[] = [];
  await walk(desk, async (place) => {
    faults.push(...(await lost(desk.page)).map((fault) => `${place}: ${fault}`));
  });
  return [...faults, ...desk.faults];
}

const OFFICE_SCREEN = { width: 1366, height: 768 };
/** The small and the large of office screens: what Windows makes of 1366×768, and the desk's own sizes of text. */
export const SCREENS = {
  "Windows at 125 %": { width: 1093, height: 614, scale: 1.25 },
  "Windows at 150 %": { width: 911, height: 512, scale: 1.5 },
  "text 大": {
    ...OFFICE_SCREEN,
    before: () => localStorage.setItem("one-map.text-size", "large"),
  },
  "text 特大": {
    ...OFFICE_SCREEN,
    before: () => localStorage.setItem("one-map.text-size", "larger"),
  },
} as const satisfies Record<string, Opening>;
