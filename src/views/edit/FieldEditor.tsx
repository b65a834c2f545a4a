// Editing one field of one project in place. What is typed is kept as a draft until it is saved or cancelled; leaving saves what can be read.
import { useRef, useState } from "react";
import { setPart } from "#ledger/editing.ts";
import { FIELDS, sameValue, valueOf, type FieldKey } from "#ledger/fields.ts";
import { rolesOf, type Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { edit as say } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import { dropDraft, keepDraft, useDraft } from "./drafts.ts";
import { FieldInput, type Way } from "./FieldInput.tsx";
import { optionsOf, takesMany } from "./fieldOptions.ts";
import { namedText, typedText, typeHint } from "./fieldText.ts";
import { readField } from "./readField.ts";
import { TaskPicker } from "./TaskPicker.tsx";
import { useEdit } from "./useEdit.ts";

export type EditableKey = Exclude<FieldKey, "id">;
export const isEditable = (key: FieldKey): key is EditableKey => key !== "id";

type FieldEditorProps = {
  project: Project;
  field: EditableKey;
  /** Saved, unchanged or cancelled ("stay"). Left with a fault it stays a draft. */ onClose: (
    way: Way,
  ) => void;
};

export function FieldEditor({ project, field, onClose }: FieldEditorProps) {
  const ledger = useDesk((state) => state.ledger);
  const change = useEdit();
  const draft = useDraft(project.id, field);
  const start = typedText(field, valueOf(project, field));
  const text = draft ?? start;
  const [tried, setTried] = useState(draft !== null);
  const closed = useRef(false);
  const answer = readField(project, field, text, ledger.plan);

  const close = (way: Way): void => {
    closed.current = true;
    dropDraft(project.id, field);
    onClose(way);
  };
  const finish = (way: Way, typed: string): void => {
    if (closed.current) return;
    if (typed === start) return close(way);
    const read = readField(project, field, typed, ledger.plan);
    if ("fault" in read) {
      setTried(true);
      if (way === "away") onClose(way);
      return;
    }
    const { value } = read;
    const before = valueOf(project, field);
    if (!sameValue(before, value))
      change(
        say.labels.field(
          project.name,
          FIELDS[field].label,
          namedText(field, before),
          namedText(field, value),
        ),
        (projects) => setPart(projects, new Set([project.id]), field, value),
      );
    close(way);
  };
  if (FIELDS[field].type === "tasks")
    return (
      <TaskPicker
        label={say.editor.editing(FIELDS[field].label)}
        text={text}
        onText={(next) => keepDraft({ id: project.id, key: field, text: next })}
        fault={tried && "fault" in answer ? answer.fault : null}
        inPlace
        onFinish={finish}
        onCancel={() => close("stay")}
      />
    );
  return (
    <FieldInput
      label={say.editor.editing(FIELDS[field].label)}
      text={text}
      onText={(next) => keepDraft({ id: project.id, key: field, text: next })}
      fault={tried && "fault" in answer ? answer.fault : null}
      options={optionsOf(field, ledger)}
      many={takesMany(field)}
      long={FIELDS[field].type === "longText"}
      hint={hintOf(project, field, ledger)}
      inPlace
      goesOn={draft !== null}
      onFinish={finish}
      onCancel={() => close("stay")}
    />
  );
}

/** What an empty field stands for, or how it is written. */
function hintOf(project: Project, field: EditableKey, ledger: Ledger): string {
  if (field === "leads" || field === "assists") {
    const names = project[field] === null ? rolesOf(project, ledger)[field].join("、") : "";
    return names === "" ? say.hints.list : say.hints.inherited(names);
  }
  return typeHint(field);
}
