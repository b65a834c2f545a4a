// All sites that match, one row each; the status is set where it stands, a click leads to the site.
import { useSiteStatus } from "./useSiteStatus.ts";
import { memo, useDeferredValue, useMemo, type ReactNode } from "react";
import { precisionLabel } from "#ledger/fields.ts";
import { allSites, type Owned } from "#ledger/sites.ts";
import { siteTypeLabel } from "#ledger/site.ts";
import { selectSite } from "#state/actions/look.ts";
import { selectMatching } from "#state/selectors.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { WindowedList } from "../ui/WindowedList.tsx";
import { shownSiteText } from "./SiteField.tsx";
import "../styles/sites.css";

const say = words.table;
const ROW_REM = 2.25;

export function SiteTable() {
  const matching = useDeferredValue(useDesk(selectMatching));
  const rows = useMemo(() => allSites(matching), [matching]);
  const selected = useDesk(({ view }) => view.site);
  return (
    <div className="site-table" data-scroll role="table" aria-label={say.label} tabIndex={0}>
      <div className="site-row site-heads" role="row">
        {say.heads.map((head) => (
          <span key={head} role="columnheader">
            {head}
          </span>
        ))}
      </div>
      <WindowedList
        items={rows}
        rowHeight={ROW_REM}
        render={({ project, site }) => (
          <SiteRow project={project} site={site} isSelected={selected === site.id} />
        )}
      />
    </div>
  );
}

type SiteRowProps = Owned & { isSelected: boolean };

const SiteRow = memo(function SiteRow({ project, site, isSelected }: SiteRowProps) {
  const dispatch = useDispatch();
  const type = siteTypeLabel(site.type);
  return (
    <div className={isSelected ? "site-row is-selected" : "site-row"} role="row">
      <Cell>
        <button
          type="button"
          className="link-button site-name"
          onClick={() => dispatch(selectSite(project.id, site.id))}
        >
          {site.name}
        </button>
      </Cell>
      <Cell title={project.name}>{project.name}</Cell>
      <Cell>{site.isTypeProposed ? words.typeProposed(type) : type}</Cell>
      <Cell>
        <StatusSelect project={project} site={site} />
      </Cell>
      <Cell>{site.village ?? <Unstated />}</Cell>
      <Cell isNumber>{shownSiteText(site, "statedSquareMetres") || <Unstated />}</Cell>
      <Cell isNumber>{shownSiteText(site, "statedMetres") || <Unstated />}</Cell>
      <Cell>{precisionLabel(site.location.precision)}</Cell>
    </div>
  );
});

const Unstated = () => <span className="unstated">{edit.unstated}</span>;

const Cell = ({
  title,
  isNumber = false,
  children,
}: {
  title?: string;
  isNumber?: boolean;
  children: ReactNode;
}) => (
  <span role="cell" className={isNumber ? "site-cell is-number" : "site-cell"} title={title}>
    {children}
  </span>
);

function StatusSelect({ project, site }: Owned) {
  const { offered, set } = useSiteStatus(project, site);
  return (
    <select
      aria-label={words.card.status(site.name)}
      value={site.status ?? ""}
      onChange={({ target }) => set(target.value === "" ? null : target.value)}
    >
      <option value="">{edit.unstated}</option>
      {offered.map((status) => (
        <option key={status} value={status}>
          {status}
        </option>
      ))}
    </select>
  );
}
