// What the page's own policy forbids, what it allows, and that nothing of the desk runs into it.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { launch } from "./chromium.ts";
import { Office, type Planner } from "./planner.ts";
import { SiteFolder } from "./siteFolder.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown({
    before: () => {
      const reports = ((window as unknown as { reports: string[] }).reports = [] as string[]);
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
        reports.push(`${effectiveDirective} ${blockedURI}`),
      );
    },
  });
});
afterAll(() => office.close());

const TILES = "https://tiles.example.cn";
const reports = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { reports: string[] }).reports.splice(0));

/** Attacks as code of the page would make them; each says what came of it. */
const ATTACKS: Record<string, () => unknown> = {
  "an inline script": () => {
    const script = document.createElement("script");
    script.append("window.attacked = true");
    document.body.append(script);
    return (window as { attacked?: boolean }).attacked;
  },
  "the text of a script": () => {
    const script = document.createElement("script");
    script.textContent = "window.attacked = true";
    return "assigned";
  },
  "a handler in markup": () => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.attacked = true");
    return "assigned";
  },
  eval: () => (Reflect.get(window, "eval") as (code: string) => unknown)("1 + 1"),
  "new Function": () => (Reflect.construct(Function, ["return 1"]) as () => unknown)(),
  "a timer with text": () =>
    (Reflect.get(window, "setTimeout") as (code: string) => unknown)("window.attacked = true"),
  "a script of another site": () => {
    document.createElement("script").src = "https://evil.example.cn/a.js";
    return "assigned";
  },
  "a worker from data": () => new Worker("data:text/javascript,1"),
  "markup by innerHTML": () => {
    document.createElement("div").innerHTML = "<img src=x onerror=alert(1)>";
    return "assigned";
  },
  "markup by insertAdjacentHTML": () =>
    document.body.insertAdjacentHTML("beforeend", "<b>x</b>") ?? "assigned",
  "markup by a parser": () => new DOMParser().parseFromString("<b>x</b>", "text/html").title,
  "another policy of Trusted Types": () =>
    (
      window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }
    ).trustedTypes.createPolicy("mine", {}),
};

