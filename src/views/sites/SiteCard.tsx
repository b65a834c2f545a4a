// Everything known of one site, each field editable where it stands; the way back to its project.
import { useSiteStatus } from "./useSiteStatus.ts";
import { Fact, FurtherFacts } from "../ui/Fact.tsx";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { boxOf } from "#geo/geometry.ts";
import { areaSquareMetres, lengthMetres, toMu } from "#geo/measure.ts";
import { clearSitePlace, confirmSite, removeSite, setSiteField } from "#ledger/editSites.ts";
import { isVerified, type Project } from "#ledger/project.ts";
import { registryDue, registryDiffers, siteTypeLabel, type Site } from "#ledger/site.ts";
import { hasField, SITE_FIELD_KEYS, siteValue, type SiteFieldKey } from "#ledger/siteFields.ts";
import { lookOf } from "#map/marks.ts";
import { selectProject, selectSite } from "#state/actions/look.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { words as all } from "#words/words.ts";
import { useDispatch, usePort } from "../desk.ts";
import { ConfirmForm, confirmPlaceOf } from "../edit/ConfirmForm.tsx";
import { lastDrawn, startDrawingSite } from "../edit/drawing.ts";
import { Sure } from "../edit/Sure.tsx";
import { useEdit } from "../edit/useEdit.ts";
import { SheetHead } from "../layout/SheetHead.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Mark } from "../ui/Mark.tsx";
import { SiteField } from "./SiteField.tsx";
import "../styles/sites.css";

const say = words.card;
const place = edit.place;
type SiteProps = { project: Project; site: Site };

export function SiteCard({ project, site }: SiteProps) {
  const dispatch = useDispatch();
  return (
    <aside className="card" aria-label={say.label} key={site.id} data-sheet-of="card">
      <SheetHead name="card" onClose={() => dispatch(selectProject(null))} />
      <article aria-label={say.label}>
        <header className="card-head">
          <Mark kind={project.kind} look={lookOf(site.location.precision)} size={18} />
          <h2>{site.name}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label={all.panels.card.close}
            onClick={() => dispatch(selectProject(null))}
          >
            <Icon name="close" size={16} />
          </button>
        </header>
        <div className="card-body" data-scroll tabIndex={0} role="group" aria-label={site.name}>
          <button
            type="button"
            className="link-button site-back"
            onClick={() => dispatch(selectSite(project.id, null))}
          >
            <span aria-hidden="true">‹ </span>
            {say.back(project.name)}
          </button>
          <TypeLine project={project} site={site} />
          <SiteStatus project={project} site={site} />
          <SitePlace project={project} site={site} />
          <SiteFields project={project} site={site} />
          <SiteRemoval project={project} site={site} />
        </div>
      </article>
    </aside>
  );
}

/** What the site is, and whether anybody has said so; how well its place is known. */
function TypeLine({ project, site }: SiteProps) {
  const change = useEdit();
  const name = siteTypeLabel(site.type);
  const state = site.geometry ? (isVerified(site) ? "verified" : "unverified") : "unplaced";
  return (
    <p className="card-state">
      <span className="tag">{site.isTypeProposed ? words.typeProposed(name) : name}</span>
      <span className={state === "verified" ? "tag is-good" : "tag is-open"}>
        {all.panels.card[state]}
      </span>
      {site.isTypeProposed && (
        <button
          type="button"
          className="link-button"
          onClick={() =>
            change(words.labels.type(site.name, name), (projects) =>
              setSiteField(projects, project.id, site.id, "type", site.type),
            )
          }
        >
          {say.confirmType}
        </button>
      )}
    </p>
  );
}

/** One click sets the status, a second on it makes it 未填报 again. */
function SiteStatus({ project, site }: SiteProps) {
  const { offered, set, isDefault } = useSiteStatus(project, site);
  return (
    <div>
      <div className="status-row" role="group" aria-label={say.status(site.name)}>
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === site.status}
            title={one === site.status ? edit.card.clearStatus : undefined}
            onClick={() => set(one === site.status ? null : one)}
          >
            {one}
          </button>
        ))}
      </div>
      {isDefault[site.type] && <p className="field-note">{words.defaultStatuses}</p>}
    </div>
  );
}

