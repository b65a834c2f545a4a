// What a facet's value is called.
import type { Facet } from "#ledger/filter.ts";
import { indexPlan, type Ledger } from "#ledger/ledger.ts";
import type { SectionId, TaskId } from "#base/ids.ts";
import type { Precision } from "#ledger/project.ts";
import { UNSTATED } from "#ledger/columns.ts";
import { siteTypeLabel, type SiteType } from "#ledger/site.ts";
import { siteTypeNamed } from "#ledger/siteFields.ts";
import { words } from "#words/words.ts";

/** The name to show, and a number to set before it ("" where there is none). */
export function nameOfValue(
  facet: Facet,
  value: string,
  ledger: Ledger,
): { number: string; name: string } {
  const { sections, tasks } = indexPlan(ledger.plan);
  if (value === UNSTATED) return { number: "", name: words.desk.unstated };
  if (facet === "sections") {
    const section = sections.get(value as SectionId);
    return { number: section ? section.written : "", name: section?.title ?? value };
  }
  if (facet === "tasks") {
    const task = tasks.get(value as TaskId);
    return { number: value, name: task?.title ?? value };
  }
  if (facet === "precision")
    return { number: "", name: words.desk.precision[value as Precision] ?? value };
  if (facet === "siteTypes")
    return { number: "", name: siteTypeNamed(value) ? siteTypeLabel(value as SiteType) : value };
  return { number: "", name: value };
}
