// What npm run check says of a file.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkFile } from "../../src/cli/checkFile.ts";
import { openOwnTown } from "../../src/cli/openOwnTown.ts";

const town = await openOwnTown();
const SEED = "seeds/000_6ee27ba979b56989.txt";

it("the plan: 27 tasks, 12 sections, its oddities, no error", async () => {
  const report = await checkFile(SEED, SEED, readFileSync(SEED), town);
  expect(report.kind).toBe("plan");
  expect(report.tasks).toHaveLength(27);
  expect(report.sections?.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15]);
  expect(report.tasks?.[14]).toMatchObject({ id: "14-2", number: "14", section: "扎实推进乡村治理", leads: ["公共服务办"], assists: [] });
  expect(report.issues.map(({ severity }) => severity)).not.toContain("error");
  expect(report).not.toHaveProperty("projects");
});

it("projects, a missing file, an unknown kind", async () => {
  const roads = "geodata/projects/roads.geojson";
  expect(await checkFile(roads, roads, readFileSync(roads), town)).toMatchObject({ kind: "projects", projects: [{ id: "road-repair" }, {}, {}, {}, {}, {}], issues: [] });
  expect(await checkFile("x.txt", "x.txt", null, town)).toMatchObject({ kind: "unknown", issues: [{ severity: "error", code: "data.missing-file" }] });
  expect(await checkFile("x.dwg", "x.dwg", new Uint8Array(4), town)).toMatchObject({ kind: "unknown", issues: [{ severity: "error", code: "data.unknown-format" }] });
});

it("a text without tasks is a plan with none, and that is an error", async () => {
  expect(await checkFile("n.txt", "n.txt", new TextEncoder().encode("今天天气很好。"), town)).toMatchObject({ kind: "plan", tasks: [], issues: [{ code: "plan.no-tasks", severity: "error" }] });
});
