// The meeting: how soon a scene answers the key, and, on demand, whether hours of scenes leave anything behind.
import type { Browser, CDPSession, Page } from "playwright-core";
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

/** Frames and milliseconds between a key and the first drawing of the map after it, and the first change of the page. Runs before the page, whose own listener lets no key pass. */
const WATCH = `(() => {
  window.answers = [];
  let frames = 0, open = null;
  const count = () => { frames++; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  addEventListener("keydown", () => window.answers.push(open = { at: frames, from: performance.now() }), true);
  const note = (what) => {
    if (!open || open[what]) return;
    open[what] = { frames: frames - open.at, ms: performance.now() - open.from };
  };
  const { prototype } = WebGL2RenderingContext;
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = prototype[name];
    prototype[name] = function (...given) { note("drawn"); return draw.apply(this, given); };
  }
  new MutationObserver(() => note("changed")).observe(document, { childList: true, subtree: true, characterData: true });
})()`;

/** A deck by section, on the wall. */
async function presenting(browser: Browser, url: string, before: string): Promise<Page> {
  const page = await (
    await browser.newContext({
      locale: "zh-CN",
      viewport: { width: 1280, height: 720 },
      serviceWorkers: "block",
    })
  ).newPage();
  await page.addInitScript(before);
  await page.goto(`${url}#panel=meeting`);
  await page.evaluate("window.oneMap.ready");
  await page.getByRole("button", { name: "按任务领域" }).click();
  await page.getByLabel("自动播放每页秒数").fill(String(SECONDS_A_SCENE));
  await page.keyboard.press("Tab");
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
  return page;
}

type Moment = { frames: number; ms: number };
type Answer = { changed?: Moment; drawn?: Moment };

export async function benchMeeting(browser: Browser, url: string): Promise<Row[]> {
  const page = await presenting(browser, url, WATCH);
  await page.waitForTimeout(2000);
  await page.evaluate("window.answers.length = 0");
  for (let i = 0; i < STEPS; i++) {
    await page.keyboard.press("PageDown");
    await page.waitForTimeout(1500);
  }
  const answers = (await page.evaluate("window.answers")) as Answer[];
  await page.context().close();
  const of = (name: keyof Answer) => answers.flatMap((answer) => answer[name] ?? []);
  const [changed, drawn] = [of("changed"), of("drawn")];
  if (changed.length < STEPS || drawn.length < STEPS)
    throw new Error(
      `${STEPS} keys, ${changed.length} changes, ${drawn.length} drawings of the map`,
    );
  return [
    {
      metric: "next scene: frames from the key to the first frame of the move",
      ours: median(drawn.map(({ frames }) => frames)),
      baseline: 1,
      limit: 1,
      absolute: true,
    },
    {
      metric: "next scene: the same at its worst",
      ours: Math.max(...drawn.map(({ frames }) => frames)),
      baseline: 1,
      limit: 1,
      absolute: true,
    },
    {
      metric: "next scene: caption changed, ms, against a frame of 60 Hz",
      ours: median(changed.map(({ ms }) => ms)),
      baseline: 1000 / 60,
    },
  ];
}

type Left = { heap: number; objects: number; nodes: number; gpu: number };
type Snapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
};

/** Megabytes of what the page's own script keeps. The engine goes on compiling for minutes, and what it has compiled is no growth of ours. */
async function objectsOn(session: CDPSession): Promise<number> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", take);
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", take);
  const {
    snapshot: { meta },
    nodes,
  } = JSON.parse(chunks.join("")) as Snapshot;
  const [type, size] = ["type", "self_size"].map((field) => meta.node_fields.indexOf(field)) as [
    number,
    number,
  ];
  const foreign = new Set(
    ["code", "native", "synthetic", "hidden"].map((name) => meta.node_types[0].indexOf(name)),
  );
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += meta.node_fields.length)
    if (!foreign.has(nodes[at + type]!)) bytes += nodes[at + size]!;
  return bytes / 2 ** 20;
}

/** Plays by itself, round and round. Objects, elements and GPU objects after the first round and at the end: nothing may grow. Asked for by name only. */
export async function benchSoak(browser: Browser, url: string): Promise<Row[]> {
  const page = await presenting(browser, url, COUNT_GPU);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const look = async (): Promise<Left> => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      objects: await objectsOn(session),
      heap: metric("JSHeapUsedSize") / 2 ** 20,
      nodes: metric("Nodes"),
      gpu: Number(await page.evaluate("window.gpuObjects")),
    };
  };
  const wrapped = async (): Promise<void> => {
    await page.locator(".present[data-scene='2']").waitFor({ timeout: 300_000 });
    await page.locator(".present[data-scene='1']").waitFor({ timeout: 300_000 });
  };
  await page.keyboard.press("a");
  await wrapped();
  const first = await look();
  const until = Date.now() + SOAK_MINUTES * 60_000;
  while (Date.now() < until) await wrapped();
  const last = await look();
  await page.context().close();
  const row = (name: string, key: keyof Left): Row => ({
    metric: `soak of ${SOAK_MINUTES} min: ${name}, first loop → end`,
    ours: last[key],
    baseline: first[key],
    limit: 1.05,
  });
  const { limit: _, ...whole } = row("whole heap with compiled code, MB", "heap");
  return [
    row("objects in the heap, MB", "objects"),
    whole,
    row("elements", "nodes"),
    row("GPU objects", "gpu"),
  ];
}
