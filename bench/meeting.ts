// The meeting: how soon a scene answers the key.
import type { Browser } from "playwright-core";
import { presenting } from "../tests/browser/presenting.ts";
import { median, type Row } from "./report.ts";

const STEPS = 30;

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
