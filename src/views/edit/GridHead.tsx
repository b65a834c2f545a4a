// The head of the table: pick all that match, and sort by a column. Part of the grid's way of moving by keys.
import type { Project } from "#ledger/project.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { words } from "#words/words.ts";
import { columnHead, nextSort, type ColumnId } from "../panels/tableColumns.ts";
import { isNumber } from "./fieldText.ts";
import { useSlot } from "./slot.ts";
import { pick, pickedRows, sorting } from "./tableState.ts";

type GridHeadProps = {
  rows: readonly Project[];
  columns: readonly ColumnId[];
  /** Column that takes the focus, −1 none of the head. */ active: number;
};

export function GridHead({ rows, columns, active }: GridHeadProps) {
  const sort = useSlot(sorting);
  const picked = useSlot(pickedRows);
  const count =
    picked.size === 0 ? 0 : rows.reduce((sum, { id }) => sum + (picked.has(id) ? 1 : 0), 0);
  const all = count > 0 && count === rows.length;
  const place = (column: number) => ({
    "data-row": -1,
    "data-column": column,
    tabIndex: active === column ? 0 : -1,
  });
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="is-pick" aria-label={edit.table.pickHead}>
          <input
            type="checkbox"
            {...place(0)}
            aria-label={edit.table.pickAll}
            title={edit.table.pickAll}
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && !all;
            }}
            onChange={() =>
              pick(
                rows.map(({ id }) => id),
                !all,
              )
            }
          />
        </th>
        {columns.map((column, index) => {
          const sorted =
            sort?.column === column ? (sort.descending ? "descending" : "ascending") : "none";
          return (
            <th
              key={column}
              scope="col"
              className={`is-${column}${isNumber(column) ? " is-number" : ""}`}
              aria-sort={sorted}
              title={columnHead(column)}
            >
              <button
                type="button"
                {...place(index + 1)}
                aria-label={words.panels.table.sortBy(columnHead(column))}
                onClick={() => sorting.set(nextSort(sort, column))}
              >
                {columnHead(column)}
                <span className="sort-sign" aria-hidden="true">
                  {sorted === "none" ? "" : sorted === "descending" ? "↓" : "↑"}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
