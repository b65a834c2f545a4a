// Browser profiles in which a town's ledger is kept, and what is seen of keeping it in their windows.
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import { forbidWebGl, launch, serveSite } from "./chromium.ts";

export class Profiles {
  readonly url: string;
  readonly #browser: Awaited<ReturnType<typeof launch>>;
  readonly #stop: () => Promise<void>;

  private constructor(
    url: string,
    browser: Awaited<ReturnType<typeof launch>>,
    stop: () => Promise<void>,
  ) {
    this.url = url;
    this.#browser = browser;
    this.#stop = stop;
  }

  static async open(): Promise<Profiles> {
    const [site, browser] = await Promise.all([serveSite(), launch()]);
    return new Profiles(site.url, browser, site.close);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#stop();
  }

  /** A browser profile of its own: what one test keeps, no other sees. */
  async newTown(before?: () => void): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      reducedMotion: "reduce",
      locale: "zh-CN",
      serviceWorkers: "block",
    });
    await context.addInitScript(forbidWebGl);
    if (before) await context.addInitScript(before);
    return context;
  }

  /** A window of the desk. */
  async sitDown(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(this.url);
    await ready(page);
    return page;
  }

  /** A window beside the desk, from which its store can be damaged. */
  async beside(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${this.url}site.json`);
    return page;
  }
}

export async function ready(page: Page): Promise<void> {
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("[data-saved-seq]").waitFor();
}

export const edit = (
  page: Page,
  id: string,
  field: string,
  value: unknown,
): Promise<number | string> =>
  page.evaluate(
    ([id, field, value]) =>
      window.oneMap
        .edit(id as string, field as string, value)
        .catch((cause: Error) => cause.message),
    [id, field, value] as const,
  );
export const savedSeq = async (page: Page): Promise<number> =>
  Number(await page.locator("[data-saved-seq]").getAttribute("data-saved-seq"));
export const phase = (page: Page): Promise<string | null> =>
  page.locator("[data-saved-seq]").getAttribute("data-phase");

/** What the search finds by a text that only an edit can have written. */
export const hits = async (page: Page, text: string): Promise<number> =>
  (await page.evaluate((wanted) => window.oneMap.setFilter({ text: wanted }), text)).projects;

const { projects } = JSON.parse(readFileSync("geodata/town.json", "utf8")) as {
  projects: string[];
};
const { features } = JSON.parse(readFileSync(`geodata/${projects[0]!}`, "utf8")) as {
  features: { properties: { id: string; name: string } }[];
};
/** Two projects of the town's own files. */
export const [first, second] = [features[0]!.properties, features[1]!.properties];
