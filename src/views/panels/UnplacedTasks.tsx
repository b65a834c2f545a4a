// Tasks that the filter leaves in question and that have nothing on the map. Never hidden, always counted.
import { useMemo } from "react";
import { tasksInQuestion } from "#ledger/tasksInQuestion.ts";
import { readClause } from "#state/actions/look.ts";
import { projectsByTask, selectMatching, selectSince } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";

const say = words.panels.unplacedTasks;

export function UnplacedTasks() {
  const ledger = useDesk((state) => state.ledger);
  const filter = useDesk(({ view }) => view.filter);
  const readings = useDesk((state) => state.readings);
  const matching = useDesk(selectMatching);
  const since = useDesk((state) => selectSince(state) !== null);
  const dispatch = useDispatch();
  const by = projectsByTask(ledger);
  const asked = useMemo(
    () => tasksInQuestion(ledger, filter, matching, { since, readings }),
    [ledger, filter, matching, since, readings],
  );
  const tasks = asked.filter(
    ({ id }) => !(by.get(id) ?? []).some(({ geometry }) => geometry !== null),
  );
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
