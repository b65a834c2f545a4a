// Choosing tasks of the plan, wherever a task is asked for: by number, title, section or pinyin; what is chosen
// stands as chips before the field.
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { indexPlan } from "#ledger/ledger.ts";
import { pickTasks, type TaskGroup } from "#ledger/pickTasks.ts";
import type { Plan, Task } from "#plan/plan.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { useDesk } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";
import { afterPress } from "./afterPress.ts";
import type { Way } from "./FieldInput.tsx";
import { itemsOf } from "./fieldOptions.ts";
import { useReadings } from "./useReadings.ts";
import "../styles/edit.css";

const say = edit.tasks;
const NONE = -1;

export type TaskPickerProps = {
  label: string;
  /** Numbers of tasks, parted by “、”, and behind them what is being typed. */
  text: string;
  onText: (text: string) => void;
  fault: string | null;
  /** One task alone: another takes its place. */
  one?: boolean;
  hint?: string;
  /** In place of a value, as of FieldInput: takes the focus, Tab and leaving finish it. */
  inPlace: boolean;
  onFinish: (way: Way, text: string) => void;
  onCancel: () => void;
};

export function TaskPicker(props: TaskPickerProps) {
  const { label, fault, inPlace, onFinish, text } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const picker = usePicker(props);
  const { tasks, open, active, typed } = picker;
  useLayoutEffect(() => {
    if (!inPlace) return;
    input.current?.focus();
    input.current?.closest(".field-editor")?.scrollIntoView({ block: "nearest" });
  }, [inPlace]);
  const onBlur = (event: FocusEvent): void => {
    if (
      document.activeElement === input.current ||
      event.currentTarget.contains(event.relatedTarget)
    )
      return;
    afterPress(() => (inPlace ? onFinish("away", text) : picker.setOpen(false)));
  };
  const hasList = open && tasks.length > 0;
  return (
    <div className="field-editor task-picker" onBlur={onBlur}>
      <Chips picker={picker} onRemoved={() => input.current?.focus()} />
      <input
        ref={input}
        type="text"
        className="input"
        role="combobox"
        value={typed}
        aria-label={label}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        aria-autocomplete="list"
        aria-expanded={hasList}
        aria-controls={hasList ? `${id}-list` : undefined}
        aria-activedescendant={
          hasList && active !== NONE ? `${id}-${tasks[active]?.id}` : undefined
        }
        placeholder={props.hint ?? say.hint}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => picker.type(target.value)}
        onClick={() => picker.setOpen(true)}
        onKeyDown={(event) => pressKey(event, props, picker)}
      />
      <p
        id={`${id}-note`}
        className={fault === null ? "field-note" : "field-note is-bad"}
        aria-live="polite"
      >
        {fault ?? (open && tasks.length === 0 ? say.none(typed.trim()) : inPlace ? say.keys : "")}
      </p>
      {hasList && <TaskList id={id} picker={picker} one={props.one ?? false} />}
    </div>
  );
}

type Picker = ReturnType<typeof usePicker>;

/** What is chosen, what is typed behind it, and what may be meant by that. */
function usePicker({ text, onText, one = false, inPlace }: TaskPickerProps) {
  const plan = useDesk(({ ledger }) => ledger.plan);
  const [typed, setTyped] = useState(() => strayIn(text, plan));
  const [open, setOpen] = useState(inPlace);
  const [marked, setMarked] = useState<number | null>(null);
  const readings = useReadings(typed);
  // A text that was put there from outside (nothing, after cancelling) has nothing typed behind it.
  const behind = text.endsWith(typed) ? typed : "";
  const chosen = itemsOf(text.slice(0, text.length - behind.length));
  const { groups, best } = pickTasks(plan, behind, readings);
  const tasks: readonly Task[] = groups.flatMap((group) => group.tasks);
  const first = behind.trim() === "" ? NONE : tasks.findIndex(({ id }) => id === best);
  const active = marked ?? first;
  const put = (ids: readonly string[], next: string): void => {
    setTyped(next);
    setMarked(null);
    onText([...ids, ...(next === "" ? [] : [next])].join("、"));
  };
  const toggle = (id: string): void => {
    const isThere = chosen.includes(id);
    put(isThere ? chosen.filter((other) => other !== id) : one ? [id] : [...chosen, id], "");
    if (one) setOpen(false);
  };
  const type = (next: string): void => {
    put(chosen, next);
    setOpen(true);
  };
  const move = (by: number): void => {
    setOpen(true);
    setMarked(Math.max(0, Math.min(tasks.length - 1, active + by)));
  };
  return { plan, groups, tasks, chosen, typed: behind, open, setOpen, active, toggle, type, move };
}

