// npm run screenshots: the README's pictures, of the town's own ledger and of the example, and every view at every
// size for the eye to check.
import { mkdirSync } from "node:fs";
import { launch, serveSite } from "./chromium.ts";

const READER = "panel=reader&project=henglong&clause=1";
/** Of the example: what the README shows of it, and what is looked at. */
const EXAMPLE = "panel=projects&project=example-black-odour-water";
const VIEWS: [name: string, address: string, width: number, height: number][] = [
  ["desk-1366", "", 1366, 768],
  ["desk-dark-1366", "theme=dark", 1366, 768],
  ["reader-1366", READER, 1366, 768],
  ["matrix-1920", "panel=matrix", 1920, 1080],
  ["matrix-dark-1920", "panel=matrix&theme=dark&office=规划办", 1920, 1080],
  ["table-1366", "panel=table", 1366, 768],
  ["office-1920", "panel=office&of=规划办&office=规划办", 1920, 1080],
  ["coverage-1366", "panel=coverage", 1366, 768],
  ["issues-1366", "panel=issues", 1366, 768],
  ["desk-3840", "", 3840, 2160],
  ["reader-dark-3840", `${READER}&theme=dark`, 3840, 2160],
];
const EXAMPLE_VIEWS: typeof VIEWS = [
  ["example-1366", "", 1366, 768],
  ["example-dark-1366", `${EXAMPLE}&theme=dark`, 1366, 768],
  ["example-table-1920", "panel=table", 1920, 1080],
  ["example-390", "", 390, 844],
];

const [site, browser] = await Promise.all([serveSite(), launch()]);

async function shoot(
  path: string,
  address: string,
  width: number,
  height: number,
  query = "",
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: "reduce",
    locale: "zh-CN",
  });
  await page.goto(`${site.url}${query}#${address}`);
  await page.evaluate(() => window.oneMap.ready);
  await page.locator("#panel .panel-body").first().waitFor();
  await page.evaluate(() => window.oneMap.settled());
  await page.screenshot({ path });
  await page.close();
}

mkdirSync("docs/images", { recursive: true });
mkdirSync("tests/browser/out", { recursive: true });
await shoot("docs/images/desk.png", READER, 1440, 900);
for (const [name, address, width, height] of VIEWS)
  await shoot(`tests/browser/out/${name}.png`, address, width, height);
await shoot("docs/images/example.png", EXAMPLE, 1440, 900, "?example");
for (const [name, address, width, height] of EXAMPLE_VIEWS)
  await shoot(`tests/browser/out/${name}.png`, address, width, height, "?example");
await browser.close();
await site.close();
