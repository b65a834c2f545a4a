// A wall sheet from the print button to the finished PDF: A0 beside A3. Time, and memory of the whole browser at its highest.
import type { Browser } from "playwright-core";
import { memoryOf, processes, withChildren } from "../tests/browser/processes.ts";
import type { Row } from "./report.ts";

const SAMPLE_MS = 40;
const MEGABYTE = 1e6;

type Sheet = { ms: number; peak: number; bytes: number };

/** The browsers that this process has started, with their helpers. */
const browserPids = (): Set<number> =>
  withChildren(
    processes()
      .filter(
        ({ parent, command }) => parent === process.pid && command.includes("--remote-debugging"),
      )
      .map(({ pid }) => pid),
  );

async function printed(
  browser: Browser,
  url: string,
  paper: "A3" | "A0",
  width: number,
): Promise<Sheet> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  await page.goto(url);
  await page.evaluate("window.oneMap.ready");
  const pids = browserPids();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(pids))), SAMPLE_MS);
  const begun = performance.now();
  await page.getByRole("button", { name: "打印", exact: true }).click();
  await page.getByRole("combobox", { name: "纸张", exact: true }).selectOption(paper);
  await page.locator(`.print-sheet svg[width="${width}mm"]`).waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const ms = performance.now() - begun;
  peak = Math.max(peak, memoryOf(pids));
  clearInterval(watch);
  await page.close();
  return { ms, peak, bytes: pdf.length };
}

export async function benchPaper(browser: Browser, url: string): Promise<readonly Row[]> {
  // The first printing of a browser starts more than the sheet.
  await printed(browser, url, "A3", 420);
  const small = await printed(browser, url, "A3", 420);
  const large = await printed(browser, url, "A0", 1189);
  return [
    {
      metric: "wall sheet A0 vs A3: from the print button to the PDF, ms",
      ours: large.ms,
      baseline: small.ms,
    },
    {
      metric: "wall sheet A0 vs A3: peak memory of the whole browser, MB (an office PC has 4000)",
      ours: large.peak / MEGABYTE,
      baseline: small.peak / MEGABYTE,
      limit: 2000,
      absolute: true,
    },
    {
      metric: "wall sheet A0 vs A3: PDF, KB",
      ours: large.bytes / 1000,
      baseline: small.bytes / 1000,
    },
  ];
}
