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

export function FieldInput(props: FieldInputProps) {
  const { label, text, fault, options, long, hint, inPlace, onFinish } = props;
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const list = useOptionList(props);
  useFocusAtFirst(input, props);
  useLayoutEffect(() => {
    if (long && input.current) grow(input.current);
  }, [long, text]);
  const onKeyDown = (event: KeyboardEvent): void => pressKey(event, props, list);
  /** The window losing the focus is no farewell: the field keeps it. */
  const onBlur = (event: FocusEvent): void => {
    if (
      document.activeElement === input.current ||
      event.currentTarget.contains(event.relatedTarget)
    )
      return;
    afterPress(() => (inPlace ? onFinish("away", text) : list.setOpen(false)));
  };
  const hasList = list.shown.length > 0;
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
    onChange: ({ target }: { target: { value: string } }) => list.type(target.value),
    onClick: () => list.setOpen(true),
    ...(options.length > 0 && {
      role: "combobox",
      "aria-expanded": hasList,
      "aria-controls": hasList ? `${id}-list` : undefined,
      "aria-activedescendant": list.active === NONE ? undefined : `${id}-${list.active}`,
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
      {hasList && (
        <OptionList id={id} list={list} text={text} many={props.many} onKeyDown={onKeyDown} />
      )}
    </div>
  );
}

type List = ReturnType<typeof useOptionList>;

/** The choices below the field: those that are shown, the one that is marked, and choosing one. */
function useOptionList({ text, onText, options, many, inPlace, onFinish }: FieldInputProps) {
  const [active, setActive] = useState(NONE);
  const [typing, setTyping] = useState(false);
  const [open, setOpen] = useState(inPlace);
  const typed = typing ? lastTyped(text, many) : "";
  const shown = open ? narrow(options, typed) : [];
  const choose = ({ value }: Option): void => {
    setActive(NONE);
    setTyping(false);
    const next = many ? toggle(text, value, typed) : value;
    onText(next);
    if (many) return;
    if (inPlace) onFinish("stay", next);
    else setOpen(false);
  };
  const type = (next: string): void => {
    onText(next);
    setActive(NONE);
    setTyping(true);
    setOpen(true);
  };
  const mark = (by: number): void =>
    setActive(Math.max(NONE, Math.min(shown.length - 1, active + by)));
  return { active, open, setOpen, shown, choose, type, mark };
}

function useFocusAtFirst(
  input: { readonly current: HTMLInputElement | null },
  { inPlace, focus = inPlace, goesOn = false }: FieldInputProps,
): void {
  const wentOn = useRef(goesOn);
  useLayoutEffect(() => {
    if (!focus) return;
    input.current?.focus();
    if (wentOn.current) input.current?.setSelectionRange(MAX_CARET, MAX_CARET);
    else input.current?.select();
    input.current?.closest(".field-editor")?.scrollIntoView({ block: "nearest" });
  }, [focus, input]);
}

/** In the field and in its list alike. */
function pressKey(
  event: KeyboardEvent,
  { text, options, long, inPlace, onFinish, onCancel }: FieldInputProps,
  list: List,
): void {
  if (event.nativeEvent.isComposing) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const option = list.shown[list.active];
  if (event.key === "Tab" && !inPlace) return;
  if (event.key === "Escape" && !inPlace && list.open) list.setOpen(false);
  else if (event.key === "Escape") onCancel();
  else if (event.key === "Enter" && option) list.choose(option);
  else if (event.key === "Enter" && !(long && event.shiftKey))
    onFinish(event.shiftKey ? "up" : "down", text);
  else if (event.key === "Tab") onFinish(event.shiftKey ? "left" : "right", text);
  else if (step !== 0 && !list.open && options.length > 0) list.setOpen(true);
  else if (step !== 0 && list.shown.length > 0) list.mark(step);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

type OptionListProps = Pick<FieldInputProps, "text" | "many"> & {
  id: string;
  list: List;
  onKeyDown: (event: KeyboardEvent) => void;
};

function OptionList({ id, list, text, many, onKeyDown }: OptionListProps) {
  const { active, shown, choose } = list;
  useLayoutEffect(() => {
    if (active !== NONE)
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);
  const onPick = ({ target }: MouseEvent): void => {
    const element = (target as HTMLElement).closest<HTMLElement>("[data-option]");
    const option = shown[Number(element?.dataset["option"] ?? NONE)];
    if (option) choose(option);
  };
  return (
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
          {option.more !== "" && (
            <span className="quiet" title={option.more}>
              {option.more}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
