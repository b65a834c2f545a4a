// Parts that are fetched when needed: every one of them can truly be tried again.
import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { loadPart, onStuckPart } from "#base/loadPart.ts";
import { walk } from "../files.ts";

const SOURCES = walk("src").filter((path) => /\.tsx?$/.test(path) && !path.startsWith("src/cli/"));

it.each(SOURCES)("%s fetches its parts so that they can be tried again", (path) => {
  const code = readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\/\/.*$/gm, "");
  const all = code.match(/(?<!typeof )\bimport\(/g) ?? [];
  const kept = code.match(/\b(?:loadPart|lazyPart)(?:<.*?>)?\(\s*\(\) =>\s*import\(/g) ?? [];
  expect(all.length).toBe(kept.length);
  if (!path.endsWith("views/ui/lazyPart.tsx")) expect(code).not.toMatch(/\blazy\(/);
});

it("asks again for what did not come, and calls for a new page only when it was asked for and did not come twice", async () => {
  const stuck = vi.fn<() => Promise<void>>(() => Promise.resolve());
  onStuckPart(stuck);
  const bring = vi.fn<() => Promise<string>>(() =>
    Promise.reject(new TypeError("no module: x.js")),
  );
  const tried = () => loadPart(bring).catch((cause: Error) => cause.message);
  expect(await tried()).toBe("no module: x.js");
  expect(stuck).not.toHaveBeenCalled();
  await loadPart(bring, "in background").catch(() => undefined);
  expect(stuck).not.toHaveBeenCalled();
  expect(await tried()).toBe("no module: x.js");
  expect(stuck).toHaveBeenCalledOnce();
  bring.mockResolvedValueOnce("there");
  expect(await tried()).toBe("there");
});
