// One field in the card: its value, and its editor in the same place. A text that could not be saved stays, with the reason under it.
import { Pencil } from "./Pencil.tsx";
import type { ReactNode } from "react";
import { FIELDS } from "#ledger/fields.ts";
import type { Project } from "#ledger/project.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import { useDraft } from "./drafts.ts";
import { FieldEditor, type EditableKey } from "./FieldEditor.tsx";
import { readField } from "./readField.ts";
import { useFieldOpen } from "./useFieldOpen.ts";

type FieldRowProps = {
  project: Project;
  field: EditableKey;
  /** What stands there while it is not edited. */ children: ReactNode;
};

export function FieldRow({ project, field, children }: FieldRowProps) {
  const [editing, setEditing] = useFieldOpen(project, field);
  const draft = useDraft(project.id, field);
  const { label } = FIELDS[field];
  if (editing) {
    return (
      <div className="fact is-editing">
        <dt>{label}</dt>
        <dd>
          <FieldEditor
            project={project}
            field={field}
            onClose={(way) => setEditing(way === "away" ? null : false)}
          />
        </dd>
      </div>
    );
  }
  return (
    <div className="fact is-editable">
      <dt>{label}</dt>
      <dd>
        <span className="fact-value">{draft ?? children}</span>
        <Pencil
          label={edit.editor.editing(label)}
          isBack={editing === false}
          onClick={() => setEditing(true)}
        />
        {draft !== null && <DraftFault project={project} field={field} draft={draft} />}
      </dd>
    </div>
  );
}

function DraftFault({
  project,
  field,
  draft,
}: {
  project: Project;
  field: EditableKey;
  draft: string;
}) {
  const plan = useDesk(({ ledger }) => ledger.plan);
  const answer = readField(project, field, draft, plan);
  return (
    <p className="field-note is-bad" role="alert">
      {"fault" in answer ? answer.fault : edit.table.unsaved(1)}
    </p>
  );
}
