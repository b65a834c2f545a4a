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
  const change = useEdit();
  const [field, setField] = useUnfinished<EditableKey>(
    "bulk field",
    "status",
    (kept) => KEYS.find((key) => key === kept) ?? null,
  );
  const [text, setText] = useUnfinishedText("bulk text", "");
  useEffect(
    () => keepUnfinished(BULK_PICKED, text === "" ? undefined : [...picked]),
    [text, picked],
  );
  useEffect(() => () => keepUnfinished(BULK_PICKED, undefined), []);
  const [fault, setFault] = useState<string | null>(null);
  const [clearing, setClearing] = useState(false);
  const [done, setDone] = useState("");
  const projects = [...picked]
    .map((id) => ledger.projects[rowsOf(ledger).get(id) ?? -1])
    .filter((project) => project !== undefined);
  if (projects.length === 0) return null;
  const hidden = projects.length - shown.filter(({ id }) => picked.has(id)).length;

  const apply = (typed: string): void => {
    const { label } = FIELDS[field];
    const read = clearing ? { value: emptyOf(field) } : readTyped(field, typed, ledger.plan);
    const unsaid =
      "value" in read && !clearing && samePart(field, read.value, emptyOf(field))
        ? say.blank(label)
        : null;
    setFault("fault" in read ? read.fault : unsaid);
    setDone("");
    if ("fault" in read || unsaid !== null) return;
    const others = projects.filter(
      (project) => !samePart(field, partOf(project, field), read.value),
    );
    if (others.length > 0)
      change(edit.labels.many(others.length, label, namedText(field, read.value)), (all) =>
        setPart(all, new Set(others.map(({ id }) => id)), field, read.value),
      );
    setDone(others.length > 0 ? say.done(others.length, label) : say.same(label));
  };
  const remove = (): void => {
    change(
      projects.length === 1
        ? edit.labels.remove(projects[0]!.name)
        : edit.labels.removeMany(projects.length),
      (all) => removeProjects(all, picked),
    );
    pickedRows.set(new Set());
  };
  const choose = (key: EditableKey): void => {
    setField(key);
    setText("");
    setClearing(false);
    setFault(null);
    setDone("");
  };
  return (
    <section className="bulk" aria-label={say.label}>
      <p className="bulk-count" role="status">
        <strong>{say.picked(projects.length)}</strong>
        {hidden > 0 && <span className="quiet">{say.hidden(hidden)}</span>}
      </p>
      <div className="bulk-row">
        <select
          value={field}
          aria-label={say.field}
          onChange={({ target }) => choose(target.value as EditableKey)}
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
        <FieldInput
          key={field}
          label={say.valueOf(FIELDS[field].label)}
          text={clearing ? "" : text}
          fault={fault}
          options={optionsOf(field, ledger)}
          many={takesMany(field)}
          long={false}
          hint={clearing ? edit.unstated : typeHint(field)}
          inPlace={false}
          onText={(next) => {
            setText(next);
            setClearing(false);
            setFault(null);
            setDone("");
          }}
          onFinish={(_, typed) => apply(typed)}
          onCancel={() => setText("")}
        />
        <label className="bulk-clear">
          <input
            type="checkbox"
            checked={clearing}
            onChange={({ target }) => {
              setClearing(target.checked);
              setFault(null);
              setDone("");
            }}
          />
          {say.clearing}
        </label>
        <button type="button" className="button is-primary" onClick={() => apply(text)}>
          {say.apply}
        </button>
        <Sure
          label={say.remove}
          question={say.sure(projects.length)}
          yes={edit.sure.remove}
          onYes={remove}
        />
        <label className="bulk-clear">
          <input
            type="checkbox"
            checked={only}
            onChange={({ target }) => onlyPicked.set(target.checked)}
          />
          {say.only}
        </label>
        <button type="button" className="link-button" onClick={() => pickedRows.set(new Set())}>
          {say.clear}
        </button>
      </div>
      <p className="bulk-done" role="status">
        {done}
      </p>
    </section>
  );
}