function SitePlace({ project, site }: SiteProps) {
  const change = useEdit();
  const port = usePort();
  const draw = useRef<HTMLButtonElement>(null);
  const [confirming, setConfirming] = useState(() => hasUnfinished(confirmPlaceOf(site)));
  const { id, name, geometry } = site;
  useEffect(() => {
    if (lastDrawn.get() !== id) return;
    lastDrawn.set(null);
    draw.current?.focus();
  }, [id]);
  if (confirming && geometry)
    return (
      <ConfirmForm
        thing={site}
        onClose={() => setConfirming(false)}
        onConfirm={(confirmation) =>
          change(edit.labels.confirm(name, confirmation.by), (projects) =>
            confirmSite(projects, project.id, id, confirmation),
          )
        }
      />
    );
  return (
    <div className="place-actions" role="group" aria-label={place.title}>
      {geometry && (
        <button type="button" className="button" onClick={() => port.fitTo(boxOf(geometry))}>
          {all.panels.card.zoomToSite}
        </button>
      )}
      <button
        type="button"
        className="button"
        ref={draw}
        onClick={() => startDrawingSite(project.id, site)}
      >
        {geometry ? place.reshape : place.draw}
      </button>
      {geometry && (
        <>
          <button
            type="button"
            className={isVerified(site) ? "button" : "button is-primary"}
            onClick={() => setConfirming(true)}
          >
            {isVerified(site) ? place.again : place.confirm}
          </button>
          <Sure
            label={place.clear}
            question={place.clearSure}
            yes={edit.sure.clear}
            onYes={() =>
              change(edit.labels.clear(name), (projects) =>
                clearSitePlace(projects, project.id, id),
              )
            }
          />
        </>
      )}
    </div>
  );
}

/** Shown elsewhere in the card: the status as buttons. */
const ELSEWHERE: ReadonlySet<SiteFieldKey> = new Set<SiteFieldKey>(["status"]);

function SiteFields({ project, site }: SiteProps) {
  const keys = SITE_FIELD_KEYS.filter((key) => hasField(site.type, key) && !ELSEWHERE.has(key));
  const isFilled = (key: SiteFieldKey): boolean => siteValue(site, key) !== null;
  const filled = keys.filter(isFilled);
  const empty = keys.filter((key) => !isFilled(key));
  const row = (key: SiteFieldKey): ReactNode => (
    <SiteField key={key} project={project} site={site} field={key} />
  );
  return (
    <>
      <Registry site={site} />
      <dl className="facts">
        {filled.map(row)}
        <Size site={site} />
      </dl>
      <details className="card-empty">
        <summary>{edit.card.empty(empty.length)}</summary>
        <dl className="facts">{empty.map(row)}</dl>
      </details>
      <Origin site={site} />
    </>
  );
}

/** The list that the size puts a water into: proposed where none is stated, said where another is. */
function Registry({ site }: { site: Site }) {
  const due = registryDue(site);
  if (!due || (site.registry !== null && !registryDiffers(site))) return null;
  const squareMetres = String(Math.round(due.squareMetres));
  return (
    <p className={site.registry === null ? "field-note" : "field-note is-bad"}>
      {site.registry === null
        ? words.registryProposed(due.name, squareMetres)
        : words.registryDiffers(site.registry, due.name, squareMetres)}
    </p>
  );
}

/** A scheme's shape has no size worth telling. */
function Size({ site: { geometry, location } }: { site: Site }) {
  if (!geometry || geometry.type.endsWith("Point") || location.precision === "schematic")
    return null;
  const isLine = geometry.type.endsWith("LineString");
  const square = areaSquareMetres(geometry);
  const text = isLine
    ? all.map.kilometres(Math.round(lengthMetres(geometry) / 10) / 100)
    : all.panels.card.areaOf(Math.round(square), toMu(square).toFixed(1));
  return (
    <Fact name={isLine ? all.panels.card.length : all.panels.card.area}>
      {text} <span className="quiet">（{edit.card.measured}）</span>
    </Fact>
  );
}

function Origin({ site }: { site: Site }) {
  return (
    <dl className="facts">
      <Fact name={all.panels.card.file}>
        {site.file === "" ? edit.card.created : all.panels.card.row(site.file, site.row)}
      </Fact>
      <FurtherFacts extra={site.extra} />
    </dl>
  );
}

function SiteRemoval({ project, site }: SiteProps) {
  const change = useEdit();
  return (
    <div className="card-removal">
      <Sure
        label={say.remove}
        question={say.removeSure(site.name)}
        yes={edit.sure.remove}
        quiet
        onYes={() =>
          change(words.labels.remove(project.name, site.name), (projects) =>
            removeSite(projects, project.id, site.id),
          )
        }
      />
    </div>
  );
}
