// A deck exported in the page, maps and all, beside writing the same slides without a map in Node. Reports time, size and heap.
import { KIND_SIGNS } from "#ledger/signs.ts";
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { exportSlides } from "#ledger/slides/exportSlides.ts";
import { makeAutoDeck } from "#ledger/meeting/autoDecks.ts";
import { openTown } from "#storage/openTown.ts";
import type { Row } from "./report.ts";

const SCENES = 30;

/** Milliseconds of writing `SCENES` scenes without maps, and their bytes. */
async function withoutMaps(): Promise<{ ms: number; bytes: number }> {
  const { ledger, base } = await openTown(
    async (path) =>
      new Uint8Array(await readFile(new URL(path, new URL("../geodata/", import.meta.url)))),
  );
  const whole = makeAutoDeck("sections", ledger, { id: "bench", madeAt: 0, addressOf: () => "" });
  const begun = performance.now();
  const { value } = await exportSlides({
    deck: { ...whole, scenes: whole.scenes.slice(0, SCENES) },
    ledger,
    size: "16:9",
    gapsOf: () => [],
    sources: base.attributions,
    signsOf: () => KIND_SIGNS,
    colours: [],
    progress: () => undefined,
    signal: new AbortController().signal,
    projectsOf: ({ task }) =>
      ledger.projects.filter(({ tasks }) => task === null || tasks.includes(task)),
    picture: () => Promise.reject(new Error("none")),
  });
  return { ms: performance.now() - begun, bytes: value.length };
}

/** Exports the automatic deck through the desk and scales to `SCENES` scenes; heap is that of the page afterwards. */
export async function benchSlides(browser: Browser, url: string): Promise<readonly Row[]> {
  const bare = await withoutMaps();
  const page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
  });
  await page.goto(url);
  await page.evaluate("window.oneMap.ready");
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: "按任务领域", exact: true }).click();
  await page.getByRole("button", { name: "导出幻灯片" }).click();
  const make = page.getByRole("dialog").getByRole("button", { name: /^导出 \d+ 页$/ });
  const pages = Number(/\d+/.exec(await make.innerText())![0]);
  const heap = async (): Promise<number> =>
    Number(await page.evaluate("performance.memory?.usedJSHeapSize ?? 0")) / 1048576;
  const before = await heap();
  let peak = before;
  const watch = setInterval(
    () =>
      void heap()
        .then((now) => (peak = Math.max(peak, now)))
        .catch(() => undefined),
    250,
  );
  const coming = page.waitForEvent("download", { timeout: 180_000 });
  const begun = performance.now();
  await make.click();
  const file = await coming;
  const ms = performance.now() - begun;
  clearInterval(watch);
  const bytes = (await readFile(await file.path())).length;
  await page.close();
  const share = SCENES / pages;
  return [
    {
      metric: `slides: ${SCENES} scenes with maps in the page (scaled from ${pages}) vs without maps in Node, ms`,
      ours: ms * share,
      baseline: bare.ms,
    },
    {
      metric: `slides: size of ${SCENES} scenes with maps vs without, KB`,
      ours: (bytes * share) / 1000,
      baseline: bare.bytes / 1000,
    },
    { metric: "slides: peak JS heap while exporting vs before, MB", ours: peak, baseline: before },
  ];
}
