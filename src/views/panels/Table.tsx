// All projects that match, as a table that sorts, edits and is linked with the map.
import { useDeferredValue, useMemo, useState } from "react";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { selectProject } from "#state/actions/look.ts";
import { selectMatches, selectMatching } from "#state/selectors.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { BulkBar } from "../edit/BulkBar.tsx";
import { ColumnMenu } from "../edit/ColumnMenu.tsx";
import { DraftNotice } from "../edit/DraftNotice.tsx";
import { Grid, type Editing } from "../edit/Grid.tsx";
import { hasDraft } from "../edit/drafts.ts";
import { useSlot } from "../edit/slot.ts";
import { columnsShown, onlyPicked, pickedRows, sorting } from "../edit/tableState.ts";
import { SiteTable } from "../sites/SiteTable.tsx";
import { layout } from "#words/zh-CN/layout.ts";
import { moveTable, useTableDock } from "../layout/dock.ts";
import { usePhone } from "../layout/useMedia.ts";
import { Icon } from "../ui/Icon.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { useUnfinished } from "../ui/useUnfinished.ts";
import { keepOrder, sortProjects, type Sort } from "./tableColumns.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
import "../styles/edit.css";

const NewProject = lazyPart(() =>
  import("../edit/NewProject.tsx").then(({ NewProject }) => NewProject),
);

const say = words.panels.table;

/** The projects, or their sites where there are any. */
export function Table() {
  const [part, setPart] = useState<"projects" | "sites">("projects");
  const counts = useDesk((state) => selectMatches(state).counts);
  const hasSites = useDesk(({ ledger }) => ledger.projects.some(({ sites }) => sites.length > 0));
  if (!hasSites) return <ProjectTable />;
  return (
    <div className="table-parts">
      <fieldset className="segments">
        <legend className="visually-hidden">{siteWords.table.part}</legend>
        {(["projects", "sites"] as const).map((one) => (
          <label key={one} className={one === part ? "segment is-on" : "segment"}>
            <input
              type="radio"
              name="table-part"
              className="visually-hidden"
              checked={one === part}
              onChange={() => setPart(one)}
            />
            {siteWords.table[one](counts[one])}
          </label>
        ))}
      </fieldset>
      {part === "sites" ? <SiteTable /> : <ProjectTable />}
    </div>
  );
}

function ProjectTable() {
  const ledger = useDesk((state) => state.ledger);
  const dispatch = useDispatch();
  const matching = useDeferredValue(useDesk(selectMatching));
  const picked = useSlot(pickedRows);
  const only = useSlot(onlyPicked) && picked.size > 0;
  const all = useSteadyRows(matching, useSlot(sorting), ledger);
  const rows = useMemo(
    () => (only ? all.filter(({ id }) => picked.has(id)) : all),
    [only, all, picked],
  );
  const [editing, setEditing] = useUnfinished<Editing | null>("table cell", null, editingOf);
  const [adding, setAdding] = useState(false);
  /** A row that the filter hides is mended in its card. */
  const mend = ({ id, column }: Editing): void => {
    if (!rows.some((project) => project.id === id)) return dispatch(selectProject(id));
    const columns = columnsShown.get();
    if (!columns.includes(column)) columnsShown.set([...columns, column]);
    setEditing({ id, column });
  };
  return (
    <div className="panel-body table-panel">
      <div className="table-top">
        <div className="table-head">
          <h2>
            {say.title} <span className="quiet">{say.rows(rows.length)}</span>
          </h2>
          <span className="table-tools">
            <button type="button" className="button" onClick={() => setAdding(true)}>
              {edit.table.add}
            </button>
            <ColumnMenu />
            <DockButton />
          </span>
        </div>
        <DraftNotice editing={editing} onEdit={mend} />
        <BulkBar shown={all} />
      </div>
      <Grid rows={rows} ledger={ledger} editing={editing} onEdit={setEditing} />
      {adding && (
        <OpenedPart onClose={() => setAdding(false)}>
          <NewProject onClose={() => setAdding(false)} />
        </OpenedPart>
      )}
    </div>
  );
}

/** The table moves below the map or beside it; on a phone it is a sheet, and stays one. */
function DockButton() {
  const next = useTableDock() === "below" ? "beside" : "below";
  if (usePhone()) return null;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={layout.table[next]}
      title={layout.table[next]}
      onClick={() => moveTable(next)}
    >
      <Icon name={next === "below" ? "dockBelow" : "dockBeside"} />
    </button>
  );
}

/** A cell whose text was begun before the page was loaded anew. */
function editingOf(kept: unknown): Editing | null {
  const { id, column } = (kept ?? {}) as Partial<Editing>;
  return id !== undefined && column !== undefined && hasDraft(id, column) ? { id, column } : null;
}

type Held = { matching: readonly Project[]; sort: Sort | null; rows: readonly Project[] };

/** Sorted when the sorting or the projects shown change, not when one of them is edited: the row stays under the hand. */
function useSteadyRows(
  matching: readonly Project[],
  sort: Sort | null,
  ledger: Ledger,
): readonly Project[] {
  const [held, setHeld] = useState<Held>(() => ({
    matching,
    sort,
    rows: sort ? sortProjects(matching, sort, ledger) : matching,
  }));
  if (held.matching === matching && held.sort === sort) return held.rows;
  const rows =
    sort === null
      ? matching
      : ((sort === held.sort ? keepOrder(held.rows, matching) : null) ??
        sortProjects(matching, sort, ledger));
  setHeld({ matching, sort, rows });
  return rows;
}
