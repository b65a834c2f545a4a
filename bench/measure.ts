// What is measured inside a page, with the page's own clock. Each visit is a new browser with an empty profile.
import type { Browser } from "playwright-core";
import { OFFICES } from "./workload.ts";

export type Page = { name: string; url: string };

/** Both pages behind the same three calls. */
const ADAPTER = `
  window.drive = window.oneMap
    ? { ready: window.oneMap.ready, load: async (url) => { await window.oneMap.loadProjects(await (await fetch(url)).json()); }, setFilter: (office) => window.oneMap.setFilter(office ? { offices: [office], role: "lead" } : null) }
    : window.bench;
  window.rasterised = () => {
    const pixel = new Uint8Array(4);
    for (const canvas of document.querySelectorAll("canvas")) {
      const gl = canvas.getContext("webgl2");
      if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    }
  };`;

/** WebGL draw calls do nothing: what is left is script, workers and uploads, as if the GPU cost nothing. */
const NO_DRAW = `for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) WebGL2RenderingContext.prototype[name] = () => {};`;

async function open(browser: Browser, { url }: Page, noDraw: boolean) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  if (noDraw) await page.addInitScript(NO_DRAW);
  await page.goto(url);
  await page.waitForFunction(() => "oneMap" in window || "bench" in window);
  await page.evaluate(ADAPTER);
  await page.evaluate("window.drive.ready");
  return page;
}

/** Milliseconds from navigation to the first frame that shows everything. */
export async function measureStart(browser: Browser, target: Page): Promise<{ start: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The stamp is taken in the page, at the moment its own promise resolves and the frame is rasterised.
  await page.addInitScript(`(() => {
    const timer = setInterval(() => {
      const source = window.oneMap ?? window.bench;
      if (!source) return;
      clearInterval(timer);
      source.ready.then(() => { const gl = [...document.querySelectorAll("canvas")].map((c) => c.getContext("webgl2")).find(Boolean); gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); window.startedAt = performance.now(); });
    }, 1);
  })()`);
  await page.goto(target.url);
  await page.waitForFunction(() => Boolean(Reflect.get(window, "startedAt")));
  return { start: Number(await page.evaluate("window.startedAt")) };
}

export type FilterResult = { load: number; drawn: number[]; busy: number[]; heap: number };

/** Loads a workload, then shows one office and all offices in turn. `busy` is the synchronous part and the frame's own work. */
export async function measureFilter(
  browser: Browser,
  target: Page,
  url: string,
  { toggles, noDraw }: { toggles: number; noDraw: boolean },
): Promise<FilterResult> {
  const page = await open(browser, target, noDraw);
  page.setDefaultTimeout(180_000);
  return (await page.evaluate(`(async () => {
    const clock = () => performance.now();
    const begun = clock();
    await window.drive.load(${JSON.stringify(url)});
    window.rasterised();
    const load = clock() - begun;
    const drawn = [], busy = [];
    const offices = ${JSON.stringify(OFFICES)};
    // The frame's own work: from the first animation callback of a frame to the first message after it.
    let frame = 0;
    const original = window.requestAnimationFrame;
    window.requestAnimationFrame = (callback) => original((time) => { const t = clock(); callback(time); frame += clock() - t; });
    for (let i = 0; i < ${toggles}; i++) {
      await new Promise((resolve) => setTimeout(resolve, 220 + ((i * 37) % 50)));
      frame = 0;
      const from = clock();
      const done = window.drive.setFilter(i % 2 ? null : offices[(i / 2) % offices.length]);
      const spent = clock() - from;
      await done;
      window.rasterised();
      drawn.push(clock() - from);
      busy.push(spent + frame);
    }
    window.gc?.();
    return { load, drawn, busy, heap: (performance.memory?.usedJSHeapSize ?? 0) / 1048576 };
  })()`)) as FilterResult;
}
