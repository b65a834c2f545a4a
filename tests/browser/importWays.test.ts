// Every way in: paste, drop, a refused format, giving up; and the dialog for those who see, hear or type only.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

async function withDesk(work: (desk: Planner) => Promise<void>, dark = false): Promise<void> {
  const desk = await office.sitDown({ dark, noWebGl: true });
  await desk.page.getByTestId("import-files").waitFor({ state: "attached" });
  await work(desk);
  expect(desk.faults).toEqual([]);
  await desk.leave();
}

const dialog = (desk: Planner) => desk.page.getByRole("dialog");
const choose = (desk: Planner, name: string, text: string) =>
  desk.page
    .getByTestId("import-files")
    .setInputFiles([{ name, mimeType: "text/plain", buffer: Buffer.from(text) }]);
/** A transfer made in the page, as a drop or a paste brings it. */
const transfer = (desk: Planner, event: "drop" | "paste", name: string, text: string) =>
  desk.page.evaluate(
    ([kind, file, content]) => {
      const data = new DataTransfer();
      if (kind === "drop") data.items.add(new File([content!], file!));
      else data.setData("text/plain", content!);
      const made =
        kind === "drop"
          ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(made);
    },
    [event, name, text] as const,
  );

describe("a table comes in", () => {
  it("pasted from a spreadsheet", () =>
    withDesk(async (desk) => {
      await transfer(
        desk,
        "paste",
        "",
        "项目名称\t任务\t状态\n旺祥养殖场\t1\t续建\n新建泵站\t7\t前期",
      );
      await dialog(desk).getByText("粘贴.tsv", { exact: true }).first().waitFor();
      await dialog(desk).getByRole("button", { name: "预览" }).click();
      await expect
        .poll(() => desk.page.getByTestId("preview-sum").innerText())
        .toContain("共 2 行 = 接受 2 + 未导入 0");
      await dialog(desk).getByRole("button", { name: "导入 2 行" }).click();
      await dialog(desk).getByText("已导入：新增 1，更新 1").waitFor();
      expect((await desk.counts()).projects).toBe(48);
    }));

  it("as a GeoPackage, whose reader comes when one is first opened", () =>
    withDesk(async (desk) => {
      const isReader = (url: string): boolean => /readGpkg|\.wasm/.test(url);
      const asked: string[] = [];
      desk.page.on("request", (request) => void asked.push(request.url()));
      desk.page.context().on("request", (request) => void asked.push(request.url()));
      await choose(desk, "台账.csv", "项目名称\n新建泵站\n");
      await dialog(desk).getByText("1 行").first().waitFor({ state: "attached" });
      await desk.page.keyboard.press("Escape");
      await dialog(desk).waitFor({ state: "detached" });
      expect(asked.filter(isReader)).toEqual([]);
      await desk.page
        .getByTestId("import-files")
        .setInputFiles("tests/fixtures/gpkg/good/gdal-layers.gpkg");
      for (const layer of ["道路", "站点", "单位"])
        await dialog(desk).getByText(layer).first().waitFor({ state: "attached" });
    }));

  it("dropped on the window; a name with HTML is only a name", () =>
    withDesk(async (desk) => {
      await transfer(
        desk,
        "drop",
        "图层.geojson",
        JSON.stringify({
          type: "FeatureCollection",
          features: [
            {
              type: "Feature",
              geometry: null,
              properties: { 名称: "<img src=x onerror=document.title='hacked'>", 任务: "1" },
            },
          ],
        }),
      );
      await dialog(desk).getByRole("button", { name: "预览" }).click();
      await dialog(desk).getByText("<img src=x").waitFor();
      expect(await desk.page.title()).not.toContain("hacked");
      expect(await desk.page.locator("#root img, .overlay img").count()).toBe(0);
    }));

  it("but an old format is told its way out, and nothing is read", () =>
    withDesk(async (desk) => {
      await choose(desk, "台账.xls", "x");
      await expect.poll(() => dialog(desk).innerText()).toContain("另存为 .xlsx");
      expect(await dialog(desk).getByRole("button", { name: "预览" }).isDisabled()).toBe(true);
    }));

  it("and given up with Escape leaves everything as it was", () =>
    withDesk(async (desk) => {
      await choose(
        desk,
        "a.csv",
        `名称,任务\n${Array.from({ length: 50_000 }, (_, i) => `项目${i},17`).join("\n")}`,
      );
      await dialog(desk).waitFor();
      await desk.page.keyboard.press("Escape");
      await desk.page.locator(".overlay").waitFor({ state: "detached" });
      expect((await desk.counts()).projects).toBe(47);
    }));
});

/** The place that keys go to, as a person with a screen reader would name it. */
const focused = (desk: Planner) =>
  desk.page.evaluate(() => document.activeElement?.className ?? "");

describe("by keyboard alone", () => {
  it("each step has the focus, never 取消 because the pressed button is gone", () =>
    withDesk(async (desk) => {
      const press = async (name: string) => {
        await dialog(desk).getByRole("button", { name }).focus();
        await desk.page.keyboard.press("Enter");
      };
      await choose(desk, "台账.csv", "项目名称,任务\n旺祥养殖场,1");
      await press("预览");
      await expect.poll(() => focused(desk)).toBe("import-body");
      await desk.page.getByTestId("preview-sum").waitFor();
      expect(await focused(desk)).toBe("import-body");
      await press("上一步");
      await dialog(desk).locator(".source").waitFor();
      await expect.poll(() => focused(desk)).toBe("import-body");
    }));
});

describe("axe finds nothing in the dialog", () => {
  it.each([false, true])("at any step, dark: %s", (dark) =>
    withDesk(async (desk) => {
      await choose(
        desk,
        "台账.csv",
        "项目名称,任务,X坐标,Y坐标,甲方意见\n旺祥养殖场,1,2389000.5,37474000.5,好\n坏行,17,0,0,",
      );
      await dialog(desk).getByRole("button", { name: "预览" }).waitFor();
      expect(await violations(desk)).toEqual([]);
      await dialog(desk).getByRole("button", { name: "预览" }).click();
      await desk.page.getByTestId("preview-sum").waitFor();
      await dialog(desk).locator(".preview-row").first().waitFor();
      expect(await violations(desk)).toEqual([]);
      await dialog(desk).getByRole("tab", { name: /变化/ }).click();
      await dialog(desk).locator(".preview-changes").waitFor();
      expect(await violations(desk)).toEqual([]);
    }, dark),
  );

  it("of export", () =>
    withDesk(async (desk) => {
      await desk.page.getByRole("button", { name: "导出" }).click();
      await dialog(desk).getByLabel("格式").waitFor();
      expect(await violations(desk)).toEqual([]);
      await desk.page.getByRole("tab", { name: "发给部门填报" }).click();
      await dialog(desk).getByText("农业农村办").waitFor();
      expect(await violations(desk)).toEqual([]);
    }));
});
