// What axe finds on the page as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Planner } from "./planner.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] };

/** One line for each element at fault, with the rule and the reason. */
export async function violations({ page }: Pick<Planner, "page">): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((result) => result.violations)",
  );
  return (found as Violation[]).flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} — ${node.failureSummary}`),
  );
}
