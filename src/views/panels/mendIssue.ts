// Goes to where a fault can be mended: the field in the card, the line in the reader.
import type { Issue } from "#base/issue.ts";
import type { TaskId } from "#base/ids.ts";
import type { Project } from "#ledger/project.ts";
import type { Plan } from "#plan/plan.ts";
import { clearFilter } from "#state/actions/filter.ts";
import { openPanel, readClause, selectProject } from "#state/actions/look.ts";
import { rowsOf, selectMatches } from "#state/selectors.ts";
import type { Store } from "#state/store.ts";
import { wantedField, type WantedField } from "../edit/wantedField.ts";
import { soughtSentence } from "../search/sought.ts";

/** A project that the filter hides is shown again: nobody mends what he does not see. */
export function mendProject(project: Project, field: WantedField["field"], store: Store): void {
  const row = rowsOf(store.get().ledger).get(project.id);
  if (row !== undefined && selectMatches(store.get()).mask[row] !== 1) store.dispatch(clearFilter);
  wantedField.set({ id: project.id, field });
  store.dispatch(selectProject(project.id));
}

/** Opens the reader at the line, or at the task's clause where the fault names one. */
export function readIssue({ at }: Issue, task: TaskId | null, store: Store): void {
  const { plan } = store.get().ledger;
  const block = at.row === undefined ? -1 : blockAtLine(plan, at.row);
  const found = plan.blocks[block];
  const isClause = task !== null && found?.task === task;
  soughtSentence.set(found && !isClause ? { block, start: 0, end: found.text.length } : null);
  store.dispatch(task === null ? openPanel("reader") : readClause(task));
}

/** The paragraph that begins on a line of the source, or the next one; -1 where there is none. */
export function blockAtLine({ source, blocks }: Plan, line: number): number {
  let offset = 0;
  for (let at = 1; at < line; at++) {
    const next = source.indexOf("\n", offset);
    if (next < 0) break;
    offset = next + 1;
  }
  return blocks.findIndex(({ range }) => range.end > offset);
}
