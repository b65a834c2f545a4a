// What must always be readable on the map: notice, 审图号, sources, scale. Text only; never HTML from a file.
import type { TileBackground } from "#map/tiles.ts";
import { carried } from "#storage/carry/carried.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { ScaleBar } from "./ScaleBar.tsx";

const say = words.map;

export function MapNotices({ tiles }: { tiles: TileBackground | null }) {
  const approval = useDesk(({ ledger }) => ledger.town.mapApproval);
  const attributions = useDesk(({ base }) => base.attributions);
  // Only a copy made for the public, with its number, may be passed on.
  const isPublic = approval !== null && carried()?.kind === "public";
  return (
    <footer className="map-notices">
      <div className="notice-line">
        {!isPublic && <strong>{say.notice}</strong>}
        <span>{say.approval(approval)}</span>
        <ScaleBar />
      </div>
      <p className="quiet">{[say.extentNote, tiles?.attribution, ...attributions].filter(Boolean).join("　")}</p>
    </footer>
  );
}
