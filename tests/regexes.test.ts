// Every regular expression of the program takes linear time on any text. Judged by its form (scslre), never by the clock:
// what is found is two loops that can share a text between them, or a loop that begins anew at each of its own characters.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import { parseSync } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Found = { where: string; source: string; flags: string };
type Literal = { type?: unknown; regex?: { pattern: string; flags: string } };

const faultOf = ({ source, flags }: Found): string | null => {
  const report = analyse({ source, flags }, { maxReports: 1 }).reports[0];
  return report ? `${report.type} of /${source}/${flags}` : null;
};

const FILES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(?:tsx?|mjs)$/.test(path) && !path.endsWith(".d.ts"))
  .map((path) => join("src", path));

function literalsOf(path: string): Found[] {
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, regex } = node as Literal;
    if (type === "Literal" && regex)
      found.push({ where: path, source: regex.pattern, flags: regex.flags });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(path, readFileSync(path, "utf8")).program);
  return found;
}

describe("regular expressions", () => {
  it.each(FILES)("%s: none can be made to run long", (path) => {
    expect(literalsOf(path).map(faultOf).filter(Boolean)).toEqual([]);
  });

  it("finds the faults that it is there for", () => {
    const faults = [
      String.raw`^(?:第\d{1,3}页|.+[.．…·]{4,}\d{1,3})$`,
      String.raw`\s+$`,
      String.raw`^(a+)+$`,
      String.raw`\s*-?\s*$`,
    ];
    for (const source of faults) expect(faultOf({ where: "", source, flags: "" })).not.toBeNull();
    expect(faultOf({ where: "", source: String.raw`(?<!\s)\s+$`, flags: "" })).toBeNull();
  });
});

/** Those put together out of pieces exist only when their file has run. */
describe("regular expressions put together", () => {
  const made: Found[] = [];
  const Plain = RegExp;

  beforeAll(async () => {
    class Watched extends Plain {
      constructor(source: string | RegExp, flags?: string) {
        super(source, flags);
        made.push({ where: "", source: this.source, flags: this.flags });
      }
    }
    globalThis.RegExp = Watched as RegExpConstructor;
    await import("#plan/annotation.ts");
    await import("#plan/marker.ts");
    await import("#plan/wordNumbers.ts");
    await import("#ledger/reading/units.ts");
    globalThis.RegExp = Plain;
  });
  afterAll(() => {
    globalThis.RegExp = Plain;
  });

  it("none can be made to run long", () => {
    expect(made.length).toBeGreaterThan(8);
    expect(made.map(faultOf).filter(Boolean)).toEqual([]);
  });
});
