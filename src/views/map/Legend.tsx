// Explains every sign on the map; a click on a class or a precision filters by it.
import { baseLayer, isOn } from "#ledger/layers.ts";
import { Suspense, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import { linesOf } from "#ledger/baseMap.ts";
import type { ColourEntry, Colouring } from "#ledger/colouring.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { isForWholeTown, PRECISIONS } from "#ledger/project.ts";
import { isOnMap } from "#ledger/sites.ts";
import { suggestedKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { toggleValue } from "#state/actions/filter.ts";
import { selectColouring, selectMatches, selectMatching } from "#state/selectors.ts";
import { keepPreference, readPreference } from "#storage/preferences.ts";
import { words } from "#words/words.ts";
import { layout } from "#words/zh-CN/layout.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { facetsOf, nameOfEntry, signsOf } from "../layers/layerNames.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";
import { openPanel } from "#state/actions/look.ts";
import { layers as layerWords } from "#words/zh-CN/layers.ts";
import { openSheet } from "../layout/sheet.ts";
import { SheetHead } from "../layout/SheetHead.tsx";
import { usePhone } from "../layout/useMedia.ts";
import { Mark } from "../ui/Mark.tsx";
import { useRootClass } from "../ui/useRootClass.ts";

const DensityLegend = lazyPart(() =>
  import("../density/DensityLegend.tsx").then(({ DensityLegend }) => DensityLegend),
);
const say = words.map;

/** Size of the map from which an open legend hides nothing of the town. */
const ROOMY_REM = { width: 60, height: 36 };
/** Height in which the tools stand in one column above the folded legend. */
const TOOLS_REM = 24;

/** Open where there is room, folded where it would hide what it explains, until the user decides otherwise for maps of that width. */
function useFold(): [open: boolean, setOpen: (open: boolean) => void] {
  const isWide = useIsRoomy(isMapRoomy);
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

function useIsRoomy(test: () => boolean): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const observer = new ResizeObserver(listener);
    observer.observe(document.getElementById("map")!);
    return () => observer.disconnect();
  }, []);
  return useSyncExternalStore(subscribe, test);
}

/** Of the map in rem, once it is there. */
function sizeInRem(): { width: number; height: number } | null {
  const map = document.getElementById("map");
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return map && { width: map.clientWidth / rem, height: map.clientHeight / rem };
}

function isMapRoomy(): boolean {
  const size = sizeInRem();
  return size !== null && size.width >= ROOMY_REM.width && size.height >= ROOMY_REM.height;
}

/** Null is a map that is still to come. */
const isMapHigh = (): boolean => (sizeInRem()?.height ?? TOOLS_REM) >= TOOLS_REM;

/** On a phone it is a sheet, with the way to the backgrounds. */
export function Legend({ onBackground }: { onBackground: () => void }) {
  const isPhone = usePhone();
  const dispatch = useDispatch();
  useRootClass("has-narrow-map", !useIsRoomy(isMapRoomy));
  useRootClass("has-low-map", !useIsRoomy(isMapHigh) && !isPhone);
  if (!isPhone) return <FoldedLegend />;
  return (
    <section className="legend is-sheet" aria-label={say.legend} data-sheet-of="layers">
      <SheetHead name="layers" title={layout.sheets.layers} />
      <div className="card-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            dispatch(openPanel("layers"));
            openSheet("panel");
          }}
        >
          {layerWords.open}…
        </button>
        <button type="button" className="button" onClick={onBackground}>
          {say.background}…
        </button>
      </div>
      <LegendBody />
    </section>
  );
}

function FoldedLegend() {
  const [open, setOpen] = useFold();
  return (
    <details className="legend" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.legend}</summary>
      {open && <LegendBody />}
    </details>
  );
}

function LegendBody() {
  const density = useDesk(({ view }) => view.density);
  return (
    <div className="legend-body">
      {density && (
        <ErrorBoundary>
          <Suspense>
            <DensityLegend choice={density} />
          </Suspense>
        </ErrorBoundary>
      )}
      <ColourRows />
      <SuggestedNote />
      <PrecisionRows />
      <WholeTownNote />
      <LineRows />
    </div>
  );
}

/** Lines that the town's base map has, as far as their layers are on. */
function LineRows() {
  const base = useDesk((state) => state.base);
  const layers = useDesk(({ view }) => view.layers);
  const lines = useMemo(
    () => linesOf(base).filter((name) => isOn(layers, baseLayer(name))),
    [base, layers],
  );
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
  const byKind = useDesk(({ view }) => view.layers.colour === "kinds");
  const shown = useMemo(
    () =>
      byKind &&
      matching.some((project) => isOnMap(project) && suggestedKind(project, projects) !== null),
    [byKind, matching, projects],
  );
  return shown ? <p className="legend-note">{say.suggestedHelp}</p> : null;
}

/** Said only while such a mark is on the map. */
function WholeTownNote() {
  const shown = useDesk((state) => selectMatching(state).some(isForWholeTown));
  return shown ? <p className="legend-note">{say.wholeTownHelp}</p> : null;
}

/**
 * All classes of the ledger, which are its filter too; of another colouring the marks that something on the map
 * wears.
 */
function entriesInUse(colouring: Colouring, ledger: Ledger): readonly ColourEntry[] {
  if (colouring.by === "kinds") return colouring.entries;
  const worn = new Set(
    signsOf(colouring.by, ledger)
      .among(ledger.projects)
      .map(({ slot }) => slot),
  );
  return colouring.entries.filter(({ slot }) => worn.has(slot));
}

/**
 * Which values are on the map now, with the marks that they wear there. A click filters by the value; one that stands
 * for several is only told.
 */
function ColourRows() {
  const ledger = useDesk((state) => state.ledger);
  const colouring = useDesk(selectColouring);
  const facets = useDesk((state) => selectMatches(state).facets);
  const filter = useDesk(({ view }) => view.filter);
  const dispatch = useDispatch();
  const entries = useMemo(() => entriesInUse(colouring, ledger), [colouring, ledger]);
  return (
    <>
      <p className="legend-title">{say.colouring[colouring.by]}</p>
      <ul>
        {entries.map((entry) => {
          const [value] = entry.values;
          const mark = <Mark kind={null} slot={entry.slot} look="solid" size={16} />;
          const name = <span>{nameOfEntry(colouring.by, entry, ledger)}</span>;
          const facet = facetsOf(colouring.by).find((one) => facets[one].has(value!));
          return (
            <li key={entry.values.join()}>
              {facet && entry.values.length === 1 ? (
                <button
                  type="button"
                  aria-pressed={filter[facet].includes(value!)}
                  onClick={() => dispatch(toggleValue(facet, value!))}
                >
                  {mark}
                  {name}
                </button>
              ) : (
                <span className="legend-row">
                  {mark}
                  {name}
                </span>
              )}
            </li>
          );
        })}
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
