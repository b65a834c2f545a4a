// An import of 100,000 rows in the real page: how long until the preview stands, and how long the page ever kept a person waiting meanwhile.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { median, type Row } from "./report.ts";
import { csvBytes } from "./tables.ts";

const ROUNDS = 5;
const PAPA = readFileSync(createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"), "utf8");

/** Notes the longest time between two turns of the page's event loop, from the moment the files are chosen. */
const HEARTBEAT = `(() => {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  window.longest = 0;
  port1.onmessage = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; port2.postMessage(0); };
  port2.postMessage(0);
  document.addEventListener("change", ({ target }) => { if (target.type === "file") { window.longest = 0; last = performance.now(); } }, { capture: true });
})()`;

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

async function papaAlone(browser: Browser, url: string, bytes: Buffer): Promise<{ spent: number; longest: number }> {
  const page = await (await browser.newContext({ locale: "zh-CN", serviceWorkers: "block" })).newPage();
  await page.goto(url);
  await page.evaluate("window.oneMap.ready");
  await page.getByTestId("import-files").waitFor({ state: "attached" });
  // The heartbeat takes a core of its own: both are measured beside it.
  await page.evaluate(HEARTBEAT);
  await page.evaluate(PAPA_ALONE);
  await page.locator("#papa-file").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: bytes });
  const spent = Number(await page.evaluate("window.papaSpent"));
  const longest = Number(await page.evaluate("window.longest"));
  await page.context().close();
  return { spent, longest };
}

async function ours(browser: Browser, url: string, bytes: Buffer): Promise<{ spent: number; longest: number }> {
  const page = await (await browser.newContext({ locale: "zh-CN", serviceWorkers: "block" })).newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.evaluate("window.oneMap.ready");
  await page.getByTestId("import-files").waitFor({ state: "attached" });
  // Once with a small file: the dialog and the worker's code are fetched.
  await page.getByTestId("import-files").setInputFiles({ name: "warm.csv", mimeType: "text/csv", buffer: Buffer.from("名称,任务\\n甲,17") });
  await page.getByRole("button", { name: "预览" }).waitFor();
  await page.getByRole("button", { name: "取消" }).click();
  await page.locator(".overlay").waitFor({ state: "detached" });
  await page.evaluate(STAMPS);
  await page.evaluate(HEARTBEAT);
  await page.getByTestId("import-files").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: bytes });
  await page.getByRole("radio", { name: /WGS-84/ }).check();
  await page.getByRole("button", { name: "预览" }).click();
  await page.getByTestId("preview-sum").waitFor();
  const { chosen, read, asked, shown } = (await page.evaluate("window.stamps")) as Record<"chosen" | "read" | "asked" | "shown", number>;
  const longest = Number(await page.evaluate("window.longest"));
  await page.context().close();
  return { spent: read - chosen + (shown - asked), longest };
}

export async function benchImport(browser: Browser, url: string): Promise<Row[]> {
  const bytes = Buffer.from(csvBytes(100_000));
  const [papa, papaLongest, spent, longest]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = await papaAlone(browser, url, bytes);
    papa.push(alone.spent);
    papaLongest.push(alone.longest);
    const measured = await ours(browser, url, bytes);
    spent.push(measured.spent);
    longest.push(measured.longest);
  }
  return [
    { metric: "CSV of 100,000 rows in the page: chosen → previewed vs Papa Parse alone, ms", ours: median(spent), baseline: median(papa), limit: 2.5 },
    { metric: "the same: longest the page kept anyone waiting, ms", ours: median(longest), baseline: median(papaLongest), limit: 50, absolute: true },
  ];
}
