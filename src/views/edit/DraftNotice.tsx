// What was typed in the table and could not be saved: said above it, with the reason and the way back.
import { FIELDS } from "#ledger/fields.ts";
import { rowsOf } from "#state/selectors.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import { dropDraft, useDrafts } from "./drafts.ts";
import { isEditable } from "./FieldEditor.tsx";
import type { Editing } from "./Grid.tsx";
import { readField } from "./readField.ts";

export function DraftNotice({
  editing,
  onEdit,
}: {
  editing: Editing | null;
  onEdit: (editing: Editing) => void;
}) {
  const ledger = useDesk((state) => state.ledger);
  const drafts = [...useDrafts().values()].filter(
    ({ id, key }) => !(editing?.id === id && editing.column === key),
  );
  const first = drafts[0];
  const project = first && ledger.projects[rowsOf(ledger).get(first.id) ?? -1];
  if (!first || !project || !isEditable(first.key)) return null;
  const answer = readField(project, first.key, first.text, ledger.plan);
  return (
    <p className="draft-notice" role="status">
      <span>
        {edit.table.unsaved(drafts.length)}：{project.name}，
        {"fault" in answer ? answer.fault : `${FIELDS[first.key].label} ${first.text}`}
      </span>
      <button
        type="button"
        className="link-button"
        onClick={() => onEdit({ id: first.id, column: first.key })}
      >
        {edit.table.mend}
      </button>
      <button type="button" className="link-button" onClick={() => dropDraft(first.id, first.key)}>
        {edit.table.discard}
      </button>
    </p>
  );
}
