// What somebody typed into a field → its value, or the sentence that says why not. Corrects nothing.
import { FIELDS, type FieldKey, type FieldValue } from "#ledger/fields.ts";
import { emptyOf, misfit } from "#ledger/editing.ts";
import type { Project } from "#ledger/project.ts";
import { cellReader } from "#ledger/reading/cells.ts";
import type { Plan } from "#plan/plan.ts";
import { edit } from "#words/zh-CN/edit.ts";

export type Answer = { value: FieldValue } | { fault: string };

/** By the type alone; what suits one project and not another is asked by `readField`. */
export function readTyped(key: FieldKey, text: string, plan: Plan): Answer {
  const read = cellReader(key, null, plan.tasks.length > 0 ? plan : null)(text);
  if ("fault" in read) return { fault: edit.fault(FIELDS[key].label, text, read.fault) };
  return { value: read.value ?? emptyOf(key) };
}

export function readField(project: Project, key: FieldKey, text: string, plan: Plan): Answer {
  const answer = readTyped(key, text, plan);
  if ("fault" in answer) return answer;
  const fault = misfit(project, key, answer.value, plan);
  return fault === null ? answer : { fault };
}
