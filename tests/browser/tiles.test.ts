// Tile backgrounds: a wrong key says so, a dead server takes nothing away, a good one is shown, and the key stays here.
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office, type Outside, type Planner } from "./planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const KEY = "0123456789abcdef";

/** A PNG of one colour, written by hand so that the test needs no picture library. */
function png(shade: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) =>
    Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n),
  );
  const crc = (bytes: Buffer) =>
    (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255]! ^ (sum >>> 8), 0xffffffff) ^
      0xffffffff) >>>
    0;
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from([0, shade]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const good: Outside = (url) => ({
  contentType: "image/png",
  body: png(Number(url.searchParams.get("TILECOL") ?? 0) % 250),
});
const wrongKey: Outside = () => ({ contentType: "image/png", body: png(9) });

async function choose(desk: Planner, name: string, key: string): Promise<void> {
  await desk.page.getByRole("button", { name: "底图" }).click();
  await desk.page.getByText(name).click();
  await desk.page.getByRole("textbox").last().fill(key);
  await desk.page.getByRole("button", { name: "使用" }).click();
}

/** The page is loaded anew in between. */
const LONG = { timeout: 20_000 };
const outcome = (desk: Planner): Promise<string> => desk.page.locator(".outcome").innerText();

describe("天地图", () => {
  it("a wrong key, answered with status 200 and an error picture, is called wrong", async () => {
    const desk = await office.sitDown({ outside: wrongKey });
    await choose(desk, "天地图 矢量", KEY);
    await expect.poll(() => outcome(desk), LONG).toContain("密钥不正确");
    expect(await desk.address()).not.toContain("tiles=");
    await desk.leave();
  });

  it("a server out of reach leaves the embedded map and says so", async () => {
    const desk = await office.sitDown();
    await choose(desk, "天地图 影像", KEY);
    await expect.poll(() => outcome(desk), LONG).toContain("连不上");
    expect(await desk.filter({ kinds: ["特色产业"] })).toMatchObject({ shown: 4 });
    expect(desk.faults).toEqual([]);
    await desk.leave();
  });

  it("a good key shows tiles with their labels, and never stands in the address", async () => {
    const desk = await office.sitDown({ outside: good });
    await choose(desk, "天地图 矢量", KEY);
    await expect.poll(() => outcome(desk), LONG).toContain("瓦片可用");
    await expect
      .poll(() =>
        ["vec", "cva"].every((layer) =>
          desk.outside.some(
            (url) => url.includes(`LAYER=${layer}`) && !url.includes("TILEMATRIX=4"),
          ),
        ),
      )
      .toBe(true);
    await expect.poll(() => desk.address()).toContain("tiles=tianditu-vector");
    expect(await desk.page.evaluate(() => location.href)).not.toContain(KEY);
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("button", { name: "来源", exact: true }).click();
    await expect.poll(() => desk.page.locator(".map-notices").innerText()).toContain("天地图");
    await desk.leave();
  });
});

it("a trial that takes too long is cancelled: the embedded map stays, and so does what was typed before", async () => {
  const desk = await office.sitDown({ noWebGl: true });
  await desk.page.route(/tianditu/, () => new Promise(() => undefined));
  await choose(desk, "天地图 矢量", KEY);
  const bar = desk.page.locator(".work");
  await bar.getByRole("progressbar").waitFor();
  await bar.getByRole("button", { name: "取消" }).click();
  await bar.waitFor({ state: "detached" });
  expect(await outcome(desk)).toBe("");
  expect(await desk.address()).not.toContain("tiles=");
  expect(await desk.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(KEY);
  expect(desk.faults).toEqual([]);
  await desk.leave();
});

it("a new host loads the page anew once, and what was being typed stands there again", async () => {
  const desk = await office.sitDown({ outside: good, address: "panel=shelf&project=henglong" });
  let loads = 0;
  desk.page.on("load", () => loads++);
  await desk.page.getByRole("button", { name: "核实位置" }).first().click();
  const field = desk.page.getByRole("form", { name: "核实位置" }).getByLabel("核实方式");
  await field.fill("现场用 RTK");
  await choose(desk, "自定义瓦片", "https://tiles.example.cn:8443/{z}/{y}?TILECOL={x}");
  await expect.poll(() => outcome(desk), LONG).toContain("瓦片可用");
  await expect.poll(() => desk.address()).toContain("tiles=custom");
  await desk.page.keyboard.press("Escape");
  await desk.page.locator(".overlay").waitFor({ state: "detached" });
  expect(await field.inputValue()).toBe("现场用 RTK");
  expect(loads).toBe(1);
  expect(desk.faults).toEqual([]);
  await desk.leave();
});

it.each(["http://{x}.example.cn/{z}/{x}/{y}", "http://[::1]:8080/{z}/{x}/{y}"])(
  "a host that no policy can name is refused before anything is asked for: %s",
  async (template) => {
    const desk = await office.sitDown({ noWebGl: true });
    await choose(desk, "自定义瓦片", template);
    await expect.poll(() => outcome(desk), LONG).toContain("主机名");
    expect(desk.outside).toEqual([]);
    await desk.leave();
  },
);

it("settings older than the list of hosts are taken into it at the start", async () => {
  const desk = await office.sitDown({ outside: good });
  await desk.page.evaluate(() =>
    localStorage.setItem("one-map.tile-template", "https://old.example.cn/{z}/{x}/{y}.png"),
  );
  await desk.page.goto("about:blank");
  await desk.page.goto(`${desk.site}#tiles=custom`);
  await expect
    .poll(() => desk.outside.some((url) => url.includes("old.example.cn")), LONG)
    .toBe(true);
  await desk.leave();
});

it("tiles that fail later neither block nor blank the map", async () => {
  let dead = false;
  const desk = await office.sitDown({
    outside: (url) =>
      dead ? { status: 500, contentType: "text/plain", body: Buffer.from("") } : good(url),
  });
  await choose(desk, "天地图 矢量", KEY);
  await expect.poll(() => outcome(desk), LONG).toContain("瓦片可用");
  dead = true;
  await desk.page.keyboard.press("Escape");
  await desk.page.evaluate(() => window.oneMap.jumpTo({ center: [110.76, 21.59], zoom: 15 }));
  await expect.poll(() => desk.page.locator(".tile-fault").innerText()).toContain("部分瓦片取不到");
  expect(await desk.filter(null)).toMatchObject({ projects: 47, shown: 19 });
  await desk.leave();
});

it("a template that is none is refused before anything is asked for", async () => {
  const desk = await office.sitDown();
  await choose(desk, "自定义瓦片", "http://example.org/tiles");
  await expect.poll(() => outcome(desk), LONG).toContain("{z}");
  expect(desk.outside).toEqual([]);
  await desk.leave();
});