/** What stands in the text and is no task of the plan. */
const strayIn = (text: string, plan: Plan): string => {
  const { tasks } = indexPlan(plan);
  return itemsOf(text)
    .filter((item) => ![...tasks.keys()].some((id) => id === item))
    .join("、");
};

function pressKey(event: KeyboardEvent, props: TaskPickerProps, picker: Picker): void {
  if (event.nativeEvent.isComposing) return;
  const { text, inPlace, onFinish, onCancel } = props;
  const { key, shiftKey } = event;
  const marked = picker.open ? picker.tasks[picker.active] : undefined;
  if (key === "Tab" && !inPlace) return;
  if (key === "ArrowDown" || key === "ArrowUp") picker.move(key === "ArrowDown" ? 1 : -1);
  else if (key === "Escape" && !inPlace && picker.open) picker.setOpen(false);
  else if (key === "Escape") onCancel();
  else if (key === "Enter" && marked) picker.toggle(marked.id);
  else if (key === "Enter") onFinish(shiftKey ? "up" : "down", text);
  else if (key === "Tab") onFinish(shiftKey ? "left" : "right", text);
  else if (key === "Backspace" && picker.typed === "" && picker.chosen.length > 0)
    picker.toggle(picker.chosen.at(-1)!);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function Chips({
  picker: { chosen, plan, toggle },
  onRemoved,
}: {
  picker: Picker;
  onRemoved: () => void;
}) {
  const titles = new Map(plan.tasks.map(({ id, title }): [string, string] => [id, title]));
  if (chosen.length === 0) return null;
  return (
    <ul className="task-chips" aria-label={say.chosen}>
      {chosen.map((id) => (
        <li key={id} className="chip task-chip">
          <span className="task-number">{id}</span>
          <span className="task-chip-title">{titles.get(id) ?? say.unknown}</span>
          <button
            type="button"
            className="task-chip-remove"
            aria-label={say.remove(id, titles.get(id) ?? "")}
            onClick={() => {
              toggle(id);
              onRemoved();
            }}
          >
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function TaskList({ id, picker, one }: { id: string; picker: Picker; one: boolean }) {
  const { groups, tasks, active } = picker;
  const marked = tasks[active]?.id;
  useLayoutEffect(() => {
    if (marked !== undefined)
      document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [id, marked]);
  return (
    <div
      id={`${id}-list`}
      className="field-options task-options"
      role="listbox"
      aria-label={say.list}
      aria-multiselectable={!one}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map((group) => (
        <Group
          key={group.section?.id ?? ""}
          id={id}
          group={group}
          picker={picker}
          marked={marked}
        />
      ))}
    </div>
  );
}

type GroupProps = { id: string; group: TaskGroup; picker: Picker; marked: string | undefined };

function Group({ id, group: { section, tasks }, picker, marked }: GroupProps) {
  const title = section ? `${section.written} ${section.title}` : say.noSection;
  return (
    <div role="group" aria-label={title}>
      <p className="task-section" aria-hidden="true">
        {title}
      </p>
      {tasks.map((task) => (
        <div
          key={task.id}
          id={`${id}-${task.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={picker.chosen.includes(task.id)}
          className={task.id === marked ? "is-active" : ""}
          onClick={() => picker.toggle(task.id)}
          onKeyDown={() => undefined}
        >
          <span className="task-number">{task.id}</span>
          <span className="task-option-title" title={task.title}>
            {task.title}
          </span>
        </div>
      ))}
    </div>
  );
}
