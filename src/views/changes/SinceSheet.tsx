// The comparison on paper: a table on A4, with title, versions, dates and count. Hidden on the screen.
import { useEffect, useState } from "react";
import { movedText, type SinceGroup } from "#ledger/sinceLines.ts";
import { showTime } from "#ledger/showValue.ts";
import type { Span } from "#ledger/exporting/sinceTable.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk } from "../desk.ts";
import { useRootClass } from "../ui/useRootClass.ts";

const say = changes.table;
/** Up to here the sheet always stands ready, for the browser's own print command; more is built when the button asks. */
const READY_ROWS = 400;

export function usePrinting(rows: number): { printed: boolean; print: () => void } {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    window.print();
    setAsked(false);
  }, [asked]);
  return { printed: asked || rows <= READY_ROWS, print: () => setAsked(true) };
}

type SinceSheetProps = { groups: readonly SinceGroup[]; count: number; span: Span };

export function SinceSheet({ groups, count, span: { version, from, to } }: SinceSheetProps) {
  const town = useDesk(({ ledger }) => ledger.town.name);
  useRootClass("has-since-sheet");
  return (
    <article className="since-sheet">
      <h1>{say.title(town, version)}</h1>
      <p>{say.span(from, to, count)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.heads.kind}</th>
            <th scope="col">{say.heads.name}</th>
            <th scope="col">{say.change}</th>
            <th scope="col">{say.heads.at}</th>
            <th scope="col">{say.heads.by}</th>
          </tr>
        </thead>
        {groups.map(({ kind, items }) => (
          <SheetGroup key={kind} kind={kind} items={items} />
        ))}
      </table>
    </article>
  );
}

function SheetGroup({ kind, items }: SinceGroup) {
  return (
    <tbody>
      {items.map(({ row, lines }) => (
        <tr key={row.id}>
          <td>{changes.since.kinds[kind]}</td>
          <th scope="row">{row.name}</th>
          <td>
            {lines.map(({ label, before, after, part }, index) => (
              <div key={index}>
                {label}：{before} → {after}
                {part === "geometry" && row.movedMetres !== null ? `（${movedText(row)}）` : ""}
              </div>
            ))}
          </td>
          <td>{showTime(row.at)}</td>
          <td>{row.by || changes.history.unsigned}</td>
        </tr>
      ))}
    </tbody>
  );
}
