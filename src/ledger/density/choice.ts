// How the density of projects is to be shown, and how that is written in an address. Knows no projects.
import type { HexCell } from "#geo/hexGrid.ts";

/** A surface that fades around each project, or hexagons of equal size. */
export const DENSITY_FORMS = ["heat", "hexagon"] as const;
export type DensityForm = (typeof DENSITY_FORMS)[number];

/** How many projects, their 总投资, or how many sites. */
export const DENSITY_MEASURES = ["count", "money", "sites"] as const;
export type DensityMeasure = (typeof DENSITY_MEASURES)[number];

/** What tells a cell's value: its colour alone, or a column's height as well. */
export const DENSITY_SHOWS = ["colour", "height"] as const;
export type DensityShow = (typeof DENSITY_SHOWS)[number];

/** `metres`: the width of a cell from side to side, and the reach of a project in the surface. */
export type Density = {
  form: DensityForm;
  by: DensityMeasure;
  metres: number;
  show: DensityShow;
};

/** Offered to choose from; an address may ask for any whole number between the first and the last. */
export const DENSITY_METRES = [200, 500, 1000, 2000, 5000] as const;
const LEAST = DENSITY_METRES[0];
const MOST = DENSITY_METRES.at(-1)!;

export const FIRST_DENSITY: Density = {
  form: "hexagon",
  by: "count",
  metres: 1000,
  show: "colour",
};

/** "hexagon.money.500", and ".height" behind it for columns. */
export const densityText = ({ form, by, metres, show }: Density): string =>
  [form, by, metres, ...(show === "height" ? [show] : [])].join(".");

/** Null where the form is unknown; what else cannot be read is as it is at first. */
export function readDensity(text: string | null): Density | null {
  const [form, by, metres, show] = (text ?? "").split(".");
  const known = DENSITY_FORMS.find((name) => name === form);
  if (!known) return null;
  return {
    form: known,
    by: DENSITY_MEASURES.find((name) => name === by) ?? FIRST_DENSITY.by,
    metres: readMetres(metres) ?? FIRST_DENSITY.metres,
    show:
      known === "hexagon"
        ? (DENSITY_SHOWS.find((name) => name === show) ?? FIRST_DENSITY.show)
        : "colour",
  };
}

function readMetres(text: string | undefined): number | null {
  const metres = /^\d{1,5}$/.test(text ?? "") ? Number(text) : 0;
  return metres >= LEAST && metres <= MOST ? metres : null;
}

/** One cell of a grid: the projects in it can be all that is shown. */
export type CellRef = HexCell & { metres: number };

/** "500.12.-7": the width of the cells, the column and the row. */
export const cellText = ({ metres, q, r }: CellRef): string => [metres, q, r].join(".");

export function readCell(text: string | null): CellRef | null {
  const found = /^(\d{1,5})\.(-?\d{1,6})\.(-?\d{1,6})$/.exec(text ?? "");
  const metres = readMetres(found?.[1]);
  return found && metres !== null
    ? { metres, q: Number(found[2]) + 0, r: Number(found[3]) + 0 }
    : null;
}
