// The meeting: how soon a scene answers the key, and, on demand, whether hours of scenes leave anything behind.
import type { Browser, Page } from "playwright-core";
import { median, type Row } from "./report.ts";

const STEPS = 30;
const SOAK_MINUTES = Number(process.env.SOAK_MINUTES ?? 30);
const SECONDS_A_SCENE = 2;

/** Counts what lives on the graphics card. */
const COUNT_GPU = `(() => {
  window.gpuObjects = 0;
  for (const kind of ["Buffer", "Texture", "Program", "VertexArray", "Framebuffer"]) {
    const { prototype } = WebGL2RenderingContext;
    const [make, free] = [prototype["create" + kind], prototype["delete" + kind]];
    prototype["create" + kind] = function (...given) { window.gpuObjects++; return make.apply(this, given); };
    prototype["delete" + kind] = function (thing) { if (thing) window.gpuObjects--; return free.call(this, thing); };
  }
})()`;

/** Frames between a key and the first change of what is shown; and the time, in milliseconds. */
const WATCH = `(() => {
  window.answers = [];
  let pressed = 0, frames = 0;
  const count = () => { frames++; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  let at = 0;
  addEventListener("keydown", () => { pressed = performance.now(); at = frames; }, { capture: true });
  new MutationObserver(() => {
    if (pressed === 0) return;
    window.answers.push({ frames: frames - at, ms: performance.now() - pressed });
    pressed = 0;
  }).observe(document.querySelector(".present"), { childList: true, subtree: true, characterData: true });
})()`;

/** A deck by section, on the wall. */
async function presenting(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 720 }, serviceWorkers: "block" })).newPage();
  await page.addInitScript(COUNT_GPU);
  await page.goto(`${url}#panel=meeting`);
  await page.evaluate("window.oneMap.ready");
  await page.getByRole("button", { name: "按任务领域" }).click();
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  return page;
}

export async function benchMeeting(browser: Browser, url: string): Promise<Row[]> {
  const page = await presenting(browser, url);
  await page.evaluate(WATCH);
  for (let i = 0; i < STEPS; i++) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(400);
  }
  const answers = (await page.evaluate("window.answers")) as { frames: number; ms: number }[];
  await page.context().close();
  return [
    { metric: "next scene: frames from the key to the first change", ours: median(answers.map(({ frames }) => frames)), baseline: 1, limit: 1, absolute: true },
    { metric: "next scene: the same in ms, against a frame of 60 Hz", ours: median(answers.map(({ ms }) => ms)), baseline: 1000 / 60 },
  ];
}

type Left = { heap: number; nodes: number; gpu: number };

/** Heap, elements and GPU objects after the first loop and at the end: nothing may grow. Asked for by name only. */
export async function benchSoak(browser: Browser, url: string): Promise<Row[]> {
  const page = await presenting(browser, url);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const look = async (): Promise<Left> => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return { heap: metric("JSHeapUsedSize") / 2 ** 20, nodes: metric("Nodes"), gpu: Number(await page.evaluate("window.gpuObjects")) };
  };
  const loop = async (): Promise<void> => {
    await page.keyboard.press("Home");
    const scenes = Number(/\/\s*(\d+)/.exec(await page.locator(".present-bar").innerText())?.[1] ?? 1);
    for (let i = 1; i < scenes; i++) {
      await page.waitForTimeout(SECONDS_A_SCENE * 1000);
      await page.keyboard.press("PageDown");
    }
  };
  await loop();
  const first = await look();
  const until = Date.now() + SOAK_MINUTES * 60_000;
  while (Date.now() < until) await loop();
  const last = await look();
  await page.context().close();
  const row = (name: string, key: keyof Left): Row => ({ metric: `soak of ${SOAK_MINUTES} min: ${name}, first loop → end`, ours: last[key], baseline: first[key], limit: 1.05 });
  return [row("heap, MB", "heap"), row("elements", "nodes"), row("GPU objects", "gpu")];
}
