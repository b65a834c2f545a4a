// Files as offices send them, with the report that each must give beside it. A file without one fails.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csv } from "#ledger/formats/csv.ts";
import { ovi } from "#ledger/formats/ovi.ts";
import { xlsx } from "#ledger/formats/xlsx.ts";
import type { Format } from "#ledger/source.ts";

const CONTEXT = { progress: () => undefined, signal: new AbortController().signal };
const FORMATS: Readonly<Record<string, Format>> = { xlsx, csv, ovi };

/** What a fixture's report holds: per sheet the heads, how many rows, the first and last of them, what was skipped; then the issues. */
async function report(format: Format, path: string, name: string): Promise<unknown> {
  const { value, issues } = await format.read(
    [{ name, bytes: new Uint8Array(readFileSync(path)) }],
    CONTEXT,
  );
  const sheets = value.map(({ sheet, columns, rows, skipped }) => ({
    sheet,
    columns,
    count: rows.length,
    first: rows[0] ?? null,
    last: rows.at(-1) ?? null,
    skipped: skipped.map(({ row, reason }) => `${row} ${reason}`),
  }));
  return JSON.parse(
    JSON.stringify({
      sheets,
      issues: issues.map(
        ({ code, severity, at }) =>
          `${severity} ${code}${at.row === undefined ? "" : ` ${at.row}`}`,
      ),
    }),
  );
}

describe.each(
  Object.keys(FORMATS).flatMap((id) => ["good", "bad"].map((kind) => [id, kind] as const)),
)("%s/%s", (id, kind) => {
  const folder = new URL(`../../../fixtures/${id}/${kind}`, import.meta.url).pathname;
  const files = readdirSync(folder).filter((name) => !name.endsWith(".json"));

  it("holds files, and no report without its file", () => {
    expect(files).not.toEqual([]);
    expect(
      readdirSync(folder).filter(
        (name) => name.endsWith(".json") && !files.includes(name.slice(0, -5)),
      ),
    ).toEqual([]);
  });

  it.each(files)("%s", async (name) => {
    const path = join(folder, name);
    expect(existsSync(`${path}.json`), "no report beside the file").toBe(true);
    const found = await report(FORMATS[id]!, path, name);
    expect(found).toEqual(JSON.parse(readFileSync(`${path}.json`, "utf8")));
    expect(FORMATS[id]!.accepts({ name, bytes: new Uint8Array(readFileSync(path)) })).toBe(true);
    const { issues } = found as { issues: string[] };
    expect(issues.length > 0).toBe(kind === "bad");
  });
});
