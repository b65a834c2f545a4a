// The projects of one cell: each can be opened, and they can be all that is shown.
import type { HexGrid } from "#geo/hexGrid.ts";
import type { DensityCell } from "#ledger/density/cells.ts";
import { setCell } from "#state/actions/density.ts";
import { selectProject } from "#state/actions/look.ts";
import { density as words } from "#words/zh-CN/density.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { roomTool } from "../meeting/roomTool.ts";
import { pickedCell } from "./densityOnMap.ts";

const say = words.cell;
const MOST_LISTED = 60;

type Props = { cell: DensityCell; title: string; grid: HexGrid };

export function CellProjects({ cell, title, grid }: Props) {
  const dispatch = useDispatch();
  const projects = useDesk(({ ledger }) => ledger.projects);
  const isOnly = useDesk(({ view }) => view.cell !== null);
  const by = useDesk(({ view }) => view.density?.by ?? "count");
  // A thing that is no project of its own stands for the project it belongs to, which is named once.
  const rows = [...new Set(cell.rows)];
  const { metres } = grid;
  const open = (row: number): void => {
    // The card stands where this panel stands.
    roomTool.set(null);
    dispatch(selectProject(projects[row]!.id));
  };
  return (
    <section className="density-cell" aria-label={title}>
      <h3>{title}</h3>
      <p role="status">
        {say.said(cell.count, words.of[by])}
        {by !== "sites" && `，${words.sums.money(cell.wan, cell.stated, cell.unstated)}`}
      </p>
      <ul>
        {rows.slice(0, MOST_LISTED).map((row) => (
          <li key={row}>
            <button type="button" className="link-button" onClick={() => open(row)}>
              {projects[row]?.name}
            </button>
          </li>
        ))}
      </ul>
      {rows.length > MOST_LISTED && <p className="quiet">{say.more(rows.length - MOST_LISTED)}</p>}
      <div className="room-actions">
        {isOnly ? (
          <button type="button" className="button" onClick={() => dispatch(setCell(null))}>
            {say.all}
          </button>
        ) : (
          <button
            type="button"
            className="button is-primary"
            onClick={() => dispatch(setCell({ metres, q: cell.q, r: cell.r }))}
          >
            {say.only}
          </button>
        )}
        <button type="button" className="link-button" onClick={() => pickedCell.set(null)}>
          {say.close}
        </button>
      </div>
    </section>
  );
}
