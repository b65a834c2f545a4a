// Villages that projects name and the town's list does not hold.
import { IssueLog, warning, type Issue } from "#base/issue.ts";
import { words } from "#words/words.ts";
import type { Project } from "./project.ts";
import { bareVillage, type Town } from "./town.ts";

const say = words.dataIssues;
const listed = new WeakMap<readonly string[], ReadonlySet<string>>();

type List = Pick<Town, "villages">;

function bareList({ villages }: List): ReadonlySet<string> {
  const known = listed.get(villages) ?? new Set(villages.map(bareVillage));
  listed.set(villages, known);
  return known;
}

/** Of a cell that may name several; a town without a list has none to hold them against. */
export function unlistedVillages(village: string | null, town: List): readonly string[] {
  if (village === null || town.villages.length === 0) return [];
  return village
    .split(/[、，,；;/\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "" && !bareList(town).has(bareVillage(name)));
}

/** A warning for each project that names a village outside the list, as far as a log holds them. */
export function checkVillages(projects: readonly Project[], town: List): Issue[] {
  const log = new IssueLog();
  for (const project of projects) {
    const names = unlistedVillages(project.village, town);
    if (names.length === 0) continue;
    const message = say.unlistedVillage(names.slice(0, 5).join("、").slice(0, 60));
    const at = { file: project.file, row: project.row, path: project.name };
    log.add(warning("data.unlisted-village", message, at));
  }
  return log.finish((code, left) => warning(code, say.more(left)));
}
