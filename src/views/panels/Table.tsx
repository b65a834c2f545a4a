// All projects that match, as a table that sorts and is linked with the map. Renders only the rows in sight.
import { useDeferredValue, useMemo, useState, type KeyboardEvent } from "react";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { lookOf } from "#map/marks.ts";
import { selectProject } from "#state/actions/look.ts";
import { selectMatching } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Mark } from "../ui/Mark.tsx";
import { cellText, COLUMN_IDS, FIRST_COLUMNS, sortProjects, type ColumnId, type Sort } from "./tableColumns.ts";
import { useWindow } from "./useWindow.ts";

const say = words.panels.table;
const ROW_REM = 2.25;

export function Table() {
  const ledger = useDesk((state) => state.ledger);
  const matching = useDeferredValue(useDesk(selectMatching));
  const [columns, setColumns] = useState<readonly ColumnId[]>(FIRST_COLUMNS);
  const [sort, setSort] = useState<Sort | null>(null);
  const rows = useMemo(() => (sort ? sortProjects(matching, sort, ledger) : matching), [matching, sort, ledger]);
  return (
    <div className="panel-body table-panel">
      <div className="table-head">
        <h2>{say.title} <span className="quiet">{say.rows(rows.length)}</span></h2>
        <ColumnMenu columns={columns} onChange={setColumns} />
      </div>
      <Grid rows={rows} columns={columns} sort={sort} ledger={ledger} onSort={(column) => setSort((now) => nextSort(now, column))} />
    </div>
  );
}

/** Ascending, descending, then the ledger's own order again. */
export function nextSort(now: Sort | null, column: ColumnId): Sort | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

function ColumnMenu({ columns, onChange }: { columns: readonly ColumnId[]; onChange: (columns: readonly ColumnId[]) => void }) {
  return (
    <details className="column-menu">
      <summary className="button">{say.columns}</summary>
      <ul className="plain-list">
        {COLUMN_IDS.map((id) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={columns.includes(id)} disabled={id === "name"} onChange={() => onChange(COLUMN_IDS.filter((other) => (other === id ? !columns.includes(id) : columns.includes(other))))} />
              {say.heads[id]}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

type GridProps = { rows: readonly Project[]; columns: readonly ColumnId[]; sort: Sort | null; ledger: Ledger; onSort: (column: ColumnId) => void };

function Grid({ rows, columns, sort, ledger, onSort }: GridProps) {
  const selected = useDesk(({ view }) => view.project);
  const dispatch = useDispatch();
  const { host, from, to, scrollTo } = useWindow(rows.length, ROW_REM);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = rows.findIndex(({ id }) => id === selected);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (!next) return;
    dispatch(selectProject(next.id));
    scrollTo(rows.indexOf(next));
  };
  return (
    <div className="grid-scroll" ref={host} tabIndex={0} role="group" aria-label={say.title} onKeyDown={onKeyDown}>
      <table className="grid" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={`is-${column}`} aria-sort={sort?.column === column ? (sort.descending ? "descending" : "ascending") : "none"}>
                <button type="button" aria-label={say.sortBy(say.heads[column])} onClick={() => onSort(column)}>
                  {say.heads[column]}
                  <span className="sort-sign" aria-hidden="true">{sort?.column === column ? (sort.descending ? "↓" : "↑") : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer rows={from} columns={columns.length} />
          {rows.slice(from, to).map((project, index) => (
            <tr key={project.id} aria-rowindex={from + index + 2} aria-selected={project.id === selected} className={project.id === selected ? "is-selected" : ""} onClick={() => dispatch(selectProject(project.id))}>
              {columns.map((column) => <Cell key={column} column={column} project={project} ledger={ledger} />)}
            </tr>
          ))}
          <Spacer rows={rows.length - to} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ rows, columns }: { rows: number; columns: number }) {
  return rows > 0 ? <tr aria-hidden="true" style={{ height: `${rows * ROW_REM}rem` }}><td colSpan={columns} /></tr> : null;
}

function Cell({ column, project, ledger }: { column: ColumnId; project: Project; ledger: Ledger }) {
  const dispatch = useDispatch();
  const text = cellText(column, project, ledger);
  if (column === "name") {
    return (
      <th scope="row" className="is-name">
        <button type="button" className="link-button" onClick={() => dispatch(selectProject(project.id))}>{text}</button>
      </th>
    );
  }
  return (
    <td className={`is-${column}`} title={text}>
      {column === "kind" && <Mark kind={project.kind} look={lookOf(project.location.precision)} size={15} />}
      {text === "" ? <span className="unstated">{words.desk.unstated}</span> : text}
    </td>
  );
}
