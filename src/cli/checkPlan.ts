// A plan document → its tasks, sections and oddities.
import { parsePlan } from "#plan/parsePlan.ts";
import { readPlanFile } from "#plan/readPlanFile.ts";
import { basename } from "node:path";
import type { Against, FileReport } from "./report.ts";

export async function checkPlan(
  file: string,
  bytes: Uint8Array,
  { offices }: Against,
): Promise<FileReport> {
  const text = await readPlanFile(basename(file), bytes);
  const unreadable = text.issues.some(({ severity }) => severity === "error");
  const { value: plan, issues } = parsePlan(text.value, offices);
  const titles = new Map(plan.sections.map(({ id, title }) => [id, title]));
  return {
    file,
    kind: "plan",
    tasks: plan.tasks.map((task) => ({
      id: task.id,
      number: task.number,
      title: task.title,
      section: (task.section && titles.get(task.section)) ?? null,
      leads: task.leads.map(({ written }) => written),
      assists: task.assists.map(({ written }) => written),
    })),
    sections: plan.sections.map(({ ordinal, title }) => ({ ordinal, title })),
    issues: [...text.issues, ...(unreadable ? [] : issues)].map((issue) => ({
      ...issue,
      at: { file, ...issue.at },
    })),
  };
}
