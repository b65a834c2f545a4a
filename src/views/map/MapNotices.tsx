// What must always be readable on the map: notice, 审图号, sources, scale. Text only; never HTML from a file.
import { isInternal } from "#ledger/town.ts";
import type { TileBackground } from "#map/tiles.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { ScaleBar } from "./ScaleBar.tsx";

const say = words.map;

export function MapNotices({ tiles }: { tiles: TileBackground | null }) {
  const town = useDesk(({ ledger }) => ledger.town);
  const attributions = useDesk(({ base }) => base.attributions);
  return (
    <div className="map-notices">
      <div className="notice-line">
        {isInternal(town) && <strong>{say.notice}</strong>}
        <span>{say.approval(town.mapApproval)}</span>
        <ScaleBar />
      </div>
      <p className="quiet">
        {[say.extentNote, tiles?.attribution, ...attributions].filter(Boolean).join("　")}
      </p>
    </div>
  );
}
