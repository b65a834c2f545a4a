// Builds the baseline of the benches: a page that is nothing but MapLibre.
import { build } from "vite";

const FOLDER = "bench/out/plain";

/** The folder of the built page, plain.html in it. */
export async function plainPage(): Promise<string> {
  await build({
    root: "bench",
    base: "./",
    logLevel: "warn",
    configFile: false,
    worker: { format: "es" },
    build: {
      outDir: "out/plain",
      emptyOutDir: true,
      target: "es2022",
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: "bench/plain.html" },
    },
  });
  return FOLDER;
}
