import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import react from "@vitejs/plugin-react";
import { renderToStaticMarkup } from "react-dom/server";
import { build, type InlineConfig, type Plugin } from "vite";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { headersFor, withPolicy } from "./src/cli/site/policy.ts";
import { escapeCode, toShell } from "./src/cli/site/shell.ts";
import { listSite, withVersion } from "./src/cli/site/siteList.ts";
import { wavesOf } from "./src/cli/site/waves.ts";

/** The oldest browser that the product is promised for; .oxlintrc.json, tsconfig.browser.json and tests/compat hold the same. */
const TARGET = "chrome102";
/** What of other people's software is in the bundle, with its licences. */
const LICENCES = "licenses.json";

/** A part of the site that is built by itself, into one script and one style sheet. */
async function buildAlone(
  entry: string,
  format: "es" | "iife",
  more: InlineConfig = {},
): Promise<{ code: string; css: string }> {
  const results = await build({
    configFile: false,
    publicDir: false,
    base: "./",
    logLevel: "error",
    ...more,
    build: {
      target: TARGET,
      write: false,
      modulePreload: false,
      cssCodeSplit: false,
      // What has no files beside it holds every asset, SQLite's 0.7 MB among them.
      assetsInlineLimit: 4 * 2 ** 20,
      rolldownOptions: { input: entry, output: { format, codeSplitting: false } },
    },
  });
  const output = [results].flat().flatMap((result) => ("output" in result ? result.output : []));
  const scripts = output.filter((file) => file.type === "chunk");
  if (scripts.length !== 1) throw new Error(`${entry}: ${scripts.length} scripts instead of one`);
  const css = output.flatMap((file) =>
    file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [],
  );
  return { code: scripts[0]!.code, css: css.join("\n") };
}

/** A page on a stick has no second file: its worker comes out of the page itself. */
function workerInside(): Plugin {
  const created =
    /new Worker\(new URL\("(\.\/[\w/]+\.ts)", import\.meta\.url\), \{ type: "module" \}\)/;
  return {
    name: "worker-inside",
    enforce: "pre",
    transform(code, id) {
      const path = id.includes("node_modules") ? null : created.exec(code)?.[1];
      return path
        ? {
            code: `import InsideWorker from "${path}?worker&inline";\n${code.replace(created, "new InsideWorker()")}`,
            map: null,
          }
        : null;
    },
  };
}

/** The heads of the desk as markup, of the desk's own components. */
async function renderFront(): Promise<string> {
  const outDir = resolve("node_modules/.one-map-front");
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [react()],
    build: { ssr: "src/views/front/Front.tsx", outDir, emptyOutDir: true, target: TARGET },
  });
  const built = pathToFileURL(join(outDir, "Front.js")).href;
  const { frontOf } = (await import(built)) as typeof import("./src/views/front/Front.tsx");
  return renderToStaticMarkup(await frontOf(async (path) => readFileSync(join("geodata", path))));
}

/**
 * Into the page: the heads of the desk, seen before any script has come, and the script that fills them. The
 * shell has neither: all of it is there at once.
 */
function front(): Plugin {
  return {
    name: "front",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(page) {
        const early = escapeCode((await buildAlone("src/early.ts", "iife")).code.trim());
        const heads = `${await renderFront()}\n    <script>${early}</script>`;
        return page.replace(`<div id="root">`, () => `${heads}\n    <div id="root">`);
      },
    },
  };
}

/**
 * Beside the page: the town's data and the plan as they are, so that they can be replaced without a rebuild; the shell for copies
 * on a stick; the worker that keeps the site for when there is no network.
 */
