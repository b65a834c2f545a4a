// Explains every sign on the map; a click on a class or a precision filters by it.
import { useState } from "react";
import { KINDS } from "#ledger/kinds.ts";
import { PRECISIONS } from "#ledger/project.ts";
import { lookOf } from "#map/marks.ts";
import { toggleValue } from "#state/actions/filter.ts";
import { selectMatches } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "../ui/Mark.tsx";

const say = words.map;

/** On a narrow map the legend begins folded: it must not hide what it explains. */
const hasRoom = (): boolean =>
  (document.getElementById("map")?.clientWidth ?? 0) >
  36 * parseFloat(getComputedStyle(document.documentElement).fontSize);

export function Legend() {
  const [open, setOpen] = useState(hasRoom);
  return (
    <details className="legend" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.legend}</summary>
      {open && (
        <div className="legend-body">
          <KindRows />
          <PrecisionRows />
          <p className="legend-title">{say.lines}</p>
          <ul className="legend-lines">
            {(["extent", "border", "river", "railway"] as const).map((name) => (
              <li key={name}>
                <span className={`line-sample is-${name}`} aria-hidden="true" />
                {say.legendRows[name]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}

function KindRows() {
  const facet = useDesk((state) => selectMatches(state).facets.kinds);
  const chosen = useDesk(({ view }) => view.filter.kinds);
  const dispatch = useDispatch();
  const names = [
    ...KINDS.map(({ name }) => name).filter((name) => facet.has(name)),
    ...[...facet.keys()].filter((name) => !KINDS.some((kind) => kind.name === name)).slice(0, 6),
  ];
  return (
    <>
      <p className="legend-title">{say.kinds}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={chosen.includes(name)}
              onClick={() => dispatch(toggleValue("kinds", name))}
            >
              <Mark kind={name} look="solid" size={16} />
              <span>{name === "" ? words.desk.unstated : name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function PrecisionRows() {
  const chosen = useDesk(({ view }) => view.filter.precision);
  const dispatch = useDispatch();
  return (
    <>
      <p className="legend-title">{say.marks}</p>
      <ul>
        {PRECISIONS.filter((precision) => precision !== "none").map((precision) => (
          <li key={precision}>
            <button
              type="button"
              aria-pressed={chosen.includes(precision)}
              title={words.desk.precisionHelp[precision]}
              onClick={() => dispatch(toggleValue("precision", precision))}
            >
              <Mark kind="治理阵地" look={lookOf(precision)} size={16} />
              <span>{words.desk.precision[precision]}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
