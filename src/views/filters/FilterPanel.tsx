// The left column: every filter, with the number of projects behind each choice.
import { ROLES, type Role } from "#ledger/filter.ts";
import { setRole, setVerifiedOnly } from "#state/actions/filter.ts";
import { selectMatches } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { FacetGroup } from "./FacetGroup.tsx";

const say = words.desk;

export function FilterPanel() {
  return (
    <aside className="filters" aria-label={say.filtersLabel} tabIndex={-1}>
      <VerifiedSwitch />
      <FacetGroup facet="offices" open>
        <RoleSwitch />
      </FacetGroup>
      <FacetGroup facet="sections" open />
      <FacetGroup facet="kinds" open />
      <FacetGroup facet="tasks" />
      <FacetGroup facet="statuses" />
      <FacetGroup facet="villages" />
      <FacetGroup facet="precision" />
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
