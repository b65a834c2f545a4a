// The sites of a project in its card: how many of each status, one line each, a new one.
import { useState } from "react";
import { newId, siteId } from "#base/ids.ts";
import { addSite } from "#ledger/editSites.ts";
import { sitesMatching } from "#ledger/filter.ts";
import type { Project } from "#ledger/project.ts";
import { nameFault } from "#ledger/projectName.ts";
import { siteTypeLabel, SITE_TYPES, type Site, type SiteType } from "#ledger/site.ts";
import { proposeSiteType, sitesText } from "#ledger/sites.ts";
import { lookOf } from "#map/marks.ts";
import { selectSite } from "#state/actions/look.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { startDrawingSite } from "../edit/drawing.ts";
import { FieldInput } from "../edit/FieldInput.tsx";
import { useEdit } from "../edit/useEdit.ts";
import { Mark } from "../ui/Mark.tsx";
import { useUnfinishedText } from "../ui/useUnfinished.ts";
import "../styles/sites.css";

const say = words.card;
/** Longer lists unfold piece by piece. */
const AT_ONCE = 30;

export function SitesSection({ project }: { project: Project }) {
  const place = `new site ${project.id}`;
  const [adding, setAdding] = useState(() => hasUnfinished(`${place} name`));
  return (
    <section className="card-group" aria-label={words.title}>
      <h3>{words.title}</h3>
      {project.sites.length === 0 ? (
        !adding && <p className="quiet">{say.none}</p>
      ) : (
        <SiteLines project={project} />
      )}
      {adding ? (
        <AddSite project={project} place={place} onClose={() => setAdding(false)} />
      ) : (
        <p>
          <button type="button" className="link-button" onClick={() => setAdding(true)}>
            {say.add}
          </button>
        </p>
      )}
    </section>
  );
}

function SiteLines({ project }: { project: Project }) {
  const filter = useDesk(({ view }) => view.filter);
  const statuses = useDesk(({ ledger }) => ledger.town.sites.statuses);
  const [most, setMost] = useState(AT_ONCE);
  const shown = sitesMatching(project.sites, filter);
  const hidden = project.sites.length - shown.length;
  return (
    <>
      <p className="site-summary">{sitesText(project.sites, statuses)}</p>
      <ul className="plain-list site-lines">
        {shown.slice(0, most).map((site) => (
          <li key={site.id}>
            <SiteLine project={project} site={site} />
          </li>
        ))}
      </ul>
      {shown.length > most && (
        <button type="button" className="link-button" onClick={() => setMost(most + AT_ONCE)}>
          {say.more(Math.min(AT_ONCE, shown.length - most))}
        </button>
      )}
      {hidden > 0 && <p className="quiet">{say.hidden(hidden)}</p>}
    </>
  );
}

function SiteLine({ project, site }: { project: Project; site: Site }) {
  const dispatch = useDispatch();
  return (
    <button
      type="button"
      className="site-line"
      aria-label={say.open(site.name)}
      onClick={() => dispatch(selectSite(project.id, site.id))}
    >
      <Mark kind={project.kind} look={lookOf(site.location.precision)} size={14} />
      <span className="site-name" title={site.name}>
        {site.name}
      </span>
      <span className={site.status === null ? "unstated" : "quiet"}>
        {site.status ?? edit.unstated}
      </span>
    </button>
  );
}

type AddSiteProps = { project: Project; place: string; onClose: () => void };

function AddSite({ project, place, onClose }: AddSiteProps) {
  const plan = useDesk(({ ledger }) => ledger.plan);
  const change = useEdit();
  const dispatch = useDispatch();
  const [name, setName] = useUnfinishedText(`${place} name`, "");
  const proposed = proposeSiteType(project, plan);
  const [type, setType] = useState<SiteType | null>(null);
  const [tried, setTried] = useState(false);
  const fault = nameFault(name.trim());
  const save = (draw: boolean): void => {
    setTried(true);
    if (fault !== null) return;
    const id = siteId(newId());
    const added = { id, name: name.trim(), type: type ?? proposed ?? ("other" as const) };
    change(words.labels.add(project.name, added.name), (projects) =>
      addSite(projects, project.id, { ...added, isTypeProposed: type === null }),
    );
    dispatch(selectSite(project.id, id));
    if (draw) startDrawingSite(project.id, { ...added, geometry: null });
    onClose();
  };
  return (
    <div className="place-form">
      <div className="form-field">
        <span aria-hidden="true">{say.addName}</span>
        <FieldInput
          label={say.addName}
          text={name}
          fault={tried && fault !== null ? edit.misfit.name[fault]() : null}
          options={[]}
          many={false}
          long={false}
          hint=""
          inPlace={false}
          focus
          onText={setName}
          onFinish={() => save(false)}
          onCancel={onClose}
        />
      </div>
      <label className="form-field">
        <span>{words.fields.type}</span>
        <TypeSelect value={type} proposed={proposed} onChange={setType} />
      </label>
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {say.cancel}
        </button>
        <button type="button" className="button" onClick={() => save(true)}>
          {say.addDraw}
        </button>
        <button type="button" className="button is-primary" onClick={() => save(false)}>
          {say.addSave}
        </button>
      </div>
    </div>
  );
}

type TypeSelectProps = {
  value: SiteType | null;
  /** What is offered as a proposal beside the stated types; null offers none. */
  proposed: SiteType | null;
  onChange: (type: SiteType | null) => void;
};

/** The type of a site; as long as nobody states it, it stays what the tasks propose. */
export const TypeSelect = ({ value, proposed, onChange }: TypeSelectProps) => (
  <select
    value={value ?? ""}
    onChange={({ target }) => onChange(SITE_TYPES.find((one) => one === target.value) ?? null)}
  >
    <option value="">{words.typeProposed(siteTypeLabel(proposed ?? "other"))}</option>
    {SITE_TYPES.map((one) => (
      <option key={one} value={one}>
        {siteTypeLabel(one)}
      </option>
    ))}
  </select>
);
