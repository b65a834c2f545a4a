// What must always be readable on the map: notice, 审图号, sources, scale. Text only; never HTML from a file.
import { Suspense, useState } from "react";
import { isCarried } from "#storage/carry/carried.ts";
import { ownAddress } from "#storage/examplePage.ts";
import { isInternal } from "#ledger/town.ts";
import type { TileBackground } from "#map/tiles.ts";
import { example } from "#words/zh-CN/example.ts";
import { licences } from "#words/zh-CN/licences.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
import { ScaleBar } from "./ScaleBar.tsx";

const LicencesDialog = lazyPart(() =>
  import("../licences/LicencesDialog.tsx").then(({ LicencesDialog }) => LicencesDialog),
);

const say = words.map;

/** `atDesk`: with the way to the licences, which nobody needs on the wall. */
export function MapNotices({
  tiles,
  atDesk = false,
}: {
  tiles: TileBackground | null;
  atDesk?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const town = useDesk(({ ledger }) => ledger.town);
  const attributions = useDesk(({ base }) => base.attributions);
  return (
    <div className="map-notices">
      <div className="notice-line">
        {town.isExample && <strong className="example-notice">{example.notice}</strong>}
        {town.isExample && atDesk && !isCarried() && <a href={ownAddress()}>{example.back}</a>}
        {isInternal(town) && <strong>{say.notice}</strong>}
        <span>{say.approval(town.mapApproval)}</span>
        {atDesk && (
          <button type="button" className="link-button" onClick={() => setOpen(true)}>
            {licences.open}
          </button>
        )}
        <ScaleBar />
      </div>
      <p className="quiet">
        {[say.extentNote, tiles?.attribution, ...attributions].filter(Boolean).join("　")}
      </p>
      <Suspense>{open && <LicencesDialog onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}
