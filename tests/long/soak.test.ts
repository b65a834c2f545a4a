// A meeting that plays by itself, round and round: objects, elements and GPU objects after the first round and after the last; nothing may grow.
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { presenting } from "../browser/presenting.ts";
import { launch, serveSite } from "../browser/chromium.ts";
import { share } from "./share.ts";

/** Rounds through a deck of some 40 scenes, 2 s each: together about half an hour. */
const ROUNDS = Math.max(1, Math.round(20 * share));
/** What may be left behind: caches that fill, measured as less than this in half an hour. */
const GROWTH = 1.05;

let site: Awaited<ReturnType<typeof serveSite>>;
let browser: Awaited<ReturnType<typeof launch>>;
beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

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

type Left = { objects: number; nodes: number; gpu: number };
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

async function look(page: Page, session: CDPSession): Promise<Left> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  return {
    objects: await objectsOn(session),
    nodes: metrics.find(({ name }) => name === "Nodes")?.value ?? Number.NaN,
    gpu: Number(await page.evaluate("window.gpuObjects")),
  };
}

const wholeRound = async (page: Page): Promise<void> => {
  await page.locator(".present[data-scene='2']").waitFor({ timeout: 300_000 });
  await page.locator(".present[data-scene='1']").waitFor({ timeout: 300_000 });
};

it(`${ROUNDS} rounds of a deck that plays by itself leave nothing behind`, async () => {
  const page = await presenting(browser, site.url, COUNT_GPU);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.keyboard.press("a");
  await wholeRound(page);
  const first = await look(page, session);
  for (let round = 0; round < ROUNDS; round++) await wholeRound(page);
  const last = await look(page, session);
  console.log(`soak of ${ROUNDS} rounds`, { first, last });
  for (const key of ["objects", "nodes", "gpu"] as const)
    expect([key, last[key] <= first[key] * GROWTH]).toEqual([key, true]);
});
