// From “示意” to “已核实”: who says so, when, how, how exactly. One edit for all of it.
import { useState, type FormEvent } from "react";
import { dayOf } from "#base/clock.ts";
import type { Confirmation } from "#ledger/editing.ts";
import { FIELDS, precisionLabel, type FieldValue } from "#ledger/fields.ts";
import { PRECISIONS, type Precision, type Project } from "#ledger/project.ts";
import type { Site } from "#ledger/site.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import { takeFocus } from "../sketch/takeFocus.ts";
import { useUnfinished } from "../ui/useUnfinished.ts";
import { FieldInput } from "./FieldInput.tsx";
import { optionsOf } from "./fieldOptions.ts";
import { typedText } from "./fieldText.ts";
import { readTyped } from "./readField.ts";
import { stampNow } from "./stamp.ts";

const say = edit.place.form;

const KEYS = ["accuracyMetres", "confirmedBy", "confirmedOn", "method", "source", "note"] as const;
type Key = (typeof KEYS)[number];
type Known = Exclude<Precision, "none" | "schematic">;
const KNOWN = PRECISIONS.filter(
  (precision): precision is Known => precision !== "none" && precision !== "schematic",
);

/** What is said of a scheme (±6 km, no source) does not hold for the confirmed place. */
function firstTexts({ location, note }: Confirmed): Record<Key, string> {
  const { at, by } = stampNow();
  const guessed = location.precision === "schematic";
  return {
    accuracyMetres: guessed ? "" : typedText("accuracyMetres", location.accuracyMetres),
    source: guessed ? "" : (location.source ?? ""),
    confirmedBy: by || (location.confirmedBy ?? ""),
    confirmedOn: dayOf(at),
    method: location.method ?? "",
    note: note ?? "",
  };
}

/** Where this form keeps what is typed while the page is loaded anew. */
export const confirmPlaceOf = ({ id }: Pick<Confirmed, "id">): string => `confirm ${id}`;

/** A project or a site whose place somebody vouches for. */
export type Confirmed = Pick<Project | Site, "id" | "name" | "location" | "note">;
type Confirm = (confirmation: Confirmation) => void;

function textsOf(kept: unknown, first: Record<Key, string>): Record<Key, string> {
  const given = (kept ?? {}) as Partial<Record<Key, unknown>>;
  const texts = { ...first };
  for (const key of KEYS) {
    const text = given[key];
    if (typeof text === "string") texts[key] = text;
  }
  return texts;
}

export function ConfirmForm({
  thing,
  onConfirm,
  onClose,
}: {
  thing: Confirmed;
  onConfirm: Confirm;
  onClose: () => void;
}) {
  const ledger = useDesk((state) => state.ledger);
  const { precision, setPrecision, texts, setText, faultOf, tried, save } = useForm(
    thing,
    onConfirm,
    onClose,
  );
  return (
    <form
      className="place-form"
      aria-label={say.title}
      onSubmit={save}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.preventDefault();
          onClose();
        }
      }}
    >
      <PrecisionField
        value={precision}
        isMissing={tried && precision === ""}
        onChange={setPrecision}
      />
      {KEYS.map((key) => (
        <div key={key}>
          <div className="form-field">
            <span aria-hidden="true">{FIELDS[key].label}</span>
            <FieldInput
              label={FIELDS[key].label}
              text={texts[key]}
              fault={tried ? faultOf(key) : null}
              options={optionsOf(key, ledger)}
              many={false}
              long={false}
              hint=""
              inPlace={false}
              onText={(text) => setText(key, text)}
              onFinish={() => save()}
              onCancel={onClose}
            />
          </div>
        </div>
      ))}
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {say.cancel}
        </button>
        <button type="submit" className="button is-primary">
          {say.save}
        </button>
      </div>
    </form>
  );
}

/** What is typed, what is wrong with it, and saving it as one edit. Faults show once saving was `tried`. */
function useForm(thing: Confirmed, onConfirm: Confirm, onClose: () => void) {
  const ledger = useDesk((state) => state.ledger);
  const now = thing.location.precision;
  const place = confirmPlaceOf(thing);
  const [precision, setPrecision] = useUnfinished<Known | "">(
    `${place} precision`,
    KNOWN.find((known) => known === now) ?? "",
    (kept) => KNOWN.find((known) => known === kept) ?? null,
  );
  const [texts, setTexts] = useUnfinished(
    `${place} texts`,
    () => firstTexts(thing),
    (kept) => textsOf(kept, firstTexts(thing)),
  );
  const [tried, setTried] = useState(false);
  const read = (key: Key) => readTyped(key, texts[key], ledger.plan);
  const faultOf = (key: Key): string | null => {
    const answer = read(key);
    if ("fault" in answer) return answer.fault;
    if (answer.value === null && key === "confirmedBy") return say.needsBy;
    return answer.value === null && key === "confirmedOn" ? say.needsOn : null;
  };
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (precision === "" || KEYS.some((key) => faultOf(key) !== null)) return;
    const value = (key: Key) => (read(key) as { value: FieldValue }).value;
    const text = (key: Key) => value(key) as string | null;
    const by = text("confirmedBy") ?? "";
    onConfirm({
      by,
      on: text("confirmedOn") ?? "",
      method: text("method"),
      source: text("source"),
      accuracyMetres: value("accuracyMetres") as number | null,
      note: text("note"),
      precision,
    });
    onClose();
  };
  const setText = (key: Key, text: string): void =>
    setTexts((before) => ({ ...before, [key]: text }));
  return { precision, setPrecision, texts, setText, faultOf, tried, save };
}

type PrecisionFieldProps = {
  value: Known | "";
  isMissing: boolean;
  onChange: (value: Known | "") => void;
};

const PrecisionField = ({ value, isMissing, onChange }: PrecisionFieldProps) => (
  <label className="form-field">
    <span>{say.precision}</span>
    <span>
      <select
        ref={takeFocus}
        value={value}
        aria-invalid={isMissing}
        onChange={({ target }) => onChange(target.value as Known | "")}
      >
        <option value="">{say.choose}</option>
        {KNOWN.map((known) => (
          <option key={known} value={known}>
            {precisionLabel(known)}
          </option>
        ))}
      </select>
      {isMissing && (
        <span className="field-note is-bad" role="alert">
          {say.needsPrecision}
        </span>
      )}
    </span>
  </label>
);
