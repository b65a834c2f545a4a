// What must always be readable on the map: notice, 审图号, scale. The sources are one press away at the desk, and written
// out on the wall. Text only; never HTML from a file.
import { Suspense, useEffect, useRef, useState } from "react";
import { isCarried } from "#storage/carry/carried.ts";
import { ownAddress } from "#storage/examplePage.ts";
import { isInternal } from "#ledger/town.ts";
import type { TileBackground } from "#map/tiles.ts";
import { example } from "#words/zh-CN/example.ts";
import { licences } from "#words/zh-CN/licences.ts";
import { words } from "#words/words.ts";
import { useDesk } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";
import { ScaleBar } from "./ScaleBar.tsx";

const LicencesDialog = lazyPart(() =>
  import("../licences/LicencesDialog.tsx").then(({ LicencesDialog }) => LicencesDialog),
);

const say = words.map;

/** `atDesk`: the sources folded, with the way to the licences, which nobody needs on the wall. */
export function MapNotices({
  tiles,
  atDesk = false,
}: {
  tiles: TileBackground | null;
  atDesk?: boolean;
}) {
  const town = useDesk(({ ledger }) => ledger.town);
  const attributions = useDesk(({ base }) => base.attributions);
  const sources = [say.extentNote, tiles?.attribution, ...attributions].filter(
    (source): source is string => Boolean(source),
  );
  return (
    <div className="map-notices">
      <div className="notice-line">
        {town.isExample && <strong className="example-notice">{example.notice}</strong>}
        {town.isExample && atDesk && !isCarried() && <a href={ownAddress()}>{example.back}</a>}
        {isInternal(town) && <strong>{say.notice}</strong>}
        <span>{say.approval(town.mapApproval)}</span>
        {atDesk && <Sources sources={sources} />}
        <ScaleBar />
      </div>
      {!atDesk && <p className="quiet">{sources.join("　")}</p>}
    </div>
  );
}

/** Whose the map is: unfolded over the map by its button, folded by Escape or a press elsewhere. */
function Sources({ sources }: { sources: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const [licencesOpen, setLicencesOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const onPress = ({ target }: PointerEvent): void => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", onPress);
    return () => removeEventListener("pointerdown", onPress);
  }, [open]);
  return (
    <div
      ref={box}
      className="sources"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        setOpen(false);
        box.current?.querySelector("button")?.focus();
      }}
    >
      <button
        type="button"
        className="link-button"
        aria-expanded={open}
        title={say.attributionHint}
        onClick={() => setOpen(!open)}
      >
        <Icon name="info" size={14} />
        {say.attribution}
      </button>
      {open && (
        <div className="sources-box" role="group" aria-label={say.attributionHint}>
          <ul>
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
          <button type="button" className="link-button" onClick={() => setLicencesOpen(true)}>
            {licences.open}
          </button>
        </div>
      )}
      <Suspense>
        {licencesOpen && <LicencesDialog onClose={() => setLicencesOpen(false)} />}
      </Suspense>
    </div>
  );
}
