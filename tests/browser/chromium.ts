// A real Chromium and the built site, shared by browser tests, screenshots and the benchmark.
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { preview, type PreviewServer } from "vite";

const FLAGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--force-color-profile=srgb",
];

/**
 * As Chromium does on a PC without a graphics card that it trusts: only WebGL goes through SwiftShader, the
 * page is painted by the processor.
 */
export const OFFICE_PC = ["--disable-gpu-rasterization", "--disable-gpu-compositing"] as const;

export function chromiumPath(): string {
  const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(path)) throw new Error(`no Chromium at ${path}: run "npm test", or set CHROMIUM`);
  return path;
}

export const launch = (
  extra: readonly string[] = [],
  painting: readonly string[] = OFFICE_PC,
): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...painting, ...extra] });

/** A browser whose profile outlives it, for what must survive its death. */
export const launchKept = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...FLAGS, ...OFFICE_PC],
    locale: "zh-CN",
    serviceWorkers: "block",
  });

/** Serves a built site, dist/ or the one that SITE_FOLDER names, on a free port of this machine, as `npm start` does. */
export async function serveSite(
  folder = process.env.SITE_FOLDER ?? "dist",
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: PreviewServer = await preview({
    logLevel: "silent",
    build: { outDir: folder },
    preview: { port: 0, strictPort: false, host: "127.0.0.1" },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string")
    throw new Error("the preview server has no port");
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/** To run in a page before it: a machine that draws no WebGL. Where the map is not looked at, drawing in software takes longest of all. */
export function forbidWebGl(): void {
  const real = Reflect.get(HTMLCanvasElement.prototype, "getContext") as (
    ...given: unknown[]
  ) => unknown;
  Object.defineProperty(HTMLCanvasElement.prototype, "getContext", {
    value: new Proxy(real, {
      apply: (target, canvas, given: unknown[]) =>
        String(given[0]).startsWith("webgl") ? null : Reflect.apply(target, canvas, given),
    }),
  });
}
