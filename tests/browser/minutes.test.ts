// A meeting at the desk: what is decided is pinned on the map and handed out; what is asked is answered on the spot.
import { readFile } from "node:fs/promises";
import mammoth from "mammoth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office, type Planner } from "./planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const open = (desk: Planner, name: string): Promise<void> =>
  desk.page.locator(".map-tools").getByRole("button", { name }).click();
const panel = (desk: Planner) => desk.page.locator(".room-panel");
async function clickMap(
  desk: Planner,
  share: readonly [number, number],
  move = false,
): Promise<void> {
  const { x, y, width, height } = (await desk.page.locator("#map").boundingBox())!;
  const at = [x + width * share[0], y + height * share[1]] as const;
  await desk.page.mouse.move(...at);
  if (!move) await desk.page.mouse.click(...at);
}

type KeptStroke = { line: [number, number][]; colour: string };

/** The lines of the first scene of the first deck that is on disk. */
const strokesIn = (desk: Planner) =>
  desk.page.evaluate(async () => {
    const { name } =
      (await indexedDB.databases()).find((database) => database.name?.startsWith("one-map:")) ?? {};
    if (!name) return [];
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener("success", () => resolve(request.result));
    });
    const rows = await new Promise<{ item: { scenes: { strokes: KeptStroke[] }[] } }[]>(
      (resolve) => {
        const request = db.transaction("decks").objectStore("decks").getAll();
        request.addEventListener("success", () =>
          resolve(request.result as { item: { scenes: { strokes: KeptStroke[] }[] } }[]),
        );
      },
    );
    db.close();
    const strokes = rows[0]?.item.scenes[0]?.strokes ?? [];
    return strokes.map(({ line, colour }) => ({
      colour,
      count: line.length,
      closed: String(line[0]) === String(line.at(-1)),
    }));
  });

describe("minutes", () => {
  it("are pinned on the map, kept over a reload, carried to the next meeting and handed out", async () => {
    const desk = await office.sitDown();
    await open(desk, "会议记录");
    const form = panel(desk);
    await form
      .getByRole("textbox", { name: "本次会议" })
      .or(form.getByRole("combobox", { name: "本次会议" }))
      .fill("四月调度会");
    await form.getByRole("button", { name: "在地图上点位置" }).click();
    await clickMap(desk, [0.4, 0.5]);
    await form.getByRole("textbox", { name: "内容" }).fill("核实养殖场位置");
    await form.getByRole("combobox", { name: "责任单位" }).selectOption({ index: 1 });
    await form.getByLabel("完成时限").fill("2023-05-01");
    await form.getByRole("button", { name: "记一条" }).click();
    await desk.page.locator(".minutes-pins .minutes-pin.is-todo").waitFor();
    const pin = (await desk.page
      .locator(".minutes-pins .minutes-pin.is-todo > path")
      .first()
      .boundingBox())!;
    const map = (await desk.page.locator("#map").boundingBox())!;
    // The pin's tip is where the click was.
    expect(Math.abs(pin.x + pin.width / 2 - (map.x + map.width * 0.4))).toBeLessThan(3);
    expect(Math.abs(pin.y + pin.height - (map.y + map.height * 0.5))).toBeLessThan(4);

    await desk.reload();
    await open(desk, "会议记录");
    await expect.poll(() => form.innerText()).toContain("核实养殖场位置");
    await form.getByRole("combobox", { name: "本次会议" }).fill("五月调度会");
    await expect.poll(() => form.innerText()).toContain("以前会议未办结 1 条");
    expect(await form.innerText()).toContain("已逾期");

    const download = desk.page.waitForEvent("download");
    await form.getByRole("button", { name: ".docx" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("浅水镇督办清单-五月调度会.docx");
    const { value } = await mammoth.extractRawText({ buffer: await readFile(await file.path()) });
    expect(value).toContain("核实养殖场位置");
    expect(value).toContain("四月调度会");

    await form.getByRole("checkbox", { name: "已办结" }).check();
    await expect.poll(() => form.innerText()).toContain("以前会议未办结 0 条");
    await form.getByRole("button", { name: "关闭会议记录" }).click();
    await open(desk, "会议记录");
    await expect.poll(() => form.innerText()).toContain("其他会议 1 条");
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });

  it("written in another window are shown here without a reload", async () => {
    const desk = await office.sitDown();
    await open(desk, "会议记录");
    const second = await desk.page.context().newPage();
    await second.goto(office.url);
    await second.locator(".map-tools").getByRole("button", { name: "会议记录" }).click();
    await second.locator(".room-panel").getByRole("button", { name: "记一条" }).click();
    await second.locator(".room-panel").getByRole("radio", { name: "疑问" }).check();
    await second.locator(".room-panel").getByRole("textbox", { name: "内容" }).fill("资金从哪里来");
    await second.locator(".room-panel").getByRole("button", { name: "记一条" }).click();
    await expect.poll(() => panel(desk).innerText()).toContain("资金从哪里来");
    await desk.leave();
  });
});

describe("asked on the spot", () => {
  it("a ring tells number, money and offices, each with what is 未填报, and becomes a scene", async () => {
    const desk = await office.sitDown();
    await open(desk, "范围统计");
    await panel(desk).getByRole("button", { name: "画圆" }).click();
    await clickMap(desk, [0.5, 0.5]);
    await clickMap(desk, [0.6, 0.5], true);
    await clickMap(desk, [0.62, 0.5]);
    const lines = panel(desk).locator(".ask-lines");
    await lines.waitFor();
    await panel(desk).getByRole("textbox", { name: "半径（米）" }).fill("30000");
    const { shown, projects } = await desk.counts();
    await expect.poll(() => lines.innerText()).toContain(`项目 ${shown} 个（共查 ${projects} 个）`);
    const text = await lines.innerText();
    expect(text).toMatch(/总投资 (?:未填报（\d+ 个）|[\d,.]+ 万元（\d+ 个）)/);
    expect(text).toContain("牵头部门：");
    expect(text).toContain(`无位置、无法判断 ${projects - shown} 个`);
    await panel(desk).getByRole("button", { name: "存为一页" }).click();
    await expect.poll(() => panel(desk).innerText()).toContain("已存入“范围统计”第 1 页");
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });

  it("the ground around a road becomes a scene with its border", async () => {
    const desk = await office.sitDown({ address: "project=greenways" });
    await open(desk, "范围统计");
    await panel(desk).getByRole("button", { name: "项目周边" }).click();
    await panel(desk).locator(".ask-lines").waitFor();
    await panel(desk).getByRole("button", { name: "存为一页" }).click();
    await expect.poll(() => panel(desk).innerText()).toContain("已存入“范围统计”第 1 页");
    // One border around all of it, of some hundred positions, as the scene keeps it.
    await expect.poll(() => strokesIn(desk)).toMatchObject([{ colour: "accent", closed: true }]);
    expect((await strokesIn(desk))[0]!.count).toBeGreaterThan(60);
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });

  it("a village is asked at its gazetteer point, with its error said; Escape gives up choosing", async () => {
    const desk = await office.sitDown();
    await open(desk, "范围统计");
    await panel(desk).getByRole("button", { name: "按村" }).click();
    await panel(desk)
      .getByRole("combobox", { name: "村（社区）" })
      .selectOption({ label: "双塘村" });
    await expect.poll(() => panel(desk).innerText()).toContain("点位误差 ±500.0 米");
    await panel(desk).getByRole("button", { name: "画圆" }).click();
    await desk.page.keyboard.press("Escape");
    await expect.poll(() => panel(desk).innerText()).toContain("圈出范围，即统计");
    await desk.leave();
  });
});
