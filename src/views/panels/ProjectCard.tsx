// Everything known of one project, where each thing comes from, and 未填报 for what is not known.
import type { ReactNode } from "react";
import { boxOf } from "#geo/geometry.ts";
import { areaSquareMetres, lengthMetres, toMu } from "#geo/measure.ts";
import { taskQuoting } from "#ledger/checkQuotes.ts";
import { indexPlan, rolesOf, type Ledger } from "#ledger/ledger.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { lookOf } from "#map/marks.ts";
import { readProject, selectProject } from "#state/actions/look.ts";
import { selectProject as selectedProject } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";
import { Mark } from "../ui/Mark.tsx";
import { OfficeLinks } from "../ui/OfficeLinks.tsx";

const say = words.panels.card;

export function ProjectCard() {
  const project = useDesk(selectedProject);
  const ledger = useDesk((state) => state.ledger);
  const dispatch = useDispatch();
  const port = usePort();
  if (!project) return null;
  const clause = taskQuoting(project, ledger.plan)?.id ?? project.tasks[0] ?? null;
  return (
    <article className="card" aria-label={say.label}>
      <header className="card-head">
        <Mark kind={project.kind} look={lookOf(project.location.precision)} size={22} />
        <h2>{project.name}</h2>
        <button type="button" className="icon-button" aria-label={say.close} onClick={() => dispatch(selectProject(null))}><Icon name="close" size={16} /></button>
      </header>
      <div className="card-body" data-scroll tabIndex={0} role="group" aria-label={project.name}>
        <p className="card-state"><PlaceState project={project} /></p>
        {project.quote && (
          <blockquote className="quote">
            <p>“{project.quote}”</p>
            <footer className="quiet">{clause && words.panels.task(clause)}</footer>
          </blockquote>
        )}
        <div className="card-actions">
          <button type="button" className="button" onClick={() => dispatch(readProject(project.id, clause))}>{say.toClause}</button>
          {project.geometry && <button type="button" className="button" onClick={() => port.fitTo(boxOf(project.geometry!))}>{say.zoomTo}</button>}
        </div>
        <Facts project={project} ledger={ledger} />
      </div>
    </article>
  );
}

function PlaceState({ project }: { project: Project }) {
  if (!project.geometry) return <span className="tag">{say.unplaced}</span>;
  return isVerified(project) ? <span className="tag is-good">{say.verified}</span> : <span className="tag is-open">{say.unverified}</span>;
}

function Facts({ project, ledger }: { project: Project; ledger: Ledger }) {
  const { tasks } = indexPlan(ledger.plan);
  const roles = rolesOf(project, ledger);
  const { location } = project;
  const inherited = roles.inherited ? <span className="quiet">（{say.inherited}）</span> : null;
  return (
    <dl className="facts">
      <Fact name={say.tasks}>{project.tasks.map((id) => `${id} ${tasks.get(id)?.title ?? ""}`).join("；")}</Fact>
      <Fact name={say.kind}>{project.kind}</Fact>
      <Fact name={say.scope}>{project.scope}</Fact>
      <Fact name={say.leads}><OfficeLinks offices={roles.leads} />{roles.leads.length > 0 && inherited}</Fact>
      <Fact name={say.assists}><OfficeLinks offices={roles.assists} /></Fact>
      <Fact name={say.status}>{project.status}</Fact>
      <Fact name={say.money}>{null}</Fact>
      <Fact name={say.village}>{project.village}</Fact>
      <Fact name={say.precision}>{words.desk.precision[location.precision]}</Fact>
      <Fact name={say.accuracy}>{location.accuracyMetres === null ? null : words.desk.accuracy(location.accuracyMetres)}</Fact>
      <Fact name={say.source}>{location.source}</Fact>
      <Fact name={say.confirmedOn}>{location.confirmedOn}</Fact>
      <Size project={project} />
      {project.note && <Fact name={say.note}>{project.note}</Fact>}
      <Fact name={say.file}>{say.row(project.file, project.row)}</Fact>
      {Object.entries(project.extra).slice(0, 40).map(([name, value]) => <Fact key={name} name={name}>{typeof value === "string" ? value : JSON.stringify(value)}</Fact>)}
    </dl>
  );
}

/** A schematic shape has no size worth telling. */
function Size({ project: { geometry, location } }: { project: Project }) {
  if (!geometry || geometry.type.endsWith("Point")) return null;
  const isLine = geometry.type.endsWith("LineString");
  const name = isLine ? say.length : say.area;
  if (location.precision === "schematic") return <Fact name={name}><span className="quiet">{say.schematicSize}</span></Fact>;
  const metres = lengthMetres(geometry);
  const square = areaSquareMetres(geometry);
  return <Fact name={name}>{isLine ? words.map.kilometres(Math.round(metres / 10) / 100) : say.areaOf(Math.round(square), toMu(square).toFixed(1))}</Fact>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const empty = children === null || children === "" || children === undefined;
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{empty ? <span className="unstated">{words.desk.unstated}</span> : children}</dd>
    </div>
  );
}
