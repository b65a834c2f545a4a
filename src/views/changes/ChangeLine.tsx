// One changed field: label, before → after. And the name of a project that leads to it, as long as it exists.
import type { ProjectId } from "#base/ids.ts";
import type { Line } from "#ledger/sinceLines.ts";
import { selectProject } from "#state/actions/look.ts";
import { rowsOf } from "#state/selectors.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk, useDispatch } from "../desk.ts";

export function ChangeLine({
  line: { label, before, after },
  note,
}: {
  line: Line;
  note?: string | null;
}) {
  return (
    <p className="change-line" title={`${label}：${before} → ${after}`}>
      <span className="change-label">{label}</span>
      <span className="change-values">
        <del>{before}</del> <span className="change-arrow">→</span> <ins>{after}</ins>
        {note && <span className="quiet"> {note}</span>}
      </span>
    </p>
  );
}

export function ProjectLink({ id, name }: { id: ProjectId; name: string }) {
  const exists = useDesk(({ ledger }) => rowsOf(ledger).has(id));
  const selected = useDesk(({ view }) => view.project === id);
  const dispatch = useDispatch();
  if (!exists)
    return (
      <span className="change-name is-gone" title={changes.history.gone}>
        {name}
      </span>
    );
  return (
    <button
      type="button"
      className="change-name"
      aria-pressed={selected}
      onClick={() => dispatch(selectProject(selected ? null : id))}
    >
      {name}
    </button>
  );
}
