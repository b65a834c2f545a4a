// Writing one minute, or mending one. The place is a pin, the chosen project, or the clause that is being read; nothing is filled in by itself.
import { useId, useMemo, useState } from "react";
import { officeId } from "#base/ids.ts";
import { coordinatesText } from "#geo/formatMeasure.ts";
import { allOffices, indexPlan, type Ledger } from "#ledger/ledger.ts";
import { MINUTE_KINDS, type Minute } from "#ledger/meeting/meeting.ts";
import { selectProject } from "#state/selectors.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { useDesk } from "../desk.ts";
import { TaskPicker } from "../edit/TaskPicker.tsx";
import { takeFocus } from "../sketch/takeFocus.ts";

const say = words.panel;

type FormProps = {
  draft: Minute;
  isNew: boolean;
  pinning: boolean;
  onPin: () => void;
  onDraft: (draft: Minute) => void;
  onSave: (minute: Minute) => void;
  onCancel: () => void;
};

type Change = (part: Partial<Minute>) => void;

export function MinuteForm({ draft, isNew, pinning, onPin, onDraft, onSave, onCancel }: FormProps) {
  const [empty, setEmpty] = useState(false);
  const change: Change = (part) => onDraft({ ...draft, ...part });
  const save = (): void => {
    if (draft.text.trim() === "") setEmpty(true);
    else onSave({ ...draft, text: draft.text.trim(), owner: draft.owner?.trim() || null });
  };
  return (
    <form
      className="minute-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <KindChoice draft={draft} change={change} />
      <label className="field">
        {say.text}
        <textarea
          className="input"
          rows={3}
          maxLength={4000}
          ref={takeFocus}
          value={draft.text}
          aria-invalid={empty}
          onChange={({ target }) => {
            setEmpty(false);
            change({ text: target.value });
          }}
        />
      </label>
      {empty && (
        <p className="outcome is-bad" role="alert">
          {say.noText}
        </p>
      )}
      <DutyFields draft={draft} change={change} />
      <TaskField draft={draft} change={change} />
      <PlaceChoice draft={draft} change={change} pinning={pinning} onPin={onPin} />
      {pinning && (
        <p className="quiet" role="status">
          {say.pinning}
        </p>
      )}
      <div className="room-actions is-end">
        <button type="button" className="button" onClick={onCancel}>
          {say.cancel}
        </button>
        <button type="submit" className="button is-primary">
          {isNew ? say.add : say.save}
        </button>
      </div>
    </form>
  );
}

type PartProps = { draft: Minute; change: Change };

function KindChoice({ draft, change }: PartProps) {
  const id = useId();
  return (
    <fieldset className="minute-kinds">
      <legend className="visually-hidden">{say.kind}</legend>
      {MINUTE_KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={`${id}-kind`}
            checked={draft.kind === kind}
            onChange={() => change({ kind })}
          />{" "}
          {words.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}

/** Which office, who, until when. */
function DutyFields({ draft, change }: PartProps) {
  return (
    <div className="minute-fields">
      <OfficeField draft={draft} change={change} />
      <label className="field">
        {say.owner}
        <input
          className="input"
          autoComplete="off"
          maxLength={60}
          value={draft.owner ?? ""}
          onChange={({ target }) => change({ owner: target.value === "" ? null : target.value })}
        />
      </label>
      <label className="field">
        {say.dueOn}
        <input
          className="input"
          type="date"
          min="2000-01-01"
          max="2099-12-31"
          value={draft.dueOn ?? ""}
          onChange={({ target }) => change({ dueOn: target.value === "" ? null : target.value })}
        />
      </label>
    </div>
  );
}

function OfficeField({ draft, change }: PartProps) {
  const ledger = useDesk((state) => state.ledger);
  const offices = useMemo(() => allOffices(ledger), [ledger]);
  return (
    <label className="field">
      {say.office}
      <select
        value={draft.office ?? ""}
        onChange={({ target }) =>
          change({ office: target.value === "" ? null : officeId(target.value) })
        }
      >
        <option value="">{say.noOffice}</option>
        {draft.office !== null && !offices.includes(draft.office) && (
          <option value={draft.office}>{draft.office}</option>
        )}
        {offices.map((office) => (
          <option key={office} value={office}>
            {office}
          </option>
        ))}
      </select>
    </label>
  );
}

function TaskField({ draft, change }: PartProps) {
  const plan = useDesk(({ ledger }) => ledger.plan);
  const [text, setText] = useState<string>(draft.task ?? "");
  // Chosen elsewhere meanwhile: the clause that is being read, or none.
  const [before, setBefore] = useState(draft.task);
  if (before !== draft.task) {
    setBefore(draft.task);
    if (text !== (draft.task ?? "")) setText(draft.task ?? "");
  }
  const put = (next: string): void => {
    setText(next);
    const task = plan.tasks.find(({ id }) => id === next)?.id ?? null;
    if (task === draft.task) return;
    setBefore(task);
    change({ task });
  };
  return (
    <div className="field">
      <span aria-hidden="true">{say.task}</span>
      <TaskPicker
        label={say.task}
        text={text}
        onText={put}
        fault={null}
        one
        inPlace={false}
        onFinish={() => undefined}
        onCancel={() => undefined}
      />
    </div>
  );
}

/** What the minute is tied to, and the ways to tie it to something else. */
function PlaceChoice({
  draft,
  change,
  pinning,
  onPin,
}: PartProps & Pick<FormProps, "pinning" | "onPin">) {
  const ledger = useDesk((state) => state.ledger);
  const selected = useDesk(selectProject);
  const clause = useDesk(({ view }) => view.clause);
  const places = placesOf(draft, ledger);
  return (
    <>
      <p className="quiet">
        {say.place}：{places.join("；") || say.nowhere}
      </p>
      <div className="room-actions">
        <button type="button" className="button" aria-pressed={pinning} onClick={onPin}>
          {say.pin}
        </button>
        {selected && selected.id !== draft.project && (
          <button type="button" className="button" onClick={() => change({ project: selected.id })}>
            {say.ofProject}
          </button>
        )}
        {clause !== null && clause !== draft.task && (
          <button type="button" className="button" onClick={() => change({ task: clause })}>
            {say.ofTask}
          </button>
        )}
        {places.length > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => change({ at: null, project: null, task: null })}
          >
            {say.clear}
          </button>
        )}
      </div>
    </>
  );
}

/** What is no longer in the ledger is named by its id, and said to be gone. */
function placesOf({ at, project, task }: Minute, { projects, plan }: Ledger): string[] {
  const found = projects.find(({ id }) => id === project);
  const clause = task === null ? undefined : indexPlan(plan).tasks.get(task);
  return [
    ...(at ? [say.atPoint(coordinatesText(at))] : []),
    ...(project === null ? [] : [say.atProject(found?.name ?? project) + (found ? "" : say.gone)]),
    ...(task === null ? [] : [say.atTask(clause?.number ?? task) + (clause ? "" : say.gone)]),
  ];
}
