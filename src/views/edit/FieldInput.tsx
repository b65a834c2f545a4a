// One input for every type of field: text with the choices it may have listed below, by mouse or keyboard. Knows neither project nor saving.
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { edit } from "#words/zh-CN/edit.ts";
import { afterPress } from "./afterPress.ts";
import { holds, lastTyped, narrow, toggle, type Option } from "./fieldOptions.ts";
import "../styles/edit.css";

/** Where to go after saving; “away” when the focus has left by itself. */
export type Way = "stay" | "down" | "up" | "right" | "left" | "away";

export type FieldInputProps = {
  label: string;
  text: string;
  onText: (text: string) => void;
  /** The sentence under the field, or null. */
  fault: string | null;
  options: readonly Option[];
  many: boolean;
  long: boolean;
  hint: string;
  /** In place of a value: takes the focus, Tab and leaving finish it. Otherwise one field of a form, which only Enter finishes. */
  inPlace: boolean;
  focus?: boolean;
  /** Goes on with a text that was begun before: the caret stands behind it, and nothing is selected. */
  goesOn?: boolean;
  /** `text` is what stands in the field at that moment. */
  onFinish: (way: Way, text: string) => void;
  onCancel: () => void;
};

const NONE = -1;
/** Behind the last character, however many there are. */
const MAX_CARET = 2 ** 30;

export function FieldInput({
  label,
  text,
  onText,
  fault,
  options,
  many,
  long,
  hint,
  inPlace,
  focus = inPlace,
  goesOn = false,
  onFinish,
  onCancel,
}: FieldInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const wentOn = useRef(goesOn);
  const [active, setActive] = useState(NONE);
  const [typing, setTyping] = useState(false);
  const [open, setOpen] = useState(inPlace);
  const typed = typing ? lastTyped(text, many) : "";
  const shown = open ? narrow(options, typed) : [];
  useLayoutEffect(() => {
    if (!focus) return;
    input.current?.focus();
    if (wentOn.current) input.current?.setSelectionRange(MAX_CARET, MAX_CARET);
    else input.current?.select();
    input.current?.closest(".field-editor")?.scrollIntoView({ block: "nearest" });
  }, [focus]);
  useLayoutEffect(() => {
    if (long && input.current) grow(input.current);
  }, [long, text]);
  useLayoutEffect(() => {
    if (active !== NONE)
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  const choose = ({ value }: Option): void => {
    setActive(NONE);
    setTyping(false);
    const next = many ? toggle(text, value, typed) : value;
    onText(next);
    if (many) return;
    if (inPlace) onFinish("stay", next);
    else setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const option = shown[active];
    if (event.key === "Tab" && !inPlace) return;
    if (event.key === "Escape" && !inPlace && open) setOpen(false);
    else if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && option) choose(option);
    else if (event.key === "Enter" && !(long && event.shiftKey))
      onFinish(event.shiftKey ? "up" : "down", text);
    else if (event.key === "Tab") onFinish(event.shiftKey ? "left" : "right", text);
    else if (step !== 0 && !open && options.length > 0) setOpen(true);
    else if (step !== 0 && shown.length > 0)
      setActive(Math.max(NONE, Math.min(shown.length - 1, active + step)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPick = (event: MouseEvent): void => {
    const option =
      shown[
        Number(
          (event.target as HTMLElement).closest<HTMLElement>("[data-option]")?.dataset["option"] ??
            NONE,
        )
      ];
    if (option) choose(option);
  };
  /** The window losing the focus is no farewell: the field keeps it. */
  const onBlur = (event: FocusEvent): void => {
    if (
      document.activeElement === input.current ||
      event.currentTarget.contains(event.relatedTarget)
    )
      return;
    afterPress(() => (inPlace ? onFinish("away", text) : setOpen(false)));
  };
  const common = {
    ref: input,
    className: "input",
    value: text,
    "aria-label": label,
    "aria-invalid": fault !== null,
    "aria-describedby": `${id}-note`,
    placeholder: hint,
    autoComplete: "off",
    spellCheck: false,
    onKeyDown,
    onChange: (event: { target: { value: string } }) => {
      onText(event.target.value);
      setActive(NONE);
      setTyping(true);
      setOpen(true);
    },
    onClick: () => setOpen(true),
    ...(options.length > 0 && {
      role: "combobox",
      "aria-expanded": shown.length > 0,
      "aria-controls": shown.length > 0 ? `${id}-list` : undefined,
      "aria-activedescendant": active === NONE ? undefined : `${id}-${active}`,
    }),
  };
  return (
    <div className="field-editor" onBlur={onBlur}>
      {long ? <textarea rows={1} {...common} /> : <input type="text" {...common} />}
      <p
        id={`${id}-note`}
        className={fault === null ? "field-note" : "field-note is-bad"}
        aria-live="polite"
      >
        {fault ?? (inPlace ? (long ? edit.hints.longText : edit.editor.keys) : "")}
      </p>
      {shown.length > 0 && (
        <div
          id={`${id}-list`}
          className="field-options"
          role="listbox"
          aria-label={edit.editor.options}
          aria-multiselectable={many}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onPick}
          onKeyDown={onKeyDown}
        >
          {shown.map((option, index) => (
            <div
              key={option.value}
              id={`${id}-${index}`}
              data-option={index}
              role="option"
              tabIndex={-1}
              aria-selected={many ? holds(text, option.value) : text.trim() === option.value}
              className={index === active ? "is-active" : ""}
            >
              <span>{option.value}</span>
              {option.more !== "" && <span className="quiet">{option.more}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
