// One office's page: what I lead, what I help, whom I wait for.
import { isOnMap } from "#ledger/sites.ts";
import type { OfficeId } from "#base/ids.ts";
import { allOffices, type Ledger } from "#ledger/ledger.ts";
import type { Task } from "#plan/plan.ts";
import { setFilter } from "#state/actions/filter.ts";
import { openOffice, readClause } from "#state/actions/look.ts";
import { projectsByTask } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { ProjectRow } from "../ui/ProjectRow.tsx";

const say = words.panels.office;

export function OfficePage() {
  const ledger = useDesk((state) => state.ledger);
  const chosen = useDesk(({ view }) => view.office);
  const dispatch = useDispatch();
  const offices = allOffices(ledger);
  const office = chosen ?? offices[0];
  if (!office) return <p className="padded quiet">{say.none}</p>;
  const known = ledger.town.offices.offices.find(({ id }) => id === office);
  const holds = (mentions: Task["leads"]) => mentions.some((mention) => mention.office === office);
  const leads = ledger.plan.tasks.filter((task) => holds(task.leads));
  const assists = ledger.plan.tasks.filter((task) => holds(task.assists));
  return (
    <div className="panel-body">
      <div className="office-head">
        <h2>{known?.full ?? office}</h2>
        <select
          aria-label={say.choose}
          value={office}
          onChange={(event) => dispatch(openOffice(event.target.value as OfficeId))}
        >
          {offices.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </div>
      {known && !known.isOffice && <p className="quiet">{say.team}</p>}
      {known && known.aliases.length > 0 && (
        <p className="quiet">{say.aliases(known.aliases.join("、"))}</p>
      )}
      <button
        type="button"
        className="button"
        onClick={() => dispatch(setFilter({ offices: [office] }))}
      >
        {say.filter}
      </button>
      <TaskList title={say.leads} tasks={leads} ledger={ledger} />
      <TaskList title={say.assists} tasks={assists} ledger={ledger} />
      <Waits office={office} leads={leads} assists={assists} />
    </div>
  );
}

function TaskList({
  title,
  tasks,
  ledger,
}: {
  title: string;
  tasks: readonly Task[];
  ledger: Ledger;
}) {
  const dispatch = useDispatch();
  const by = projectsByTask(ledger);
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="count-big">{tasks.length}</span>
      </h3>
      {tasks.length === 0 && <p className="quiet">{say.none}</p>}
      {tasks.map((task) => {
        const projects = by.get(task.id) ?? [];
        const located = projects.filter(isOnMap).length;
        return (
          <details key={task.id} className="office-task">
            <summary>
              <span className="task-number">{task.id}</span>
              <span className="project-name" title={task.title}>
                {task.title}
              </span>
              <span className="quiet">
                {projects.length === 0
                  ? words.panels.coverage.bare
                  : say.counts(located, projects.length - located)}
              </span>
            </summary>
            <button
              type="button"
              className="link-button"
              onClick={() => dispatch(readClause(task.id))}
            >
              {words.panels.card.toClause}
            </button>
            <ul className="plain-list">
              {projects.map((project) => (
                <li key={project.id}>
                  <ProjectRow
                    project={project}
                    {...(isOnMap(project) ? {} : { note: words.desk.precision.none })}
                  />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

type Wait = { office: OfficeId; reason: string; task: Task };

/** In what I lead I wait for those who assist; in what I assist, for those who lead. */
export function waitsOf(
  office: OfficeId,
  leads: readonly Task[],
  assists: readonly Task[],
): Wait[] {
  const others = (mentions: Task["leads"], task: Task, reason: string) =>
    mentions
      .filter((mention) => mention.office !== office)
      .map((mention) => ({ office: mention.office, reason, task }));
  return [
    ...leads.flatMap((task) => [
      ...others(task.assists, task, say.waitAssist),
      ...others(task.leads, task, say.waitLead),
    ]),
    ...assists.flatMap((task) => others(task.leads, task, say.waitLead)),
  ];
}

function Waits({
  office,
  leads,
  assists,
}: {
  office: OfficeId;
  leads: readonly Task[];
  assists: readonly Task[];
}) {
  const dispatch = useDispatch();
  const waits = waitsOf(office, leads, assists);
  const byOffice = [...new Set(waits.map((wait) => wait.office))];
  return (
    <section aria-label={say.waits}>
      <h3>
        {say.waits} <span className="count-big">{byOffice.length}</span>
      </h3>
      <p className="quiet">{byOffice.length === 0 ? say.none : say.waitsIntro}</p>
      <ul className="plain-list">
        {byOffice.map((other) => (
          <li key={other} className="wait-row">
            <button
              type="button"
              className="link-button"
              onClick={() => dispatch(openOffice(other))}
            >
              {other}
            </button>
            <span className="quiet">
              {waits
                .filter((wait) => wait.office === other)
                .map(({ reason, task }) => `${say.for(task.id)} ${reason}`)
                .join("；")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
