// One file on a stick beside the same desk from a server: its weight, and when its first complete frame is there.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { launch } from "../tests/browser/chromium.ts";
import { exportCopy } from "../tests/browser/stick.ts";
import { measureStart, type Page } from "./measure.ts";
import { median, type Row } from "./report.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const MEGABYTE = 2 ** 20;

export async function benchStick(browser: Browser, url: string): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "one-map-bench-"));
  try {
    const desk = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
    await desk.goto(url);
    await desk.evaluate("window.oneMap.ready");
    const path = await exportCopy(desk, folder, "会议包.html");
    await desk.close();
    const pages: Page[] = [
      { name: "served", url },
      { name: "stick", url: pathToFileURL(path).href },
    ];
    const starts: Record<string, number[]> = { served: [], stick: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const page of round % 2 ? pages.toReversed() : pages) {
        const fresh = await launch();
        starts[page.name]!.push((await measureStart(fresh, page)).start);
        await fresh.close();
      }
    }
    const bytes = readFileSync(path);
    return [
      {
        metric: "one file: gzip, MB, against its own weight",
        ours: gzipSync(bytes).length / MEGABYTE,
        baseline: bytes.length / MEGABYTE,
        limit: 1.8,
        absolute: true,
      },
      {
        metric: "one file vs served: navigation → first complete frame, ms",
        ours: median(starts.stick!),
        baseline: median(starts.served!),
        limit: 1.3,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
