// An import of 100,000 rows in the real page: how long until the preview stands, and how long the page ever kept a person waiting meanwhile.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { median, type Row } from "./report.ts";
import { csvBytes } from "./tables.ts";

const ROUNDS = 5;
const PAPA = readFileSync(
  createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"),
  "utf8",
);

/** A key that means nothing to anybody, pressed this often all the while, ms. */
const EVERY = 5;
/** How often the page is asked whether it has come so far. */
const OFTEN = { polling: 20 };

/**
 * Notes in the page how long keys waited, from the press to the first line that hears of it, since files were chosen. The turns of the event
 * loop would say too much: after a press Chromium holds ordinary messages back until the next frame is out, and answers keys meanwhile.
 */
const LISTEN = `(() => {
  let chosen = Infinity;
  window.longest = 0;
  window.heard = 0;
  document.addEventListener("change", ({ target, timeStamp }) => { if (target.type === "file") chosen = timeStamp; }, { capture: true });
  addEventListener("keydown", ({ timeStamp }) => {
    const now = performance.now();
    if (now < chosen) return;
    window.longest = Math.max(window.longest, now - Math.max(timeStamp, chosen));
    window.heard++;
  }, { capture: true });
})()`;

/** The longest that a key waited while `work` went on, ms. */
async function typingThrough(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(LISTEN);
  const keyboard = await page.context().newCDPSession(page);
  const presses: Promise<unknown>[] = [];
  const typing = setInterval(
    () =>
      presses.push(
        keyboard.send("Input.dispatchKeyEvent", {
          type: "rawKeyDown",
          key: "F13",
          code: "F13",
          windowsVirtualKeyCode: 124,
        }),
      ),
    EVERY,
  );
  try {
    await work();
  } finally {
    clearInterval(typing);
  }
  await Promise.all(presses);
  const { longest, heard } = (await page.evaluate("({ longest, heard })")) as {
    longest: number;
    heard: number;
  };
  if (heard < 20) throw new Error(`only ${heard} keys were heard`);
  return longest;
}

/** Stamps, in the page itself, when files are chosen, when they are read, when 预览 is pressed and when the preview stands. */
const STAMPS = `(() => {
  window.stamps = {};
  const stamp = (name) => { window.stamps[name] ??= performance.now(); };
  document.querySelector("[data-testid=import-files]").addEventListener("change", () => stamp("chosen"), { capture: true });
  addEventListener("click", (event) => { if (event.target.closest("button")?.textContent === "预览") stamp("asked"); }, { capture: true });
  new MutationObserver(() => {
    if (document.querySelector(".source")) stamp("read");
    if (document.querySelector("[data-testid=preview-sum]")) stamp("shown");
  }).observe(document.body, { childList: true, subtree: true });
})()`;

/** What is to be pressed: the first element of `selector` whose text holds `text`, or what `within` finds in it. */
type Target = { selector: string; text: string; within?: string };

/**
 * Presses with the mouse as soon as it can be pressed. A locator would look through the whole page by roles first, on the very thread whose
 * answer is measured.
 */
async function press(page: Page, target: Target): Promise<void> {
  const middle = await page.waitForFunction(
    ({ selector, text, within }: Target): [number, number] | false => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find(({ textContent }) =>
        textContent?.includes(text),
      );
      const element = within ? found?.querySelector(within) : found;
      const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
      const isReady = width > 0 && !element!.matches(":disabled");
      return isReady && [x + width / 2, y + height / 2];
    },
    target,
    OFTEN,
  );
  const [x, y] = (await middle.jsonValue()) as [number, number];
  await page.mouse.click(x, y);
}

const WGS_84: Target = { selector: ".candidate", text: "WGS-84", within: "input" };
const PREVIEW: Target = { selector: ".import-foot button", text: "预览" };

/** Papa Parse alone on the same bytes, in a worker of the same page, from the chosen file to the count of its rows. */
const PAPA_ALONE = `(async () => {
  const input = document.createElement("input");
  input.type = "file";
  input.id = "papa-file";
  document.body.append(input);
  const chosen = new Promise((resolve) => input.addEventListener("change", resolve));
  window.papaSpent = chosen.then(async () => {
    const from = performance.now();
    const bytes = new Uint8Array(await input.files[0].arrayBuffer());
    const code = ${JSON.stringify(`${PAPA}; onmessage = ({ data }) => postMessage(self.Papa.parse(new TextDecoder().decode(data)).data.length);`)};
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    worker.postMessage(bytes);
    await new Promise((resolve) => { worker.onmessage = resolve; });
    worker.terminate();
    input.remove();
    return performance.now() - from;
  });
})()`;

type Measured = { spent: number; longest: number };

async function openDesk(browser: Browser, url: string): Promise<Page> {
  const page = await (
    await browser.newContext({ locale: "zh-CN", serviceWorkers: "block" })
  ).newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.evaluate("window.oneMap.ready");
  await page.getByTestId("import-files").waitFor({ state: "attached" });
  return page;
}

async function papaAlone(browser: Browser, url: string, file: string): Promise<Measured> {
  const page = await openDesk(browser, url);
  const parse = async () => {
    await page.evaluate(PAPA_ALONE);
    await page.locator("#papa-file").setInputFiles(file);
    return Number(await page.evaluate("window.papaSpent"));
  };
  const measured = { spent: await parse(), longest: await typingThrough(page, parse) };
  await page.context().close();
  return measured;
}

async function ours(browser: Browser, url: string, file: string): Promise<Measured> {
  const page = await openDesk(browser, url);
  const giveUp = async () => {
    await page.getByRole("button", { name: "取消" }).click();
    await page.locator(".overlay").waitFor({ state: "detached" });
  };
  // Once with a small file: the dialog and the worker's code are fetched.
  await page.getByTestId("import-files").setInputFiles({
    name: "warm.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("名称,任务\n甲,17"),
  });
  await page.getByRole("button", { name: "预览" }).waitFor();
  await giveUp();
  const preview = async () => {
    await page.getByTestId("import-files").setInputFiles(file);
    await press(page, WGS_84);
    await press(page, PREVIEW);
    await page.waitForFunction(
      () => document.querySelector(".preview-row") !== null,
      undefined,
      OFTEN,
    );
  };
  await page.evaluate(STAMPS);
  await preview();
  const { chosen, read, asked, shown } = (await page.evaluate("window.stamps")) as Record<
    "chosen" | "read" | "asked" | "shown",
    number
  >;
  await giveUp();
  const longest = await typingThrough(page, preview);
  await page.context().close();
  return { spent: read - chosen + (shown - asked), longest };
}

export async function benchImport(browser: Browser, url: string): Promise<Row[]> {
  // From disk, as a person chooses it: bytes handed over by the script would be decoded, and cleared away, in the page.
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  const file = join(folder, "a.csv");
  writeFileSync(file, csvBytes(100_000));
  const [papa, app]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    papa.push(await papaAlone(browser, url, file));
    app.push(await ours(browser, url, file));
  }
  rmSync(folder, { recursive: true });
  const middle = (of: keyof Measured): { ours: number; baseline: number } => ({
    ours: median(app.map((one) => one[of])),
    baseline: median(papa.map((one) => one[of])),
  });
  return [
    {
      metric: "CSV of 100,000 rows in the page: chosen → previewed vs Papa Parse alone, ms",
      ...middle("spent"),
      limit: 2.5,
    },
    {
      metric: "the same: longest that the page let a key wait, ms",
      ...middle("longest"),
      limit: 50,
      absolute: true,
    },
  ];
}
