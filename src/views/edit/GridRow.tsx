// One row of the table: what its cells show, which of them has the focus, and the editor in the one being edited. Clicks and keys are the grid's.
import { memo } from "react";
import type { ProjectId } from "#base/ids.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { shownKind } from "#ledger/suggestedKind.ts";
import { lookOf } from "#map/marks.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { words } from "#words/words.ts";
import { cellText, isInherited, type ColumnId } from "../panels/tableColumns.ts";
import { Mark } from "../ui/Mark.tsx";
import { useDraft } from "./drafts.ts";
import { FieldEditor, isEditable } from "./FieldEditor.tsx";
import type { Way } from "./FieldInput.tsx";
import { isNumber } from "./fieldText.ts";
import { readField } from "./readField.ts";

export type GridRowProps = {
  project: Project;
  /** Place among all rows, in sight or not. */
  index: number;
  columns: readonly ColumnId[];
  ledger: Ledger;
  current: boolean;
  picked: boolean;
  /** Column that takes the focus, 0 the check box, −1 none of this row. */
  active: number;
  editing: ColumnId | null;
  onClose: (id: ProjectId, column: ColumnId, way: Way) => void;
};

export const GridRow = memo(function GridRow({
  project,
  index,
  columns,
  ledger,
  current,
  picked,
  active,
  editing,
  onClose,
}: GridRowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={picked}
      aria-current={current}
      className={current ? "is-selected" : ""}
    >
      <td className="is-pick" aria-colindex={1}>
        <input
          type="checkbox"
          data-row={index}
          data-column={0}
          tabIndex={active === 0 ? 0 : -1}
          checked={picked}
          readOnly
          aria-label={edit.table.pick(project.name)}
        />
      </td>
      {columns.map((column, at) => (
        <Cell
          key={column}
          project={project}
          column={column}
          ledger={ledger}
          row={index}
          at={at + 1}
          focusable={active === at + 1}
          editing={editing === column}
          onClose={onClose}
        />
      ))}
    </tr>
  );
});

type CellProps = {
  project: Project;
  column: ColumnId;
  ledger: Ledger;
  row: number;
  at: number;
  focusable: boolean;
  editing: boolean;
  onClose: GridRowProps["onClose"];
};

function Cell({ project, column, ledger, row, at, focusable, editing, onClose }: CellProps) {
  const draft = useDraft(project.id, column);
  const text = cellText(column, project, ledger);
  const place = {
    "data-row": row,
    "data-column": at,
    tabIndex: focusable ? 0 : -1,
    "aria-colindex": at + 1,
  };
  const classes = `is-${column}${isNumber(column) ? " is-number" : ""}${editing ? " is-editing" : ""}`;
  if (editing && isEditable(column)) {
    return (
      <td className={classes} {...place}>
        <FieldEditor
          project={project}
          field={column}
          onClose={(way) => onClose(project.id, column, way)}
        />
      </td>
    );
  }
  if (draft !== null && isEditable(column)) {
    const answer = readField(project, column, draft, ledger.plan);
    return (
      <td
        className={`${classes} is-draft`}
        title={"fault" in answer ? answer.fault : undefined}
        {...place}
      >
        {draft}
      </td>
    );
  }
  if (column === "name") {
    return (
      <th scope="row" className={classes} title={text} {...place}>
        <button type="button" className="link-button" tabIndex={-1}>
          {text}
        </button>
      </th>
    );
  }
  const inherited = isInherited(column, project) && text !== "";
  return (
    <td
      className={`${classes}${inherited ? " is-inherited" : ""}`}
      title={
        isEditable(column)
          ? inherited
            ? `${text}（${edit.table.inherited}）`
            : text
          : edit.table.readOnly
      }
      {...place}
    >
      {column === "kind" && (
        <Mark
          kind={shownKind(project, ledger.projects)}
          look={lookOf(project.location.precision)}
          size={15}
        />
      )}
      {text === "" ? <span className="unstated">{words.desk.unstated}</span> : text}
    </td>
  );
}
