// Everything known of one project, each field editable where it stands; what is not known is folded under 未填报.
import { Fact, FurtherFacts } from "../ui/Fact.tsx";
import { Pencil } from "../edit/Pencil.tsx";
import { useState, type ReactNode } from "react";
import type { TaskId } from "#base/ids.ts";
import { boxOf } from "#geo/geometry.ts";
import { areaSquareMetres, lengthMetres, toMu } from "#geo/measure.ts";
import { taskQuoting } from "#ledger/checkQuotes.ts";
import { removeProjects } from "#ledger/editing.ts";
import { FIELD_GROUPS, FIELD_KEYS, FIELDS, valueOf, type FieldKey } from "#ledger/fields.ts";
import { indexPlan, rolesOf, type Ledger } from "#ledger/ledger.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { isOnMap, siteOf } from "#ledger/sites.ts";
import { shownKind, suggestedKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { readProject, selectProject } from "#state/actions/look.ts";
import { selectProject as selectedProject } from "#state/selectors.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { Attachments } from "../edit/Attachments.tsx";
import { FieldEditor, isEditable, type EditableKey } from "../edit/FieldEditor.tsx";
import { FieldRow } from "../edit/FieldRow.tsx";
import { shownText } from "../edit/fieldText.ts";
import { PlaceSection } from "../edit/PlaceSection.tsx";
import { useSlot } from "../edit/slot.ts";
import { StatusRow } from "../edit/StatusRow.tsx";
import { Sure } from "../edit/Sure.tsx";
import { useEdit } from "../edit/useEdit.ts";
import { placeOf, useFieldOpen } from "../edit/useFieldOpen.ts";
import { SiteCard } from "../sites/SiteCard.tsx";
import { SitesSection } from "../sites/SitesSection.tsx";
import { useCardPlace } from "../layout/dock.ts";
import { SheetHead } from "../layout/SheetHead.tsx";
import { wantedField } from "../edit/wantedField.ts";
import { takeFocus } from "../sketch/takeFocus.ts";
import { Icon } from "../ui/Icon.tsx";
import { Mark } from "../ui/Mark.tsx";
import { OfficeLinks } from "../ui/OfficeLinks.tsx";
import { useRootClass } from "../ui/useRootClass.ts";
import "../styles/edit.css";

const say = words.panels.card;

export function ProjectCard() {
  const project = useDesk(selectedProject);
  const ledger = useDesk((state) => state.ledger);
  const dispatch = useDispatch();
  const siteId = useDesk(({ view }) => view.site);
  useRootClass("has-card-on-map", useCardPlace() === "map" && project !== null);
  if (!project) return null;
  const site = siteId === null ? null : siteOf(project, siteId);
  if (site) return <SiteCard project={project} site={site} />;
  return (
    <aside className="card" aria-label={say.label} key={project.id} data-sheet-of="card">
      <SheetHead name="card" onClose={() => dispatch(selectProject(null))} />
      <article aria-label={say.label}>
        <header className="card-head">
          <Mark
            kind={shownKind(project, ledger.projects)}
            look={lookOf(project.location.precision)}
            size={22}
          />
          <Name project={project} />
          <button
            type="button"
            className="icon-button"
            aria-label={say.close}
            onClick={() => dispatch(selectProject(null))}
          >
            <Icon name="close" size={16} />
          </button>
        </header>
        <div className="card-body" data-scroll tabIndex={0} role="group" aria-label={project.name}>
          <Opening project={project} ledger={ledger} />
          <StatusRow project={project} />
          <SitesSection project={project} />
          <Fields project={project} ledger={ledger} />
          <Attachments project={project} />
          <Removal project={project} />
        </div>
      </article>
    </aside>
  );
}

function Name({ project }: { project: Project }) {
  const [editing, setEditing] = useFieldOpen(project, "name");
  if (editing)
    return (
      <div className="card-name">
        <FieldEditor
          project={project}
          field="name"
          onClose={(way) => setEditing(way === "away" ? null : false)}
        />
      </div>
    );
  return (
    <>
      <h2>{project.name}</h2>
      <button
        type="button"
        className="icon-button"
        aria-label={edit.card.rename}
        title={edit.card.rename}
        ref={editing === false ? takeFocus : null}
        onClick={() => setEditing(true)}
      >
        <Icon name="edit" size={14} />
      </button>
    </>
  );
}

/** Where it is, what the plan says of it, and the ways there. */
function Opening({ project, ledger }: { project: Project; ledger: Ledger }) {
  const dispatch = useDispatch();
  const port = usePort();
  const clause = taskQuoting(project, ledger.plan)?.id ?? project.tasks[0] ?? null;
  const { geometry } = project;
  return (
    <>
      <p className="card-state">
        <PlaceState project={project} />
      </p>
      {project.quote && <Quote project={project} clause={clause} />}
      <div className="card-actions">
        <button
          type="button"
          className="button"
          onClick={() => dispatch(readProject(project.id, clause))}
        >
          {say.toClause}
        </button>
        {geometry && (
          <button type="button" className="button" onClick={() => port.fitTo(boxOf(geometry))}>
            {say.zoomTo}
          </button>
        )}
      </div>
    </>
  );
}

function Quote({ project, clause }: { project: Project; clause: TaskId | null }) {
  const [editing, setEditing] = useFieldOpen(project, "quote");
  const name = edit.editor.editing(FIELDS.quote.label);
  if (editing)
    return (
      <div className="quote">
        <FieldEditor
          project={project}
          field="quote"
          onClose={(way) => setEditing(way === "away" ? null : false)}
        />
      </div>
    );
  return (
    <blockquote className="quote">
      <p>“{project.quote}”</p>
      <footer className="quiet">
        {clause && words.panels.task(clause)}
        <Pencil label={name} isBack={editing === false} onClick={() => setEditing(true)} />
      </footer>
    </blockquote>
  );
}

function PlaceState({ project }: { project: Project }) {
  if (!isOnMap(project)) return <span className="tag">{say.unplaced}</span>;
  // The places of its sites speak for themselves.
  if (!project.geometry) return <span className="tag">{say.bySites}</span>;
  return isVerified(project) ? (
    <span className="tag is-good">{say.verified}</span>
  ) : (
    <span className="tag is-open">{say.unverified}</span>
  );
}

/** Shown elsewhere in the card: the name above, the status as buttons. */
const ELSEWHERE: ReadonlySet<FieldKey> = new Set<FieldKey>(["name", "status"]);
const ROWS = FIELD_KEYS.filter((key): key is EditableKey => isEditable(key) && !ELSEWHERE.has(key));

function Fields({ project, ledger }: { project: Project; ledger: Ledger }) {
  const filled = (key: EditableKey): boolean =>
    key === "leads" ||
    key === "assists" ||
    key === "tasks" ||
    (key === "kind" && suggestedKind(project, ledger.projects) !== null) ||
    shownText(key, valueOf(project, key)) !== "";
  const empty = ROWS.filter((key) => !filled(key));
  const grouped = ROWS.filter((key) => key !== "quote" && filled(key));
  // A field among them that was being typed in when the page was loaded anew.
  const [hasOpened, setOpened] = useState(() =>
    empty.some((key) => hasUnfinished(placeOf(project.id, key))),
  );
  const wanted = useSlot(wantedField);
  if (!hasOpened && wanted?.id === project.id && empty.some((key) => key === wanted.field))
    setOpened(true);
  const row = (key: EditableKey): ReactNode => (
    <FieldRow key={key} project={project} field={key}>
      <Value project={project} field={key} ledger={ledger} />
    </FieldRow>
  );
  return (
    <>
      {FIELD_GROUPS.map((group) => {
        const keys = grouped.filter((key) => FIELDS[key].group === group);
        if (keys.length === 0 && group !== "place") return null;
        return (
          <section key={group} className="card-group" aria-label={edit.groups[group]}>
            <h3>{edit.groups[group]}</h3>
            {group === "place" && <PlaceSection project={project} />}
            <dl className="facts">
              {keys.map(row)}
              {group === "place" && <Size project={project} />}
            </dl>
          </section>
        );
      })}
      <details className="card-empty" open={hasOpened}>
        <summary>{edit.card.empty(empty.length)}</summary>
        <dl className="facts">{empty.map(row)}</dl>
      </details>
      <Origin project={project} />
    </>
  );
}

function Value({
  project,
  field,
  ledger,
}: {
  project: Project;
  field: EditableKey;
  ledger: Ledger;
}) {
  if (field === "leads" || field === "assists") {
    const offices = rolesOf(project, ledger)[field];
    return (
      <>
        <OfficeLinks offices={offices} />
        {project[field] === null && offices.length > 0 && (
          <span className="quiet">（{say.inherited}）</span>
        )}
      </>
    );
  }
  const { tasks } = indexPlan(ledger.plan);
  const text =
    field === "tasks"
      ? project.tasks.map((id) => `${id} ${tasks.get(id)?.title ?? ""}`.trim()).join("；")
      : shownText(field, valueOf(project, field));
  if (text !== "") return text;
  const suggested = field === "kind" ? suggestedKind(project, ledger.projects) : null;
  return (
    <>
      <span className="unstated">{words.desk.unstated}</span>
      {suggested !== null && <span className="quiet">（{say.suggestedKind(suggested)}）</span>}
    </>
  );
}

/** A schematic shape has no size worth telling. */
function Size({ project: { geometry, location } }: { project: Project }) {
  if (!geometry || geometry.type.endsWith("Point")) return null;
  const isLine = geometry.type.endsWith("LineString");
  const name = isLine ? say.length : say.area;
  if (location.precision === "schematic")
    return (
      <Fact name={name}>
        <span className="quiet">{say.schematicSize}</span>
      </Fact>
    );
  const metres = lengthMetres(geometry);
  const square = areaSquareMetres(geometry);
  return (
    <Fact name={name}>
      {isLine
        ? words.map.kilometres(Math.round(metres / 10) / 100)
        : say.areaOf(Math.round(square), toMu(square).toFixed(1))}{" "}
      <span className="quiet">（{edit.card.measured}）</span>
    </Fact>
  );
}

/** Where the project came from, and the columns of its source that no field holds. */
function Origin({ project }: { project: Project }) {
  return (
    <section className="card-group" aria-label={edit.card.more}>
      <h3>{edit.card.more}</h3>
      <dl className="facts">
        <Fact name={say.file}>
          {project.file === ""
            ? edit.card.created
            : say.row(project.file.split("/").at(-1)!, project.row)}
        </Fact>
        <FurtherFacts extra={project.extra} />
      </dl>
    </section>
  );
}

function Removal({ project }: { project: Project }) {
  const change = useEdit();
  const { id, name } = project;
  return (
    <div className="card-removal">
      <Sure
        label={edit.card.remove}
        question={edit.card.removeSure(name)}
        yes={edit.sure.remove}
        quiet
        onYes={() =>
          change(edit.labels.remove(name), (projects) => removeProjects(projects, new Set([id])))
        }
      />
    </div>
  );
}
