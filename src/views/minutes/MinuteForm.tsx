// Writing one minute, or mending one. The place is a pin, the chosen project, or the clause that is being read; nothing is filled in by itself.
import { useId, useMemo, useState } from "react";
import { officeId } from "#base/ids.ts";
import { coordinatesText } from "#geo/formatMeasure.ts";
import { allOffices, indexPlan } from "#ledger/ledger.ts";
import { MINUTE_KINDS, type Minute } from "#ledger/meeting/meeting.ts";
import { selectProject } from "#state/selectors.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { useDesk } from "../desk.ts";
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

export function MinuteForm({ draft, isNew, pinning, onPin, onDraft, onSave, onCancel }: FormProps) {
  const id = useId();
  const ledger = useDesk((state) => state.ledger);
  const selected = useDesk(selectProject);
  const clause = useDesk(({ view }) => view.clause);
  const offices = useMemo(() => allOffices(ledger), [ledger]);
  const [empty, setEmpty] = useState(false);
  const change = (part: Partial<Minute>): void => onDraft({ ...draft, ...part });
  const save = (): void => {
    if (draft.text.trim() === "") setEmpty(true);
    else onSave({ ...draft, text: draft.text.trim(), owner: draft.owner?.trim() || null });
  };
  const project =
    draft.project === null ? null : ledger.projects.find((one) => one.id === draft.project);
  const task = draft.task === null ? null : indexPlan(ledger.plan).tasks.get(draft.task);
  const places = [
    ...(draft.at ? [say.atPoint(coordinatesText(draft.at))] : []),
    ...(draft.project === null
      ? []
      : [say.atProject(project?.name ?? draft.project) + (project ? "" : say.gone)]),
    ...(draft.task === null
      ? []
      : [say.atTask(task?.number ?? draft.task) + (task ? "" : say.gone)]),
  ];
  return (
    <form
      className="minute-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
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
      <div className="minute-fields">
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
