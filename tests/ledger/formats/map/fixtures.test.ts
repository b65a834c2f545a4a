// Every fixture is read as the report beside it says; one without a report fails. Good files raise no errors, bad ones at least one issue or a refused system.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { digest, fixturesIn, FORMAT_NAMES, FORMATS, read } from "./reading.ts";

describe.each(FORMAT_NAMES)("%s", (format) => {
  for (const quality of ["good", "bad"] as const) {
    it.each(fixturesIn(format, quality))(`${quality}: $name`, async ({ expectation, files }) => {
      expect(existsSync(expectation), `${expectation} is missing`).toBe(true);
      expect(
        files.every((file) => FORMATS[format].accepts(file)),
        "its own format takes it",
      ).toBe(true);
      const parsed = await read(FORMATS[format], ...files);
      expect(JSON.parse(JSON.stringify(digest(parsed)))).toEqual(
        JSON.parse(readFileSync(expectation, "utf8")),
      );
      if (quality === "good")
        expect(parsed.issues.filter(({ severity }) => severity === "error")).toEqual([]);
      else
        expect(parsed.issues.length > 0 || parsed.value.some(({ crs }) => crs?.refused)).toBe(true);
      for (const { message } of parsed.issues) expect(message).toMatch(/[\u4e00-\u9fff]/);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    });
  }
});