describe("the page's policy", () => {
  it.each(Object.entries(ATTACKS))("stops %s", async (_name, attack) => {
    // In a task of the page's own: what a test evaluates itself is free of the policy.
    const came = await desk.page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => {
      try { resolve(String((${attack.toString()})())); } catch (cause) { resolve("threw " + cause.name); }
    }))`);
    expect(came).toMatch(/^(?:undefined|threw \w+)$/);
    expect(await desk.page.evaluate(() => (window as { attacked?: boolean }).attacked)).toBe(
      undefined,
    );
    await expect.poll(() => reports(desk.page)).not.toEqual([]);
  });

  it("stops a picture and a request of another site, and asks nobody", async () => {
    const came = await desk.page.evaluate(async (host) => {
      const picture = new Promise((resolve) => {
        const image = new Image();
        image.addEventListener("load", () => resolve("loaded"));
        image.addEventListener("error", () => resolve("stopped"));
        image.src = `${host}/a.png`;
      });
      const request = fetch(`${host}/b.json`).then(
        () => "answered",
        () => "stopped",
      );
      return Promise.all([picture, request]);
    }, TILES);
    expect(came).toEqual(["stopped", "stopped"]);
    const stopped = new Set((await reports(desk.page)).map((report) => report.split(" ")[0]));
    expect(stopped).toEqual(new Set(["connect-src", "img-src"]));
    expect(desk.outside).toEqual([]);
  });

  it("lets in the tiles that this browser has stored, and no other host", async () => {
    const open = await office.sitDown({
      before: () => localStorage.setItem("one-map.hosts", '{"tiles":["https://tiles.example.cn"]}'),
      outside: () => ({ contentType: "text/plain", body: Buffer.from("tile") }),
    });
    const ask = (url: string) =>
      open.page.evaluate(
        (address) =>
          fetch(address).then(
            (answer) => answer.text(),
            () => "stopped",
          ),
        url,
      );
    expect(await ask(`${TILES}/1/2/3.png`)).toBe("tile");
    expect(await ask("https://other.example.cn/1/2/3.png")).toBe("stopped");
    await open.leave();
  });
});

it("nothing of the desk runs into the policy: every panel, every dialog, the way out and in, the meeting, paper", async () => {
  const open = await office.sitDown();
  const { page } = open;
  const button = (name: string) => page.getByRole("button", { name, exact: true }).first();
  for (const tab of await page.locator(".panel [role=tab]").all()) {
    await tab.click();
    await page.locator("#panel .tab-panel, #panel [role=tabpanel]").first().waitFor();
  }
  for (const name of ["底图", "新增项目", "打印", "来源与许可"]) {
    if (name === "来源与许可") await button("来源").click();
    await button(name).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await button("导出").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "导出", exact: true }).click(),
  ]);
  const path = await download.path();
  // While it writes, Escape is for the writing.
  const again = page.getByRole("dialog").getByRole("button", { name: "导出", exact: true });
  await expect.poll(() => again.isEnabled()).toBe(true);
  // Working takes no key from whoever pressed it.
  expect(await again.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByTestId("import-files").setInputFiles({
    name: download.suggestedFilename(),
    mimeType: "application/octet-stream",
    buffer: readFileSync(path),
  });
  await page.getByRole("dialog").getByText("47 行").first().waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: "按任务领域", exact: true }).click();
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  await page.keyboard.press("PageDown");
  await page.evaluate(() => window.oneMap.settled());
  expect(open.faults).toEqual([]);
  expect(open.outside).toEqual([]);
  await open.leave();
});

it("the licences of the data and of the bundled software are at hand by keyboard", async () => {
  const open = await office.sitDown();
  const { page } = open;
  await page.getByRole("button", { name: "来源", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  for (const said of [/GSHHG/, /ODbL 1\.0/, /CC BY 4\.0：/])
    await dialog.getByText(said).first().waitFor();
  await dialog.locator("li strong", { hasText: "zustand" }).waitFor();
  const list = await dialog.locator("li strong").allInnerTexts();
  for (const name of ["maplibre-gl", "react", "react-aria-components", "zustand"])
    expect(list).toContain(name);
  expect(list).not.toContain("vitest");
  const texts = await dialog.locator("pre").allTextContents();
  expect(texts.length).toBeGreaterThan(list.length * 0.9);
  expect(texts.every((text) => text.trim().length > 100)).toBe(true);
  await open.leave();
});

describe("in a frame of a site that the town does not list", () => {
  let stranger: Server;
  let site: SiteFolder;
  let address: string;
  beforeAll(async () => {
    site = new SiteFolder();
    await site.open();
    stranger = createServer((request, response) => {
      const map = new URL(request.url ?? "/", "http://x").searchParams.get("map") ?? "";
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<iframe src="${encodeURI(map)}" width="900" height="600"></iframe>`);
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const at = stranger.address();
    address = `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/`;
  });
  afterAll(async () => {
    stranger.close();
    await site.remove();
  });

  it("the server's header keeps the page out", async () => {
    const answer = await fetch(office.url);
    expect(answer.headers.get("content-security-policy")).toBe("frame-ancestors 'self'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
  });

  it("and where the server says nothing the page shows a way to itself, opens no store and draws no map", async () => {
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(`${address}?map=${site.url}`);
    const frame = page.frames()[1]!;
    const link = frame.getByRole("link", { name: "在新窗口打开" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(site.url);
    expect(
      await frame.evaluate(async () => ({
        api: "oneMap" in window,
        maps: document.querySelectorAll("canvas, .desk").length,
        stores: (await indexedDB.databases()).length,
      })),
    ).toEqual({ api: false, maps: 0, stores: 0 });
    await browser.close();
  });
});
