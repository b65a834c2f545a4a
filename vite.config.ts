import { cpSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The town's data and the plan go beside the page as they are, so that they can be replaced without a rebuild. */
function townData(): Plugin {
  return {
    name: "town-data",
    apply: "build",
    writeBundle({ dir }) {
      for (const folder of ["geodata", "seeds"]) cpSync(folder, join(dir ?? "dist", folder), { recursive: true });
    },
  };
}

export default defineConfig({
  base: "./",
  // A missing data file must be a 404, not the start page.
  appType: "mpa",
  plugins: [react(), townData()],
  worker: { format: "es" },
  build: { target: "es2022", chunkSizeWarningLimit: 1600, modulePreload: { polyfill: false } },
  preview: { host: "127.0.0.1", port: 4173 },
  server: { host: "127.0.0.1" },
  test: { include: ["tests/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
});
