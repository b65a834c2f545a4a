// Explains every sign on the map; a click on a class or a precision filters by it.
import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { linesOf } from "#ledger/baseMap.ts";
import { KINDS } from "#ledger/kinds.ts";
import { isForWholeTown, PRECISIONS } from "#ledger/project.ts";
import { suggestedKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { toggleValue } from "#state/actions/filter.ts";
import { selectMatches, selectMatching } from "#state/selectors.ts";
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "../ui/Mark.tsx";
import { useRootClass } from "../ui/useRootClass.ts";

const say = words.map;

/** Width of the map from which an open legend hides nothing of the town. */
const WIDE_REM = 60;

/** Open where there is room, folded where it would hide what it explains, until the user decides otherwise for maps of that width. */
function useFold(): [open: boolean, setOpen: (open: boolean) => void] {
  const isWide = useIsWide();
  const kept = isWide ? "legend-wide" : "legend-narrow";
  const [chosen, setChosen] = useState<Partial<Record<typeof kept, boolean>>>({});
  const before = readPreference(kept);
  const open = chosen[kept] ?? (before === "" ? isWide : before === "open");
  const setOpen = (next: boolean) => {
    if (next === open) return;
    keepPreference(kept, next ? "open" : "folded");
    setChosen({ ...chosen, [kept]: next });
  };
  return [open, setOpen];
}

function useIsWide(): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const observer = new ResizeObserver(listener);
    observer.observe(document.getElementById("map")!);
    return () => observer.disconnect();
  }, []);
  return useSyncExternalStore(subscribe, isMapWide);
}

const isMapWide = (): boolean =>
  (document.getElementById("map")?.clientWidth ?? 0) >=
  WIDE_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);

export function Legend() {
  const [open, setOpen] = useFold();
  useRootClass("has-narrow-map", !useIsWide());
  return (
    <details className="legend" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.legend}</summary>
      {open && (
        <div className="legend-body">
          <KindRows />
          <SuggestedNote />
          <PrecisionRows />
          <WholeTownNote />
          <LineRows />
        </div>
      )}
    </details>
  );
}

/** Lines that the town's base map has. */
function LineRows() {
  const base = useDesk((state) => state.base);
  const lines = useMemo(() => linesOf(base), [base]);
  if (lines.length === 0) return null;
  return (
    <>
      <p className="legend-title">{say.lines}</p>
      <ul className="legend-lines">
        {lines.map((name) => (
          <li key={name}>
            <span className={`line-sample is-${name}`} aria-hidden="true" />
            {say.legendRows[name]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Said only while a mark on the map wears the class that its task suggests. */
function SuggestedNote() {
  const matching = useDesk(selectMatching);
  const projects = useDesk(({ ledger }) => ledger.projects);
  const shown = useMemo(
    () =>
      matching.some(
        (project) => project.geometry !== null && suggestedKind(project, projects) !== null,
      ),
    [matching, projects],
  );
  return shown ? <p className="legend-note">{say.suggestedHelp}</p> : null;
}

/** Said only while such a mark is on the map. */
function WholeTownNote() {
  const shown = useDesk((state) => selectMatching(state).some(isForWholeTown));
  return shown ? <p className="legend-note">{say.wholeTownHelp}</p> : null;
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
