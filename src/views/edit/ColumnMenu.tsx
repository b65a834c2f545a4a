// Which columns the table shows, by groups of fields.
import { useRef, type KeyboardEvent } from "react";
import { FIELD_GROUPS, FIELDS } from "#ledger/fields.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { words } from "#words/words.ts";
import { COLUMN_IDS, columnHead, type ColumnId } from "../panels/tableColumns.ts";
import { columnsShown } from "./tableState.ts";
import { useSlot } from "./slot.ts";

export function ColumnMenu() {
  const columns = useSlot(columnsShown);
  const menu = useRef<HTMLDetailsElement>(null);
  const toggle = (id: ColumnId) =>
    columnsShown.set(
      COLUMN_IDS.filter((other) =>
        other === id ? !columns.includes(id) : columns.includes(other),
      ),
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    event.preventDefault();
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details
      className="column-menu"
      ref={menu}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget))
          event.currentTarget.open = false;
      }}
    >
      <summary className="button">{words.panels.table.columns}</summary>
      <div className="column-list">
        {FIELD_GROUPS.map((group) => (
          <fieldset key={group}>
            <legend>{edit.groups[group]}</legend>
            {COLUMN_IDS.filter((id) => FIELDS[id].group === group).map((id) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={columns.includes(id)}
                  disabled={id === "name"}
                  onChange={() => toggle(id)}
                />
                {columnHead(id)}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
