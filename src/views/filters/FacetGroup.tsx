// One facet: its values with counts under all other filters. Long lists fold after ten.
import { memo, useState, type ReactNode } from "react";
import type { Facet } from "#ledger/filter.ts";
import { clearFacet, toggleValue } from "#state/actions/filter.ts";
import { selectMatches } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "../ui/Mark.tsx";
import { nameOfValue } from "./facetNames.ts";

const say = words.desk.facets;
const FOLDED = 10;
/** More values than this are a column of free text, better searched than ticked. */
const MOST = 200;

type FacetGroupProps = { facet: Facet; open?: boolean; children?: ReactNode };

export function FacetGroup({ facet, open = false, children }: FacetGroupProps) {
  const [expanded, setExpanded] = useState(open);
  const chosen = useDesk(({ view }) => view.filter[facet]);
  return (
    <details
      className="facet"
      open={expanded}
      onToggle={(event) => setExpanded(event.currentTarget.open)}
    >
      <summary>
        <span className="facet-title">{say[facet]}</span>
        {chosen.length > 0 && <span className="facet-chosen">{say.selected(chosen.length)}</span>}
      </summary>
      {expanded && (
        <div className="facet-body">
          {children}
          <FacetValues facet={facet} />
        </div>
      )}
    </details>
  );
}

function FacetValues({ facet }: { facet: Facet }) {
  const counts = useDesk((state) => selectMatches(state).facets[facet]);
  const chosen = useDesk(({ view }) => view.filter[facet]);
  const ledger = useDesk((state) => state.ledger);
  const dispatch = useDispatch();
  const [all, setAll] = useState(false);
  const values = [...counts.keys()].slice(0, MOST);
  const shown =
    all || values.length <= FOLDED + 3
      ? values
      : values.filter((value, index) => index < FOLDED || chosen.includes(value));
  return (
    <>
      <ul className="facet-values">
        {shown.map((value) => {
          const { number, name } = nameOfValue(facet, value, ledger);
          return (
            <FacetValue
              key={value}
              facet={facet}
              value={value}
              number={number}
              name={name}
              count={counts.get(value) ?? 0}
              checked={chosen.includes(value)}
            />
          );
        })}
      </ul>
      {shown.length < values.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {say.more(values.length - shown.length)}
        </button>
      )}
      {all && values.length > FOLDED + 3 && (
        <button type="button" className="link-button" onClick={() => setAll(false)}>
          {say.less}
        </button>
      )}
      {chosen.length > 0 && (
        <button type="button" className="link-button" onClick={() => dispatch(clearFacet(facet))}>
          {say.clear}
        </button>
      )}
    </>
  );
}

type FacetValueProps = {
  facet: Facet;
  value: string;
  number: string;
  name: string;
  count: number;
  checked: boolean;
};

/** Takes plain values only, so that a filter change renders just the rows whose number changed. */
const FacetValue = memo(function FacetValue({
  facet,
  value,
  number,
  name,
  count,
  checked,
}: FacetValueProps) {
  const dispatch = useDispatch();
  return (
    <li>
      <label
        className={count === 0 && !checked ? "facet-value is-zero" : "facet-value"}
        title={name}
      >
        <input
          type="checkbox"
          checked={checked}
          onChange={() => dispatch(toggleValue(facet, value))}
        />
        {facet === "kinds" && <Mark kind={value} look="solid" size={15} />}
        {number !== "" && <span className="facet-number">{number}</span>}
        <span className="facet-name">{name}</span>
        <span className="facet-count">{count}</span>
      </label>
    </li>
  );
});
