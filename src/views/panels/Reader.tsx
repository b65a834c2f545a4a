// The whole plan as readable text. A project's sentence is marked; a sentence leads to its projects.
import { memo, useEffect, useMemo, useRef } from "react";
import type { Issue } from "#base/issue.ts";
import type { ProjectId } from "#base/ids.ts";
import { boxOf } from "#geo/geometry.ts";
import { uniteBoxes, type Box } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import type { Block, Plan, Range, Task } from "#plan/plan.ts";
import { setFilter } from "#state/actions/filter.ts";
import { readClause, selectProject } from "#state/actions/look.ts";
import { projectsByTask, selectProject as selectedProject } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { soughtSentence } from "../search/sought.ts";
import { MarkedText } from "./MarkedText.tsx";

const say = words.panels.reader;

export function Reader() {
  const { plan, issues } = useDesk((state) => state.ledger);
  const clause = useDesk(({ view }) => view.clause);
  const project = useDesk(selectedProject);
  const sought = useSlot(soughtSentence);
  const followed = useRef<{ sought: typeof sought; clause: typeof clause }>(NOTHING_FOLLOWED);
  const body = useRef<HTMLDivElement>(null);
  const arrived = useRef(false);
  const notes = useMemo(() => notesByBlock(plan, issues), [plan, issues]);
  const quotes = useQuotes();

  useEffect(() => {
    // What was chosen last is gone to: a sentence, a clause (at the selected project's words, where it holds them), a
    // project.
    const before = followed.current;
    followed.current = { sought, clause };
    const wanted =
      sought !== null && sought !== before.sought
        ? ["mark.sought"]
        : clause !== null && clause !== before.clause
          ? ["[data-current] mark.is-current", "[data-current]"]
          : ["mark.is-current", "[data-current]"];
    const marked = wanted
      .map((place) => body.current?.querySelector(place))
      .find((found) => found !== null && found !== undefined);
    // The first time there is nothing to follow with the eye: be there at once.
    const still = !arrived.current || matchMedia("(prefers-reduced-motion: reduce)").matches;
    marked?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    arrived.current = marked !== undefined;
  }, [clause, project, plan, sought]);

  if (plan.blocks.length === 0) return <p className="padded quiet">{say.noPlan}</p>;
  return (
    <div className="panel-body reader" ref={body}>
      {plan.blocks.map((block, index) => (
        <ClauseBlock
          key={index}
          block={block}
          task={plan.tasks.find(({ id }) => id === block.task) ?? null}
          notes={notes.get(index) ?? NO_NOTES}
          current={block.task !== null && block.task === clause}
          marked={project?.id ?? null}
          sought={sought?.block === index ? sought : null}
          quotes={(block.task && quotes.get(block.task)) || NO_QUOTES}
        />
      ))}
    </div>
  );
}

const NOTHING_FOLLOWED = { sought: null, clause: null };
const NO_NOTES: readonly Issue[] = [];
const NO_QUOTES: readonly Project[] = [];

/** Quoting projects by task. */
function useQuotes(): ReadonlyMap<string, readonly Project[]> {
  const ledger = useDesk((state) => state.ledger);
  return useMemo(
    () =>
      new Map(
        [...projectsByTask(ledger)].map(([id, projects]) => [
          id,
          projects.filter(({ quote }) => quote !== null).slice(0, 60),
        ]),
      ),
    [ledger],
  );
}

/** Plan issues beside the paragraph they speak of; those of the whole text stand at the title. */
function notesByBlock(plan: Plan, issues: readonly Issue[]): Map<number, Issue[]> {
  const starts: number[] = [0];
  for (let at = plan.source.indexOf("\n"); at >= 0; at = plan.source.indexOf("\n", at + 1))
    starts.push(at + 1);
  const notes = new Map<number, Issue[]>();
  for (const issue of issues.filter(({ code }) => code.startsWith("plan."))) {
    const offset = starts[(issue.at.row ?? 1) - 1] ?? 0;
    const end = starts[issue.at.row ?? 1] ?? plan.source.length + 1;
    const index = Math.max(
      0,
      plan.blocks.findIndex(({ range }) => range.start >= offset && range.start < end),
    );
    notes.set(index, [...(notes.get(index) ?? []), issue]);
  }
  return notes;
}

type ClauseBlockProps = {
  block: Block;
  task: Task | null;
  notes: readonly Issue[];
  current: boolean;
  marked: ProjectId | null;
  sought: Range | null;
  quotes: readonly Project[];
};

const ClauseBlock = memo(function ClauseBlock({
  block,
  task,
  notes,
  current,
  marked,
  sought,
  quotes,
}: ClauseBlockProps) {
  const isTask = block.kind === "task" && task !== null;
  return (
    <div
      className={`clause is-${block.kind}`}
      {...(current ? { "data-current": "" } : {})}
      id={isTask ? `clause-${task.id}` : undefined}
    >
      <BlockText block={block} quotes={quotes} marked={marked} sought={sought} />
      {isTask && <ClauseFoot task={task} />}
      {notes.map(({ code, message }) => (
        <p key={code + message} className="margin-note" role="note">
          {message}
        </p>
      ))}
    </div>
  );
});

function BlockText({
  block,
  quotes,
  marked,
  sought,
}: Pick<ClauseBlockProps, "block" | "quotes" | "marked" | "sought">) {
  const dispatch = useDispatch();
  const text = (
    <MarkedText
      text={block.text}
      notes={block.notes}
      quotes={quotes}
      marked={marked}
      sought={sought}
      onQuote={(id) => dispatch(selectProject(id))}
    />
  );
  if (block.kind === "part" || block.kind === "title") return <h2>{text}</h2>;
  if (block.kind === "section") return <h3>{text}</h3>;
  return <p>{text}</p>;
}

/** From the clause to its projects, on the map and in the list. */
function ClauseFoot({ task }: { task: Task }) {
  const dispatch = useDispatch();
  const port = usePort();
  const projects = useDesk(({ ledger }) => projectsByTask(ledger).get(task.id));
  const count = projects?.length ?? 0;
  const show = () => {
    dispatch(setFilter({ tasks: [task.id] }));
    dispatch(readClause(task.id));
    const box = (projects ?? []).reduce<Box | null>(
      (all, { geometry }) => (geometry ? uniteBoxes(all, boxOf(geometry)) : all),
      null,
    );
    if (box) port.fitTo(box);
  };
  return (
    <p className="clause-foot">
      <a
        href={`#panel=reader&clause=${encodeURIComponent(task.id)}`}
        className="task-number"
        title={say.anchor}
        onClick={(event) => {
          event.preventDefault();
          dispatch(readClause(task.id));
        }}
      >
        {task.id}
      </a>
      {count > 0 ? (
        <button type="button" className="link-button" title={say.showOnMap} onClick={show}>
          {say.toProjects(count)}
        </button>
      ) : (
        <span className="quiet">{say.noProjects}</span>
      )}
    </p>
  );
}
