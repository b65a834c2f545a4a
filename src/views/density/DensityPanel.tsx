// The density beside the map: how it is shown, its legend, the projects of one cell, and all cells as a table. It can
// stand in any panel; what it changes is the view alone.
import { useEffect, type ReactNode } from "react";
import type { DensityCell } from "#ledger/density/cells.ts";
import {
  DENSITY_FORMS,
  DENSITY_MEASURES,
  DENSITY_METRES,
  DENSITY_SHOWS,
  FIRST_DENSITY,
  type Density,
} from "#ledger/density/choice.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { setDensity } from "#state/actions/density.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { useDesk, useDeskStore, useDispatch, usePort } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { CellProjects } from "./CellProjects.tsx";
import { densityState, pickedCell, tryAgain } from "./densityOnMap.ts";
import { DensityTable } from "./DensityTable.tsx";
import { LegendRows } from "./LegendRows.tsx";
import { useDensity, usePlaceOf } from "./useDensity.ts";
import "../styles/density.css";

export function DensityPanel({ onClose }: { onClose: () => void }) {
  useFirstDensity();
  useRootClass("has-room-panel");
  return (
    <section className="room-panel density-panel" aria-label={say.label}>
      <header className="room-head">
        <h2>{say.label}</h2>
        <button type="button" className="link-button" onClick={onClose}>
          {say.close}
        </button>
      </header>
      <DensityControls />
      <DensityNumbers />
    </section>
  );
}

/** Hexagons lie on the map as soon as somebody asks for a density: it is seen first and chosen then. */
function useFirstDensity(): void {
  const store = useDeskStore();
  useEffect(() => {
    if (store.get().view.density === null) store.dispatch(setDensity(FIRST_DENSITY));
  }, [store]);
}

const FORMS = ["none", ...DENSITY_FORMS] as const;

/** The choices. */
export function DensityControls() {
  const choice = useDesk(({ view }) => view.density);
  const dispatch = useDispatch();
  const set = (change: Partial<Density>): void => {
    const next = { ...(choice ?? FIRST_DENSITY), ...change };
    dispatch(setDensity(next.form === "heat" ? { ...next, show: "colour" } : next));
  };
  return (
    <div className="density-controls">
      <Row label={say.form.label}>
        {FORMS.map((form) => (
          <Press
            key={form}
            on={(choice?.form ?? "none") === form}
            label={say.form[form]}
            onPress={() => (form === "none" ? dispatch(setDensity(null)) : set({ form }))}
          />
        ))}
      </Row>
      {choice && <Measures choice={choice} set={set} />}
    </div>
  );
}

type MeasuresProps = { choice: Density; set: (change: Partial<Density>) => void };

function Measures({ choice, set }: MeasuresProps) {
  const { metres } = choice;
  const offered: readonly number[] = DENSITY_METRES;
  const sizes = offered.includes(metres) ? offered : [...offered, metres].sort((a, b) => a - b);
  return (
    <>
      <Row label={say.by.label}>
        {DENSITY_MEASURES.map((by) => (
          <Press key={by} on={choice.by === by} label={say.by[by]} onPress={() => set({ by })} />
        ))}
      </Row>
      <label className="density-row">
        <span>{say.metres[choice.form]}</span>
        <select
          value={metres}
          onChange={({ target }) => {
            pickedCell.set(null);
            set({ metres: Number(target.value) });
          }}
        >
          {sizes.map((size) => (
            <option key={size} value={size}>
              {say.metres.of(size)}
            </option>
          ))}
        </select>
      </label>
      {choice.form === "hexagon" && (
        <Row label={say.show.label}>
          {DENSITY_SHOWS.map((show) => (
            <Press
              key={show}
              on={choice.show === show}
              label={say.show[show]}
              onPress={() => set({ show })}
            />
          ))}
        </Row>
      )}
    </>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="density-row" role="group" aria-label={label}>
    <span aria-hidden="true">{label}</span>
    <div className="density-presses">{children}</div>
  </div>
);

type PressProps = { on: boolean; label: string; onPress: () => void };

const Press = ({ on, label, onPress }: PressProps) => (
  <button type="button" className="button" aria-pressed={on} onClick={onPress}>
    {label}
  </button>
);

/** Legend, cell and table; nothing while no density is shown. */
export function DensityNumbers() {
  const choice = useDesk(({ view }) => view.density);
  return choice && <Numbers choice={choice} />;
}

function Numbers({ choice }: { choice: Density }) {
  const picture = useDensity(choice);
  const placeOf = usePlaceOf(picture);
  return (
    <>
      <Drawing />
      <div className="density-legend" role="group" aria-label={say.label}>
        <LegendRows picture={picture} choice={choice} />
      </div>
      <Picked picture={picture} placeOf={placeOf} />
      <DensityTable picture={picture} placeOf={placeOf} />
      {picture.cells.length > 0 && <p className="legend-note">{say.sums.anchor}</p>}
    </>
  );
}

/** How far the picture on the map has come. */
function Drawing() {
  const state = useSlot(densityState);
  const { handle } = usePort();
  if (!handle) return <p className="quiet">{say.noWebGl}</p>;
  if (state === "coming")
    return (
      <p className="quiet" role="status">
        {say.coming}
      </p>
    );
  return state === "failed" ? (
    <p className="outcome is-bad" role="alert">
      {say.failed}{" "}
      <button type="button" className="link-button" onClick={tryAgain}>
        {say.retry}
      </button>
    </p>
  ) : null;
}

type PickedProps = { picture: DensityPicture; placeOf: (cell: DensityCell) => string };

function Picked({ picture, placeOf }: PickedProps) {
  const picked = useSlot(pickedCell);
  const { cells, grid } = picture;
  const index =
    picked?.metres === grid.metres
      ? cells.findIndex(({ q, r }) => q === picked.q && r === picked.r)
      : -1;
  const cell = cells[index];
  if (!cell) return cells.length > 0 ? <p className="quiet">{say.cell.hint}</p> : null;
  return <CellProjects cell={cell} title={say.cell.title(index + 1, placeOf(cell))} grid={grid} />;
}
