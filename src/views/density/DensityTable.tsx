// The cells of the density as a table, the densest first: the same numbers as on the map, and the way to a cell
// without a pointer.
import { useState } from "react";
import type { DensityCell } from "#ledger/density/cells.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { density as words } from "#words/zh-CN/density.ts";
import { useSlot } from "../edit/slot.ts";
import { pickedCell } from "./densityOnMap.ts";

const say = words.table;
/** Rows at once; each press brings as many more. */
const PORTION = 100;

type Props = { picture: DensityPicture; placeOf: (cell: DensityCell) => string };

export function DensityTable({ picture, placeOf }: Props) {
  const [most, setMost] = useState(PORTION);
  const { cells, placed, wan, unstated } = picture;
  if (cells.length === 0) return null;
  return (
    <div className="density-table">
      <table>
        <caption className="visually-hidden">{say.label}</caption>
        <thead>
          <tr>
            <th scope="col">{say.heads.rank}</th>
            <th scope="col">{say.heads.place}</th>
            <th scope="col" className="is-number">
              {say.heads.count}
            </th>
            <th scope="col" className="is-number">
              {say.heads.wan}
            </th>
            <th scope="col" className="is-number">
              {say.heads.unstated}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, most).map((cell, index) => (
            <CellRow
              key={`${cell.q} ${cell.r}`}
              cell={cell}
              rank={index + 1}
              metres={picture.grid.metres}
              place={placeOf(cell)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {say.total}
            </th>
            <td className="is-number">{placed}</td>
            <td className="is-number">{wan === null ? say.unstated : words.wan(wan)}</td>
            <td className="is-number">{unstated}</td>
          </tr>
        </tfoot>
      </table>
      {cells.length > most && (
        <button type="button" className="link-button" onClick={() => setMost(most + PORTION)}>
          {say.more(cells.length - most)}
        </button>
      )}
    </div>
  );
}

type RowProps = { cell: DensityCell; rank: number; metres: number; place: string };

function CellRow({ cell, rank, metres, place }: RowProps) {
  const picked = useSlot(pickedCell);
  const isOn = picked?.metres === metres && picked.q === cell.q && picked.r === cell.r;
  const { q, r } = cell;
  return (
    <tr className={isOn ? "is-picked" : undefined}>
      <td>
        <button
          type="button"
          className="button density-rank"
          aria-pressed={isOn}
          aria-label={say.choose(rank)}
          onClick={() => pickedCell.set(isOn ? null : { metres, q, r })}
        >
          {rank}
        </button>
      </td>
      <td>{place}</td>
      <td className="is-number">{cell.count}</td>
      <td className="is-number">{cell.wan === null ? say.unstated : words.wan(cell.wan)}</td>
      <td className="is-number">{cell.unstated}</td>
    </tr>
  );
}
