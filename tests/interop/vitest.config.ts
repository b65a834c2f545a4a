// Comparison with GDAL and PROJ, apart from the plain tests because it needs Debian's gdal-bin.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/interop/**/*.interop.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
