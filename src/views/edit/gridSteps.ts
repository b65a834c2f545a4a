// Moving about in a grid of cells by keyboard. Pure: where a key leads from a cell. Row −1 is the head, column 0 holds the check boxes.

export type Cell = { row: number; column: number };
export type Extent = { rows: number; columns: number; /** Rows in sight. */ page: number };

type Step = (cell: Cell, extent: Extent, control: boolean) => Cell;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: ({ row, column }, { rows }, control) => ({
    row: control ? rows - 1 : row + 1,
    column,
  }),
  ArrowUp: ({ row, column }, _, control) => ({ row: control ? 0 : row - 1, column }),
  ArrowRight: ({ row, column }, { columns }, control) => ({
    row,
    column: control ? columns - 1 : column + 1,
  }),
  ArrowLeft: ({ row, column }, _, control) => ({ row, column: control ? 0 : column - 1 }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  PageUp: ({ row, column }, { page }) => ({ row: Math.max(0, row - page), column }),
  Home: ({ row }, _, control) => ({ row: control ? 0 : row, column: 0 }),
  End: ({ row }, { rows, columns }, control) => ({
    row: control ? rows - 1 : row,
    column: columns - 1,
  }),
};

const within = ({ row, column }: Cell, { rows, columns }: Extent): Cell => ({
  row: Math.max(-1, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});

/** The cell a key leads to, or null for any other key. */
export function stepFrom(cell: Cell, key: string, control: boolean, extent: Extent): Cell | null {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  return step ? within(step(cell, extent, control), extent) : null;
}

/** Where saving a cell leads. */
export const AFTER = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1] } as const;

export const moved = ({ row, column }: Cell, way: keyof typeof AFTER, extent: Extent): Cell =>
  within({ row: Math.max(0, row + AFTER[way][0]), column: column + AFTER[way][1] }, extent);