function site(): Plugin {
  let folder = "";
  return {
    name: "site",
    apply: "build",
    writeBundle({ dir }) {
      folder = dir ?? "dist";
      for (const data of ["geodata", "seeds"])
        cpSync(data, join(folder, data), { recursive: true });
    },
    async closeBundle() {
      if (folder === "") return;
      const alone = {
        plugins: [react(), workerInside()],
        worker: { format: "iife" as const, rolldownOptions: { output: { codeSplitting: false } } },
      };
      const shell = toShell(readFileSync("index.html", "utf8"), {
        ...(await buildAlone("src/main.tsx", "es", alone)),
        icon: readFileSync("public/icon.svg", "utf8"),
        check: readFileSync("public/check-browser.js", "utf8"),
        licences: JSON.stringify(JSON.parse(readFileSync(join(folder, LICENCES), "utf8"))),
      });
      const boot = escapeCode((await buildAlone("src/boot/boot.ts", "iife")).code.trim());
      writeFileSync(join(folder, "shell.html"), withPolicy(shell, { boot, isServed: false }));
      const page = join(folder, "index.html");
      const guarded = withPolicy(readFileSync(page, "utf8"), { boot, isServed: true });
      writeFileSync(page, guarded);
      writeFileSync(page, withVersion(guarded, listSite(folder).version));
      const list = listSite(folder);
      writeFileSync(join(folder, "site.json"), JSON.stringify(list));
      const worker = await buildAlone("src/storage/offline/serviceWorker.ts", "iife", {
        define: { SITE: JSON.stringify({ ...list, version: versionIn(page) }) },
      });
      writeFileSync(join(folder, "sw.js"), worker.code);
    },
  };
}

/** `npm start -- --host` serves the office's network: under this machine's addresses, and under any name it is given there. */
const isForLan = process.argv.some((given) => /^--host(?:=|$)/.test(given));

/** The server prints the addresses; the machine's own name is easier to tell in an office. */
function lanNames(): Plugin {
  return {
    name: "lan-names",
    configurePreviewServer(server) {
      if (!isForLan) return;
      const printUrls = server.printUrls.bind(server);
      server.printUrls = () => {
        printUrls();
        const address = server.httpServer.address();
        const port = typeof address === "object" && address ? address.port : "";
        console.log(`  ➜  局域网内也可用本机名打开：http://${hostname()}:${port}/`);
        console.log("     （http 下没有副本和断网打开，见“本机台账”；正式使用请配 https）");
      };
    },
  };
}

/** The page and the worker must call a version by the same name; the page's hash holds it already. */
const versionIn = (page: string): string =>
  /name="one-map-version" content="(\w+)"/.exec(readFileSync(page, "utf8"))![1]!;

/** What `npm start` says with every file, by the town's data as they lie there now. */
function headers(): Plugin {
  return {
    name: "headers",
    configurePreviewServer({ config, middlewares }) {
      const manifest = resolve(config.root, config.build.outDir, "geodata/town.json");
      middlewares.use((_request, response, next) => {
        const town = existsSync(manifest) ? readFileSync(manifest, "utf8") : "";
        for (const [name, value] of Object.entries(headersFor(town)))
          response.setHeader(name, value);
        next();
      });
    },
  };
}

/** Limits of time stand against a test that hangs; no test asserts a time. */
const project = (
  name: string,
  include: string[],
  more: TestProjectInlineConfiguration["test"] = {},
) => ({
  extends: true as const,
  test: {
    name,
    include,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A hundred packages behind one name: in one file they are there in a tenth of the time, in every test file anew.
    deps: { optimizer: { ssr: { enabled: true, include: ["@turf/turf"] } } },
    expect: { poll: { timeout: 30_000 } },
    ...more,
  },
});

export default defineConfig({
  base: "./",
  // A missing data file must be a 404, not the start page.
  appType: "mpa",
  plugins: [react(), front(), site(), headers(), lanNames()],
  worker: { format: "es" },
  build: {
    target: TARGET,
    chunkSizeWarningLimit: 1600,
    modulePreload: { polyfill: false },
    license: { fileName: LICENCES },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: wavesOf(import.meta.dirname), debugName: "waves" }],
        },
      },
    },
  },
  preview: { host: "127.0.0.1", port: 4173, allowedHosts: isForLan ? true : [] },
  server: { host: "127.0.0.1" },
  test: {
    maxWorkers: 2,
    projects: [
      project("unit", ["tests/**/*.test.ts"], {
        exclude: ["tests/browser/**", "tests/long/**"],
      }),
      project("browser", ["tests/browser/**/*.test.ts"], { globalSetup: "tests/browser/build.ts" }),
      project("long", ["tests/long/**/*.test.ts", "tests/**/{fuzz,property}.test.ts"], {
        env: { LONG: "1" },
        globalSetup: "tests/browser/build.ts",
        testTimeout: 60 * 60_000,
      }),
    ],
  },
});
