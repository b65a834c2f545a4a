// The comparison on paper: a table on A4, with title, versions, dates and count. Hidden on the screen.
import { memo, useMemo } from "react";
import { movedText, type SinceGroup } from "#ledger/sinceLines.ts";
import { showTime } from "#ledger/showValue.ts";
import type { Span } from "#ledger/exporting/sinceTable.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk } from "../desk.ts";
import { useBuilding } from "../ui/useBuilding.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { useWork, type Working } from "../ui/Work.tsx";

const say = changes.table;
/** Projects in a piece of the table. */
const PIECE = 200;
/** So many always stand ready, for the browser's own print command. */
const READY = 400;

/** The table in pieces that are built one after the other. */
const piecesOf = (groups: readonly SinceGroup[]): SinceGroup[] =>
  groups.flatMap(({ kind, items }) =>
    Array.from({ length: Math.ceil(items.length / PIECE) }, (_, piece) => ({
      kind,
      items: items.slice(piece * PIECE, (piece + 1) * PIECE),
    })),
  );

type Printing = {
  /** What stands on the sheet now; nothing where the table is too long to stand ready. */
  pieces: readonly SinceGroup[];
  working: Working;
  print: () => void;
};

/** A long table is built when the button asks, piece by piece, and goes when it is printed or the work is ended. */
export function usePrinting(groups: readonly SinceGroup[]): Printing {
  const all = useMemo(() => piecesOf(groups), [groups]);
  const isReady = all.reduce((sum, { items }) => sum + items.length, 0) <= READY;
  const [built, build] = useBuilding();
  const working = useWork();
  const print = async (): Promise<void> => {
    await working.run(async ({ signal, progress }) => {
      const { length } = isReady ? [] : all;
      for (let count = 1; count <= length; count++) {
        await build(count);
        progress(count / length);
        signal.throwIfAborted();
      }
      window.print();
    });
    await build(0);
  };
  return { pieces: isReady ? all : all.slice(0, built), working, print: () => void print() };
}

type SinceSheetProps = { pieces: readonly SinceGroup[]; count: number; span: Span };

export function SinceSheet({ pieces, count, span: { version, from, to } }: SinceSheetProps) {
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
        {pieces.map(({ kind, items }) => (
          <SheetPiece key={`${kind} ${items[0]!.row.id}`} kind={kind} items={items} />
        ))}
      </table>
    </article>
  );
}

const SheetPiece = memo(function SheetPiece({ kind, items }: SinceGroup) {
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
});
