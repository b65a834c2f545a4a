// A planner at the desk: tests say what a person does and sees, not which element is clicked.
import type { Browser, Page, Route } from "playwright-core";
import type { OneMap } from "#embed/oneMap.ts";
import { words } from "#words/words.ts";
import { licences } from "#words/zh-CN/licences.ts";
import { forbidWebGl, launch, serveSite } from "./chromium.ts";

declare global {
  interface Window {
    oneMap: OneMap;
  }
}

export type Counts = ReturnType<OneMap["counts"]>;
/** Town files to answer otherwise than they are; null is a missing file. */
export type Files = Record<string, string | Buffer | null>;
/** What a server outside answers; null is no answer. */
export type Outside = (url: URL) => { status?: number; contentType: string; body: Buffer } | null;
export type Opening = {
  outside?: Outside;
  address?: string;
  files?: Files;
  width?: number;
  height?: number;
  dark?: boolean;
  /** A machine that cannot draw the map; quickest where nobody looks at it. */ noWebGl?: boolean;
  touch?: boolean;
  /** How many pixels of the screen make one of the page: Windows at 150 % is 1.5. */
  scale?: number;
  /** Flights take their time. */ motion?: boolean;
  /** Runs in the page before it. */ before?: () => void;
};

export class Office {
  readonly url: string;
  readonly #browser: Browser;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, browser: Browser, stop: () => Promise<void>) {
    this.url = url;
    this.#browser = browser;
    this.#stop = stop;
  }

  static async open(): Promise<Office> {
    const [site, browser] = await Promise.all([serveSite(), launch()]);
    return new Office(site.url, browser, site.close);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#stop();
  }

  /** A new desk without any network but the site itself. */
  async sitDown({
    outside = () => null,
    address = "",
    files = {},
    width = 1366,
    height = 768,
    dark = false,
    noWebGl = false,
    touch = false,
    scale = 1,
    motion = false,
    before,
  }: Opening = {}): Promise<Planner> {
    const context = await this.#browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: motion ? "no-preference" : "reduce",
      locale: "zh-CN",
      serviceWorkers: "block",
      hasTouch: touch,
    });
    // Against hanging only: a busy machine may take its time.
    context.setDefaultTimeout(120_000);
    if (before) await context.addInitScript(before);
    const page = await context.newPage();
    const planner = new Planner(page, this.url);
    page.on("pageerror", (error) => planner.faults.push(error.message));
    page.on("console", (message) => {
      if (isPolicyReport(message.text())) planner.faults.push(message.text());
    });
    await page.route("**/*", (route) => answer(route, { site: this.url, files, outside }, planner));
    if (noWebGl) await page.addInitScript(forbidWebGl);
    await page.goto(`${this.url}#${address}`);
    await planner.whenFurnished();
    return planner;
  }
}

/** What Chromium writes when the page's own policy forbids something. */
export const isPolicyReport = (text: string): boolean =>
  /Content Security Policy|TrustedHTML|TrustedScript/.test(text);

async function answer(
  route: Route,
  { site, files, outside }: { site: string; files: Files; outside: Outside },
  planner: Planner,
): Promise<void> {
  const url = route.request().url();
  if (!url.startsWith(site) && !url.startsWith("blob:") && !url.startsWith("data:")) {
    planner.outside.push(url);
    const reply = outside(new URL(url));
    if (reply) await route.fulfill({ ...reply, headers: { "access-control-allow-origin": "*" } });
    else await route.abort();
    return;
  }
  const path = decodeURIComponent(new URL(url).pathname).replace(/^\/geodata\//, "");
  const file = files[path];
  if (file === undefined) await route.continue();
  else if (file === null) await route.fulfill({ status: 404, body: "" });
  else
    await route.fulfill({
      status: 200,
      body: file,
      contentType: "application/json; charset=utf-8",
    });
}

export class Planner {
  readonly page: Page;
  readonly site: string;
  /** Uncaught errors of the page, and what its own policy forbade it. */
  readonly faults: string[] = [];
  /** Addresses outside the site that the page asked for. */
  readonly outside: string[] = [];

  constructor(page: Page, site: string) {
    this.page = page;
    this.site = site;
  }

  /** The map comes first; the panels around it a moment later. */
  whenFurnished = async (): Promise<void> => {
    await this.page.evaluate(() => window.oneMap.ready);
    // On a phone the panel waits behind the bar.
    await this.page.locator("#panel, .panel-reopen").first().waitFor({ state: "attached" });
  };
  leave = (): Promise<void> => this.page.context().close();

  counts = (): Promise<Counts> => this.page.evaluate(() => window.oneMap.counts());
  /** The totals as the header tells them. */
  headline = async (): Promise<string> =>
    (await this.page.getByTestId("counts").innerText()).replaceAll(/\s+/g, "");
  address = async (): Promise<string> =>
    decodeURIComponent(await this.page.evaluate(() => location.hash.slice(1)));

  filter = (request: Parameters<OneMap["setFilter"]>[0]): Promise<Counts> =>
    this.page.evaluate((wanted) => window.oneMap.setFilter(wanted), request);
  search = (text: string): Promise<void> =>
    this.page.getByRole("combobox", { name: "搜索" }).fill(text);
  openPanel = (name: string): Promise<void> => this.page.getByRole("tab", { name }).click();
  tick = (name: string): Promise<void> => this.page.getByRole("checkbox", { name }).click();
  chooseProject = (name: string): Promise<void> =>
    this.page.getByRole("button", { name }).first().click();
  /** The sources of the map unfold first. */
  openLicences = async (): Promise<void> => {
    await this.page.getByRole("button", { name: words.map.attribution, exact: true }).click();
    await this.page.getByRole("button", { name: licences.open }).click();
  };
  reload = async (): Promise<void> => {
    await this.page.reload();
    await this.whenFurnished();
  };
  /** Names on the map right now. */
  panelText = (): Promise<string> => this.page.locator("#panel").innerText();
}
