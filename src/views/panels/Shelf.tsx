// What has no place: projects that match but cannot be drawn, and tasks none of whose projects can. Never hidden, always counted.
import { useDeferredValue, useMemo } from "react";
import type { Project } from "#ledger/project.ts";
import { readClause } from "#state/actions/look.ts";
import { projectsByTask, selectMatches, selectMatching } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { ProjectRow } from "../ui/ProjectRow.tsx";
import { WindowedList } from "../ui/WindowedList.tsx";

const say = words.panels.shelf;

export function Shelf() {
  const matching = useDesk(selectMatching);
  const shelf = useDesk((state) => selectMatches(state).counts.shelf);
  // The list may follow a moment after the map and the totals: it is the longest thing on the page.
  const listed = useDeferredValue(matching);
  const groups = useMemo(() => groupByScope(listed), [listed]);
  return (
    <div className="panel-body">
      <h2>
        {say.title} <span className="count-big">{shelf}</span>
      </h2>
      <p className="quiet">{shelf === 0 ? say.none : say.intro}</p>
      {groups.map(({ title, projects }) => (
        <section key={title} aria-label={title}>
          <h3>
            {title} <span className="quiet">{projects.length}</span>
          </h3>
          <WindowedList
            items={projects}
            rowHeight={2.25}
            render={(project) => <ProjectRow key={project.id} project={project} />}
          />
        </section>
      ))}
      <UnplacedTasks />
    </div>
  );
}

function groupByScope(projects: readonly Project[]): { title: string; projects: Project[] }[] {
  const unplaced = projects.filter(({ geometry }) => geometry === null);
  const wholeTown = unplaced.filter(({ scope }) => scope === "全镇");
  const rest = unplaced.filter(({ scope }) => scope !== "全镇");
  return [
    { title: say.wholeTown, projects: wholeTown },
    { title: say.pending, projects: rest },
  ].filter((group) => group.projects.length > 0);
}

/** Tasks that the filter leaves in question and that have nothing on the map. */
function UnplacedTasks() {
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
    <section aria-label={say.tasks}>
      <h3>
        {say.tasks} <span className="quiet">{tasks.length}</span>
      </h3>
      <p className="quiet">{say.tasksIntro}</p>
      <ul className="plain-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <button
              type="button"
              className="project-row"
              onClick={() => dispatch(readClause(task.id))}
            >
              <span className="task-number">{task.id}</span>
              <span className="project-name">{task.title}</span>
              <span className="quiet">{say.projectsOf((by.get(task.id) ?? []).length)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
