// Tasks that the filter leaves in question and that have nothing on the map. Never hidden, always counted.
import { readClause } from "#state/actions/look.ts";
import { projectsByTask } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";

const say = words.panels.unplacedTasks;

export function UnplacedTasks() {
  const ledger = useDesk((state) => state.ledger);
  const filter = useDesk(({ view }) => view.filter);
  const dispatch = useDispatch();
  const by = projectsByTask(ledger);
  const tasks = ledger.plan.tasks.filter((task) => {
    const offices =
      filter.role === "lead"
        ? task.leads
        : filter.role === "assist"
          ? task.assists
          : [...task.leads, ...task.assists];
    const wanted =
      (filter.tasks.length === 0 || filter.tasks.includes(task.id)) &&
      (filter.sections.length === 0 ||
        (task.section !== null && filter.sections.includes(task.section))) &&
      (filter.offices.length === 0 ||
        offices.some(({ office }) => filter.offices.includes(office)));
    return wanted && !(by.get(task.id) ?? []).some(({ geometry }) => geometry !== null);
  });
  if (tasks.length === 0) return null;
  return (
    <section aria-label={say.title}>
      <h3>
        {say.title} <span className="quiet">{tasks.length}</span>
      </h3>
      <p className="quiet">{say.intro}</p>
      <ul className="plain-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <button
              type="button"
              className="project-row"
              onClick={() => dispatch(readClause(task.id))}
            >
              <span className="task-number">{task.id}</span>
              <span className="project-name" title={task.title}>
                {task.title}
              </span>
              <span className="quiet">{say.projectsOf((by.get(task.id) ?? []).length)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
