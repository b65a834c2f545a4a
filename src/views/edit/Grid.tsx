// The table as a grid: one cell has the focus, keys move it, Enter or a click edits it. Renders only the rows in sight.
/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern of ARIA: one tab stop, cells by arrow keys */
import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type Dispatch,
  type KeyboardEvent,
  type MouseEvent,
  type SetStateAction,
} from "react";
import type { ProjectId } from "#base/ids.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { selectProject } from "#state/actions/look.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { columnRem, type ColumnId } from "../panels/tableColumns.ts";
import { useWindow } from "../panels/useWindow.ts";
import { isEditable } from "./FieldEditor.tsx";
import type { Way } from "./FieldInput.tsx";
import { GridHead } from "./GridHead.tsx";
import { GridRow } from "./GridRow.tsx";
import { moved, stepFrom, type Cell } from "./gridSteps.ts";
import { useSlot } from "./slot.ts";
import { columnsShown, pick, pickedRows } from "./tableState.ts";

const ROW_REM = 2.25;
const PICK_REM = 2.25;

/** The cell an event came from. Its row is the place among all rows, −1 the head. */
function cellOf(target: EventTarget): Cell | null {
  const element =
    (target as HTMLElement).closest<HTMLElement>("[data-row]") ??
    (target as HTMLElement).closest(".is-pick")?.querySelector<HTMLElement>("[data-row]");
  return element
    ? { row: Number(element.dataset["row"]), column: Number(element.dataset["column"]) }
    : null;
}

const inEditor = (target: EventTarget): boolean =>
  (target as HTMLElement).closest(".field-editor") !== null;

export type Editing = { id: ProjectId; column: ColumnId };
type GridProps = {
  rows: readonly Project[];
  ledger: Ledger;
  editing: Editing | null;
  onEdit: Dispatch<SetStateAction<Editing | null>>;
};

export function Grid({ rows, ledger, editing, onEdit }: GridProps) {
  const columns = useSlot(columnsShown);
  const picked = useSlot(pickedRows);
  const selected = useDesk(({ view }) => view.project);
  const window = useWindow(rows.length, ROW_REM);
  const { host, from, to, row: rowPixels } = window;
  const cells = useCells(rows, columns, window, onEdit);
  const stop = cells.active ?? { row: 0, column: columns.indexOf("name") + 1 };
  const stopInSight = stop.row < 0 || (stop.row >= from && stop.row < to);
  const { scrollTo } = window;
  const editedRow = editing === null ? -1 : rows.findIndex(({ id }) => id === editing.id);
  useLayoutEffect(() => {
    if (editedRow >= 0) scrollTo(editedRow);
  }, [editedRow, editing, scrollTo]);
  const width = columns.reduce((sum, column) => sum + columnRem(column), PICK_REM);
  return (
    <div
      className="grid-scroll"
      ref={host}
      tabIndex={stopInSight ? -1 : 0}
      role="group"
      aria-label={words.panels.table.title}
      style={{ "--row": `${rowPixels}px` } as CSSProperties}
      onKeyDown={cells.onKeyDown}
      onClick={cells.onClick}
    >
      <table
        className="grid"
        role="grid"
        aria-label={words.panels.table.title}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        style={{ width: `${width}rem` }}
      >
        <colgroup>
          <col style={{ width: `${PICK_REM}rem` }} />
          {columns.map((column) => (
            <col key={column} style={{ width: `${columnRem(column)}rem` }} />
          ))}
        </colgroup>
        <GridHead rows={rows} columns={columns} active={stop.row < 0 ? stop.column : -1} />
        <tbody>
          <Spacer height={from * rowPixels} columns={columns.length + 1} />
          {rows.slice(from, to).map((project, offset) => (
            <GridRow
              key={project.id}
              project={project}
              index={from + offset}
              columns={columns}
              ledger={ledger}
              current={project.id === selected}
              picked={picked.has(project.id)}
              active={from + offset === stop.row ? stop.column : -1}
              editing={editing?.id === project.id ? editing.column : null}
              onClose={cells.onClose}
            />
          ))}
          <Spacer height={(rows.length - to) * rowPixels} columns={columns.length + 1} />
        </tbody>
      </table>
      {rows.length === 0 && <p className="quiet padded">{words.desk.empty.title}</p>}
    </div>
  );
}

type Columns = readonly ColumnId[];
type RowWindow = ReturnType<typeof useWindow>;

