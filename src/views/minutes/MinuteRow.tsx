// One minute in the list: what, who, until when, where; settled with a tick.
import { useEffect, useRef } from "react";
import { indexPlan, type Ledger } from "#ledger/ledger.ts";
import { isOverdue, needsAction, placeOf } from "#ledger/meeting/minutes.ts";
import type { Minute } from "#ledger/meeting/meeting.ts";
import { selectProject } from "#state/actions/look.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { Sure } from "../edit/Sure.tsx";
import { PIN_PATHS } from "./pinPaths.ts";

const say = words.panel;
const NEAR_DEGREES = 0.006;

type RowProps = {
  minute: Minute;
  number: number;
  chosen: boolean;
  /** Of another meeting. */ foreign: boolean;
  /** ISO day. */ today: string;
  onChange: (minute: Minute) => void;
  onEdit: () => void;
  onRemove: () => void;
  onChoose: () => void;
};

export function MinuteRow(props: RowProps) {
  const { minute, number, chosen, foreign, today, onChoose } = props;
  const ledger = useDesk((state) => state.ledger);
  const port = usePort();
  const dispatch = useDispatch();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const at = placeOf(minute, ledger);
  const project =
    minute.project === null ? null : ledger.projects.find(({ id }) => id === minute.project);
  const facts = factsOf(minute, ledger, foreign);
  const show = (): void => {
    onChoose();
    if (project) dispatch(selectProject(project.id));
    if (at)
      port.fitTo([
        at[0] - NEAR_DEGREES,
        at[1] - NEAR_DEGREES,
        at[0] + NEAR_DEGREES,
        at[1] + NEAR_DEGREES,
      ]);
  };
  return (
    <li ref={row} className={`minute${chosen ? " is-chosen" : ""}${minute.done ? " is-done" : ""}`}>
      <KindMark kind={minute.kind} />
      <div className="minute-body">
        <p className="minute-text">
          <b>{number}</b> {minute.text}
        </p>
        {facts.length > 0 && (
          <p className="quiet">
            {facts.join(" · ")}{" "}
            {isOverdue(minute, today) && <span className="tag is-open">{say.overdue}</span>}
          </p>
        )}
        <RowActions {...props} onShow={at ? show : null} />
      </div>
    </li>
  );
}

/** Who, until when, about what, from which meeting. */
function factsOf(minute: Minute, ledger: Ledger, foreign: boolean): string[] {
  const project = ledger.projects.find(({ id }) => id === minute.project);
  const task = minute.task === null ? null : indexPlan(ledger.plan).tasks.get(minute.task);
  return [
    minute.office,
    minute.owner,
    minute.dueOn === null ? null : say.due(minute.dueOn),
    minute.task === null ? null : say.atTask(task?.number ?? minute.task) + (task ? "" : say.gone),
    minute.project === null
      ? null
      : say.atProject(project?.name ?? minute.project) + (project ? "" : say.gone),
    foreign ? say.from(minute.meeting || say.unnamed) : null,
    minute.by === "" ? null : say.by(minute.by),
  ].filter((fact): fact is string => fact !== null && fact !== "");
}

const KindMark = ({ kind }: Pick<Minute, "kind">) => (
  <svg
    className={`minute-mark minutes-pin is-${kind}`}
    viewBox="-16 -38 32 39"
    role="img"
    aria-label={words.kinds[kind]}
  >
    <path d={PIN_PATHS[kind]} />
    <text y={-21}>{words.letters[kind]}</text>
  </svg>
);

/** `onShow`: null where the minute has no place. */
function RowActions({
  minute,
  onChange,
  onEdit,
  onRemove,
  onShow,
}: RowProps & { onShow: (() => void) | null }) {
  return (
    <p className="minute-actions">
      {needsAction(minute) && (
        <label className="minute-done">
          <input
            type="checkbox"
            checked={minute.done}
            onChange={({ target }) => onChange({ ...minute, done: target.checked })}
          />{" "}
          {say.done}
        </label>
      )}
      {onShow && (
        <button type="button" className="link-button" onClick={onShow}>
          {say.show}
        </button>
      )}
      <button type="button" className="link-button" onClick={onEdit}>
        {say.edit}
      </button>
      <Sure
        quiet
        label={say.remove}
        question={say.removeSure}
        yes={say.removeYes}
        onYes={onRemove}
      />
    </p>
  );
}
