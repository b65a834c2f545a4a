// One value for many picked projects, as one edit. Says how many it changed, and which of them the filter hides.
import { useEffect, useState } from "react";
import { emptyOf, removeProjects, setPart } from "#ledger/editing.ts";
import { FIELD_GROUPS, FIELD_KEYS, FIELDS, type FieldKey } from "#ledger/fields.ts";
import { partOf, samePart } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import { rowsOf } from "#state/selectors.ts";
import { keepUnfinished } from "#storage/unfinishedText.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import type { EditableKey } from "./FieldEditor.tsx";
import { FieldInput } from "./FieldInput.tsx";
import { optionsOf, takesMany } from "./fieldOptions.ts";
import { namedText, typeHint } from "./fieldText.ts";
import { readTyped } from "./readField.ts";
import { Sure } from "./Sure.tsx";
import { TaskPicker } from "./TaskPicker.tsx";
import { useSlot } from "./slot.ts";
import { BULK_PICKED, onlyPicked, pickedRows } from "./tableState.ts";
import { useUnfinished, useUnfinishedText } from "../ui/useUnfinished.ts";
import { useEdit } from "./useEdit.ts";

const say = edit.bulk;
/** Names and what is said of one place belong to one project. */
const SINGLE: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "id",
  "name",
  "quote",
  "precision",
  "accuracyMetres",
  "confirmedOn",
  "confirmedBy",
  "method",
]);
const KEYS = FIELD_KEYS.filter((key): key is EditableKey => !SINGLE.has(key));

export function BulkBar({ shown }: { shown: readonly Project[] }) {
  const picked = useSlot(pickedRows);
  const only = useSlot(onlyPicked);
  const ledger = useDesk((state) => state.ledger);
  const projects = [...picked]
    .map((id) => ledger.projects[rowsOf(ledger).get(id) ?? -1])
    .filter((project) => project !== undefined);
  const form = useForm(projects);
  const remove = useRemoval(projects);
  if (projects.length === 0) return null;
  const hidden = projects.length - shown.filter(({ id }) => picked.has(id)).length;
  return (
    <section className="bulk" aria-label={say.label}>
      <p className="bulk-count" role="status">
        <strong>{say.picked(projects.length)}</strong>
        {hidden > 0 && <span className="quiet">{say.hidden(hidden)}</span>}
      </p>
      <div className="bulk-row">
        <FieldChoice field={form.field} onChoose={form.choose} />
        <ValueInput form={form} />
        <Tick label={say.clearing} checked={form.clearing} onChange={form.setClearing} />
        <button type="button" className="button is-primary" onClick={() => form.apply(form.text)}>
          {say.apply}
        </button>
        <Sure
          label={say.remove}
          question={say.sure(projects.length)}
          yes={edit.sure.remove}
          onYes={remove}
        />
        <Tick label={say.only} checked={only} onChange={(on) => onlyPicked.set(on)} />
        <button type="button" className="link-button" onClick={() => pickedRows.set(new Set())}>
          {say.clear}
        </button>
      </div>
      <p className="bulk-done" role="status">
        {form.done}
      </p>
    </section>
  );
}

type Form = ReturnType<typeof useForm>;

/** Which field gets which value, and what came of it. With `clearing` the field is emptied; a blank value alone changes nothing. */
function useForm(projects: readonly Project[]) {
  const ledger = useDesk((state) => state.ledger);
  const change = useEdit();
  const [field, setField] = useUnfinished<EditableKey>(
    "bulk field",
    "status",
    (kept) => KEYS.find((key) => key === kept) ?? null,
  );
  const [text, setText] = useUnfinishedText("bulk text", "");
  useKeepingPicked(text);
  const [fault, setFault] = useState<string | null>(null);
  const [clearing, setClearing] = useState(false);
  const [done, setDone] = useState("");
  const begin = (nextClearing: boolean): void => {
    setClearing(nextClearing);
    setFault(null);
    setDone("");
  };
  const apply = (typed: string): void => {
    const { label } = FIELDS[field];
    const read = clearing ? { value: emptyOf(field) } : readTyped(field, typed, ledger.plan);
    const isBlank = "value" in read && !clearing && samePart(field, read.value, emptyOf(field));
    setFault("fault" in read ? read.fault : isBlank ? say.blank(label) : null);
    setDone("");
    if ("fault" in read || isBlank) return;
    const others = projects.filter(
      (project) => !samePart(field, partOf(project, field), read.value),
    );
    if (others.length > 0)
      change(edit.labels.many(others.length, label, namedText(field, read.value)), (all) =>
        setPart(all, new Set(others.map(({ id }) => id)), field, read.value),
      );
    setDone(others.length > 0 ? say.done(others.length, label) : say.same(label));
  };
  const type = (next: string): void => {
    setText(next);
    begin(false);
  };
  const choose = (key: EditableKey): void => {
    setField(key);
    type("");
  };
  return {
    field,
    text,
    clearing,
    fault,
    done,
    choose,
    type,
    setClearing: begin,
    cancel: () => setText(""),
    apply,
  };
}

/** As long as a value is unfinished, so is the choice of rows it is meant for. */
function useKeepingPicked(text: string): void {
  const picked = useSlot(pickedRows);
  useEffect(
    () => keepUnfinished(BULK_PICKED, text === "" ? undefined : [...picked]),
    [text, picked],
  );
  useEffect(() => () => keepUnfinished(BULK_PICKED, undefined), []);
}

function useRemoval(projects: readonly Project[]): () => void {
  const picked = useSlot(pickedRows);
  const change = useEdit();
  return () => {
    const label =
      projects.length === 1
        ? edit.labels.remove(projects[0]!.name)
        : edit.labels.removeMany(projects.length);
    change(label, (all) => removeProjects(all, picked));
    pickedRows.set(new Set());
  };
}

type FieldChoiceProps = { field: EditableKey; onChoose: (key: EditableKey) => void };

const FieldChoice = ({ field, onChoose }: FieldChoiceProps) => (
  <select
    value={field}
    aria-label={say.field}
    onChange={({ target }) => onChoose(target.value as EditableKey)}
  >
    {FIELD_GROUPS.map((group) => (
      <optgroup key={group} label={edit.groups[group]}>
        {KEYS.filter((key) => FIELDS[key].group === group).map((key) => (
          <option key={key} value={key}>
            {FIELDS[key].label}
          </option>
        ))}
      </optgroup>
    ))}
  </select>
);

function ValueInput({ form }: { form: Form }) {
  const ledger = useDesk((state) => state.ledger);
  const { field, clearing } = form;
  if (FIELDS[field].type === "tasks")
    return (
      <TaskPicker
        label={say.valueOf(FIELDS[field].label)}
        text={clearing ? "" : form.text}
        fault={form.fault}
        hint={clearing ? edit.unstated : edit.tasks.hint}
        inPlace={false}
        onText={form.type}
        onFinish={(_, typed) => form.apply(typed)}
        onCancel={form.cancel}
      />
    );
  return (
    <FieldInput
      key={field}
      label={say.valueOf(FIELDS[field].label)}
      text={clearing ? "" : form.text}
      fault={form.fault}
      options={optionsOf(field, ledger)}
      many={takesMany(field)}
      long={false}
      hint={clearing ? edit.unstated : typeHint(field)}
      inPlace={false}
      onText={form.type}
      onFinish={(_, typed) => form.apply(typed)}
      onCancel={form.cancel}
    />
  );
}

type TickProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

const Tick = ({ label, checked, onChange }: TickProps) => (
  <label className="bulk-clear">
    <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
    {label}
  </label>
);