/** Which cell is active, and what keys and clicks do to cells. */
function useCells(
  rows: readonly Project[],
  columns: Columns,
  window: RowWindow,
  onEdit: GridProps["onEdit"],
) {
  const dispatch = useDispatch();
  const selected = useDesk(({ view }) => view.project);
  const { active, setActive, go } = useActiveCell(rows, window);
  const togglePick = usePicking(rows);
  const onClose = useCellClosing(rows, columns, go, onEdit);
  const extent = { rows: rows.length, columns: columns.length + 1, page: window.page };

  const open = (cell: Cell): void => {
    const [project, column] = [rows[cell.row], columns[cell.column - 1]];
    if (project && column && isEditable(column)) onEdit({ id: project.id, column });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (inEditor(event.target) || event.altKey) return;
    const first = columns.indexOf("name") + 1;
    const cell = cellOf(event.target) ??
      active ?? { row: rows.findIndex(({ id }) => id === selected), column: first };
    const next = stepFrom(cell, event.key, event.ctrlKey || event.metaKey, extent);
    if (next) go(next);
    else if (cell.row < 0) return;
    else if (event.key === " " && cell.column > 0) togglePick(cell.row, event.shiftKey);
    else if ((event.key === "Enter" || event.key === "F2") && cell.column > 0) open(cell);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = inEditor(event.target) ? null : cellOf(event.target);
    const project = cell && rows[cell.row];
    if (!project) return;
    setActive(cell);
    if (cell.column === 0) return togglePick(cell.row, event.shiftKey);
    dispatch(selectProject(project.id));
    if (columns[cell.column - 1] !== "name") open(cell);
  };
  return { active, onKeyDown, onClick, onClose };
}

/** `go` makes a cell the active one: it is brought into sight and focused, and its project is selected. */
function useActiveCell(rows: readonly Project[], { host, scrollTo }: RowWindow) {
  const dispatch = useDispatch();
  const [active, setActive] = useState<Cell | null>(null);
  const focusWanted = useFocus(host);
  const go = useCallback(
    (cell: Cell) => {
      setActive(cell);
      focusWanted(cell);
      const project = rows[cell.row];
      if (!project) return;
      scrollTo(cell.row);
      dispatch(selectProject(project.id));
    },
    [rows, dispatch, focusWanted, scrollTo],
  );
  return { active, setActive, go };
}

/** Returns what ends the editing of a cell and, unless the user went elsewhere, moves on from it. */
function useCellClosing(
  rows: readonly Project[],
  columns: Columns,
  go: (cell: Cell) => void,
  onEdit: GridProps["onEdit"],
) {
  return useCallback(
    (id: ProjectId, column: ColumnId, way: Way) => {
      onEdit((now) => (now?.id === id && now.column === column ? null : now));
      const cell = {
        row: rows.findIndex((project) => project.id === id),
        column: columns.indexOf(column) + 1,
      };
      if (way === "away" || cell.row < 0) return;
      const extent = { rows: rows.length, columns: columns.length + 1, page: 1 };
      go(way === "stay" ? cell : moved(cell, way, extent));
    },
    [rows, columns, go, onEdit],
  );
}

/** Returns what picks a row or takes it out; with `range`, all rows from the last one on. */
function usePicking(rows: readonly Project[]) {
  const picked = useSlot(pickedRows);
  const anchor = useRef<number | null>(null);
  return (row: number, range: boolean): void => {
    const project = rows[row];
    if (!project) return;
    const start = range ? (anchor.current ?? row) : row;
    pick(
      rows.slice(Math.min(start, row), Math.max(start, row) + 1).map(({ id }) => id),
      range || !picked.has(project.id),
    );
    anchor.current = row;
  };
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  return height > 0 ? (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
}

/** Returns a way to focus a cell as soon as it is there. A focused row that scrolls out of sight leaves the focus to the grid. */
function useFocus(host: { current: HTMLDivElement | null }): (cell: Cell) => void {
  const [wanted, setWanted] = useState<Cell | null>(null);
  const done = useRef<Cell | null>(null);
  const inside = useRef(false);
  useLayoutEffect(() => {
    if (wanted === null || wanted === done.current) return;
    const element = host.current?.querySelector<HTMLElement>(
      `[data-row="${wanted.row}"][data-column="${wanted.column}"]`,
    );
    if (!element) return;
    done.current = wanted;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body)
      host.current?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const element = host.current;
    const onIn = () => {
      inside.current = true;
    };
    const onOut = (event: FocusEvent) => {
      inside.current = event.relatedTarget === null && !document.hasFocus();
    };
    element?.addEventListener("focusin", onIn);
    element?.addEventListener("focusout", onOut);
    return () => {
      element?.removeEventListener("focusin", onIn);
      element?.removeEventListener("focusout", onOut);
    };
  }, [host]);
  return useCallback((cell: Cell) => setWanted({ ...cell }), []);
}
