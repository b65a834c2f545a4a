// The status of a project by one click; a second click on it makes it 未填报 again.
import { setPart } from "#ledger/editing.ts";
import { FIELDS, STATUSES } from "#ledger/fields.ts";
import type { Project } from "#ledger/project.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useEdit } from "./useEdit.ts";

export function StatusRow({ project }: { project: Project }) {
  const change = useEdit();
  const { id, name, status } = project;
  const set = (next: string | null) =>
    change(
      edit.labels.field(name, FIELDS.status.label, status ?? edit.unstated, next ?? edit.unstated),
      (projects) => setPart(projects, new Set([id]), "status", next),
    );
  const offered =
    status === null || (STATUSES as readonly string[]).includes(status)
      ? STATUSES
      : [...STATUSES, status];
  return (
    <div className="status-row" role="group" aria-label={FIELDS.status.label}>
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === status}
          title={one === status ? edit.card.clearStatus : undefined}
          onClick={() => set(one === status ? null : one)}
        >
          {one}
        </button>
      ))}
    </div>
  );
}
