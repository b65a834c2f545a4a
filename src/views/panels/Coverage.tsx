// Which tasks have no project at all, which have only projects without a place, and which are on the map.
import type { Task } from "#plan/plan.ts";
import { readClause } from "#state/actions/look.ts";
import { projectsByTask } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";

const say = words.panels.coverage;

export function Coverage() {
  const ledger = useDesk((state) => state.ledger);
  const by = projectsByTask(ledger);
  const located = (task: Task) =>
    (by.get(task.id) ?? []).filter(({ geometry }) => geometry !== null).length;
  const all = (task: Task) => (by.get(task.id) ?? []).length;
  const { tasks } = ledger.plan;
  const groups = [
    { title: say.bare, tasks: tasks.filter((task) => all(task) === 0) },
    { title: say.unplaced, tasks: tasks.filter((task) => all(task) > 0 && located(task) === 0) },
    { title: say.placed, tasks: tasks.filter((task) => located(task) > 0) },
  ];
  return (
    <div className="panel-body">
      <h2>{say.title}</h2>
      <p className="quiet">{say.intro}</p>
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3>
            {group.title} <span className="count-big">{group.tasks.length}</span>
          </h3>
          <ul className="plain-list">
            {group.tasks.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                note={all(task) === 0 ? "" : say.count(located(task), all(task))}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TaskRow({ task, note }: { task: Task; note: string }) {
  const dispatch = useDispatch();
  return (
    <li>
      <button type="button" className="project-row" onClick={() => dispatch(readClause(task.id))}>
        <span className="task-number">{task.id}</span>
        <span className="project-name" title={task.title}>
          {task.title}
        </span>
        <span className="quiet">{note}</span>
      </button>
    </li>
  );
}
