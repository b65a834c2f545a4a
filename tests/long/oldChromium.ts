// Chromium as government PCs have it: old builds out of an npm package made for servers, fetched when a test wants them. They run as
// one process and draw in software; what they cannot do is the page's business, what Playwright misses in them is mended here.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const CACHE = resolve("node_modules/.cache/old-chromium");
const FLAGS = [
  "--no-sandbox",
  "--no-zygote",
  "--single-process",
  "--in-process-gpu",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--force-color-profile=srgb",
];

/** Versions of the package; their first number is Chromium's. */
export type OldVersion = "92.0.0" | "103.0.0" | "109.0.6";

/** The program's path, after fetching and unpacking it where it is not there yet. */
function fetchChromium(version: OldVersion): string {
  const folder = join(CACHE, version);
  const program = join(folder, "chromium");
  if (existsSync(program)) return program;
  const work = join(CACHE, `${version}.${process.pid}`);
  mkdirSync(work, { recursive: true });
  const npm = ["pack", `@sparticuz/chromium@${version}`, "--silent", "--pack-destination", work];
  const packed = execFileSync("npm", npm, { encoding: "utf8" }).trim();
  execFileSync("tar", ["-xzf", join(work, packed), "-C", work]);
  const part = (name: string): Buffer =>
    brotliDecompressSync(readFileSync(join(work, "package/bin", name)));
  for (const name of ["aws.tar.br", "swiftshader.tar.br"])
    execFileSync("tar", ["-x", "-C", work], { input: part(name) });
  writeFileSync(join(work, "chromium"), part("chromium.br"), { mode: 0o755 });
  rmSync(join(work, "package"), { recursive: true });
  rmSync(join(work, packed));
  renameSync(work, folder);
  return program;
}

export const launchOld = (version: OldVersion): Promise<Browser> =>
  chromium.launch({
    executablePath: fetchChromium(version),
    args: FLAGS,
    chromiumSandbox: false,
  });

/** A page of 1366 × 768, the screen of an office PC. `before` runs in it before the page's own scripts. */
export async function openOldPage(
  browser: Browser,
  { before, offline = false }: { before?: () => void; offline?: boolean } = {},
): Promise<{ page: Page; faults: string[]; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    reducedMotion: "reduce",
    locale: "zh-CN",
    offline,
  });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  await helpPlaywright(page);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  return { page, faults, context };
}

/**
 * Playwright asks elements for `checkVisibility`, which came with Chromium 105. It gets one in the world of its own scripts, as
 * soon as there is such a world in a document; the page's world stays as old as it is.
 */
async function helpPlaywright(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const expression = `Element.prototype.checkVisibility ??= function () {
    for (let at = this; at; at = at.parentElement ?? at.getRootNode().host)
      if (getComputedStyle(at).display === "none") return false;
    return true;
  }`;
  session.on("Runtime.executionContextCreated", ({ context: { id, name } }) => {
    if (!name.startsWith("__playwright_utility_world")) return;
    // A context that is gone by now needs no help.
    session.send("Runtime.evaluate", { expression, contextId: id }).catch(() => undefined);
  });
  await session.send("Runtime.enable");
}
