// Offices × sections: who leads, who helps. A click on a cell filters the map by both.
import { useMemo } from "react";
import type { OfficeId, SectionId } from "#base/ids.ts";
import { allOffices, type Ledger } from "#ledger/ledger.ts";
import { setFilter, showCell } from "#state/actions/filter.ts";
import { openOffice } from "#state/actions/look.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";

const say = words.panels.matrix;

export type Cell = { leads: number; assists: number };

/** Tasks led and helped with, by office and section. */
export function countCells(ledger: Ledger): Map<OfficeId, Map<SectionId | null, Cell>> {
  const rows = new Map(
    allOffices(ledger).map((office): [OfficeId, Map<SectionId | null, Cell>] => [
      office,
      new Map(),
    ]),
  );
  for (const task of ledger.plan.tasks) {
    for (const [role, mentions] of [
      ["leads", task.leads],
      ["assists", task.assists],
    ] as const) {
      for (const { office } of mentions) {
        const row = rows.get(office)!;
        const cell = row.get(task.section) ?? { leads: 0, assists: 0 };
        row.set(task.section, { ...cell, [role]: cell[role] + 1 });
      }
    }
  }
  return rows;
}

export function Matrix() {
  const ledger = useDesk((state) => state.ledger);
  const rows = useMemo(() => countCells(ledger), [ledger]);
  const filter = useDesk(({ view }) => view.filter);
  const dispatch = useDispatch();
  const { sections } = ledger.plan;
  const isOn = (office: string, section: string) =>
    filter.offices.includes(office) && filter.sections.includes(section);
  return (
    <div className="panel-body">
      <h2>{say.title}</h2>
      <p className="quiet">{say.legend}</p>
      <div className="matrix-scroll" tabIndex={0} role="group" aria-label={say.title}>
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{say.office}</th>
              {sections.map((section) => (
                <th key={section.id} scope="col">
                  <button
                    type="button"
                    title={section.title}
                    onClick={() => dispatch(setFilter({ sections: [section.id] }))}
                  >
                    <span className="matrix-ordinal">{section.written}</span>
                    <span className="matrix-section">{section.title}</span>
                  </button>
                </th>
              ))}
              <th scope="col">{say.total}</th>
            </tr>
          </thead>
          <tbody>
            {[...rows].map(([office, cells]) => (
              <tr key={office}>
                <th scope="row">
                  <button
                    type="button"
                    title={say.open(office)}
                    onClick={() => dispatch(openOffice(office))}
                  >
                    {office}
                  </button>
                </th>
                {sections.map((section) => {
                  const cell = cells.get(section.id);
                  return (
                    <td key={section.id}>
                      {cell && (
                        <button
                          type="button"
                          aria-pressed={isOn(office, section.id)}
                          onClick={() => dispatch(showCell(office, section.id, "any"))}
                        >
                          <span className="visually-hidden">{say.cell(office, section.title)}</span>
                          <CellText cell={cell} />
                        </button>
                      )}
                    </td>
                  );
                })}
                <td className="matrix-total">
                  <CellText cell={sum([...cells.values()])} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const sum = (cells: readonly Cell[]): Cell =>
  cells.reduce(
    (all, cell) => ({ leads: all.leads + cell.leads, assists: all.assists + cell.assists }),
    { leads: 0, assists: 0 },
  );

function CellText({ cell: { leads, assists } }: { cell: Cell }) {
  return (
    <>
      {leads > 0 && (
        <span className="role-lead" aria-label={say.leadCount(leads)} role="img">
          ●{leads}
        </span>
      )}
      {assists > 0 && (
        <span className="role-assist" aria-label={say.assistCount(assists)} role="img">
          ○{assists}
        </span>
      )}
    </>
  );
}
