// The left column: every filter, with the number of projects behind each choice.
import { ROLES, SITE_FACETS, type Facet, type Matches, type Role } from "#ledger/filter.ts";
import { setRole, setVerifiedOnly } from "#state/actions/filter.ts";
import { selectMatches } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { SheetHead } from "../layout/SheetHead.tsx";
import { FacetGroup } from "./FacetGroup.tsx";

const say = words.desk;

/** In this order; the first ones stand open. */
export const FILTERS: readonly { facet: Facet; open: boolean }[] = [
  { facet: "offices", open: true },
  { facet: "sections", open: true },
  { facet: "kinds", open: true },
  { facet: "tasks", open: false },
  { facet: "statuses", open: false },
  { facet: "villages", open: false },
  { facet: "precision", open: false },
  { facet: "siteTypes", open: false },
  { facet: "siteStatuses", open: false },
];
const OF_SITES: ReadonlySet<Facet> = new Set<Facet>(SITE_FACETS);

/** Nothing is offered of sites where no project has any. */
export const isOffered = (facet: Facet, { facets }: Matches): boolean =>
  !OF_SITES.has(facet) || facets[facet].size > 0;

export function FilterPanel() {
  const hasSites = useDesk((state) => isOffered("siteTypes", selectMatches(state)));
  return (
    <aside className="filters" aria-label={say.filtersLabel} tabIndex={-1} data-sheet-of="filters">
      <SheetHead name="filters" title={say.filtersLabel} />
      <VerifiedSwitch />
      {FILTERS.filter(({ facet }) => hasSites || !OF_SITES.has(facet)).map(({ facet, open }) => (
        <FacetGroup key={facet} facet={facet} open={open}>
          {facet === "offices" && <RoleSwitch />}
        </FacetGroup>
      ))}
    </aside>
  );
}

function RoleSwitch() {
  const role = useDesk(({ view }) => view.filter.role);
  const dispatch = useDispatch();
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{say.roles.label}</legend>
      {ROLES.map((choice: Role) => (
        <label key={choice} className={choice === role ? "segment is-on" : "segment"}>
          <input
            type="radio"
            name="role"
            className="visually-hidden"
            checked={choice === role}
            onChange={() => dispatch(setRole(choice))}
          />
          {say.roles[choice]}
        </label>
      ))}
    </fieldset>
  );
}

function VerifiedSwitch() {
  const on = useDesk(({ view }) => view.filter.verifiedOnly);
  const verified = useDesk((state) => selectMatches(state).verified);
  const dispatch = useDispatch();
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => dispatch(setVerifiedOnly(event.target.checked))}
      />
      <span>{say.facets.verifiedOnly}</span>
      <span className="facet-count">{verified}</span>
    </label>
  );
}
