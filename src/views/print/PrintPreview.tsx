// The whole window as a print preview: choices at the left, sheets at the right, then the browser's own printing.
import { useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { PaperPage } from "#map/paper/job.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { useDesk } from "../desk.ts";
import { downloadBytes } from "../ui/download.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { WorkBar } from "../ui/Work.tsx";
import { PrintOptions } from "./PrintOptions.tsx";
import { PrintPages, ZOOMS, type TileCount, type Zoom } from "./PrintPages.tsx";
import { FIRST_CHOICES, type PrintChoices } from "./printChoices.ts";
import { usePages, type PrintPagesMade } from "./usePages.ts";
import "../styles/print.css";

const SVG = "image/svg+xml;charset=utf-8";

export function PrintPreview({ onClose }: { onClose: () => void }) {
  const [choices, setChoices] = useState<PrintChoices>(FIRST_CHOICES);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [tileCount, setTileCount] = useState<TileCount | null>(null);
  const laid = usePages(choices, setChoices);
  const { made, pages, isBusy } = laid;
  const { tiles, matching, density } = laid.data;
  const first = pages[0];
  const all = made?.all.pages ?? [];
  const drawnScale = all.find(({ scale }) => scale !== null)?.scale ?? null;
  useRootClass("has-print-preview");
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      className="overlay print-overlay"
    >
      <Modal className="print-modal">
        <Dialog className="print-dialog" aria-label={say.title}>
          {first && <PageStyle page={first} />}
          <aside className="print-side">
            <Heading slot="title">{say.title}</Heading>
            <PrintOptions
              choices={choices}
              onChange={setChoices}
              autoScale={choices.kind === "wall" ? drawnScale : null}
              matching={matching.length}
              hasTiles={tiles !== null}
              hasDensity={density !== null}
            />
            <WorkBar working={laid.working} label={say.preparing} />
            <Said laid={laid} tileCount={tiles !== null && choices.withTiles ? tileCount : null} />
            <p className="quiet">{say.printHint}</p>
            <Actions first={first} isBusy={isBusy} onClose={onClose} />
          </aside>
          <div className="print-stage">
            <div className="print-zooms" role="group" aria-label={say.zoom.label}>
              {ZOOMS.map((name) => (
                <button
                  key={name}
                  type="button"
                  className="button"
                  aria-pressed={zoom === name}
                  onClick={() => setZoom(name)}
                >
                  {say.zoom[name]}
                </button>
              ))}
            </div>
            <PrintPages
              pages={pages}
              first={made?.parts[made.part]?.from ?? 0}
              all={all.length}
              zoom={zoom}
              onTiles={setTileCount}
            />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The browser prints the pages as they are, at their size. */
const PageStyle = ({ page: { width, height } }: { page: PaperPage }) => (
  <style>{`@page { size: ${width}mm ${height}mm; margin: 0 } @media print { .print-pages .print-page.print-page { width: ${width}mm; height: calc(${height}mm - 1px) } }`}</style>
);

type SaidProps = {
  laid: PrintPagesMade;
  /** Null without tiles. */ tileCount: TileCount | null;
};

function Said({ laid, tileCount }: SaidProps) {
  const publicUrl = useDesk(({ ledger }) => ledger.town.publicUrl);
  return (
    <div className="print-said" role="status">
      <Counts laid={laid} />
      {tileCount && tileCount.done < tileCount.all && (
        <p>{say.tilesLoading(tileCount.done, tileCount.all)}</p>
      )}
      {tileCount && tileCount.failed > 0 && (
        <p className="is-bad">{say.tilesMissing(tileCount.failed)}</p>
      )}
      {publicUrl === null && <p>{say.qrMissing}</p>}
    </div>
  );
}

/** How many pages there are, and which of them are shown where they are too many for one print. */
function Counts({ laid: { made, isBusy, isStopped, again, showPart } }: { laid: PrintPagesMade }) {
  if (isStopped)
    return (
      <p>
        {say.stopped}{" "}
        <button type="button" className="link-button" onClick={again}>
          {say.again}
        </button>
      </p>
    );
  if (!made) return <p>{say.preparing}</p>;
  const { all, parts, part } = made;
  return (
    <>
      <p>{isBusy ? say.preparing : say.pages(all.pages.length)}</p>
      {parts.length > 1 && (
        <label className="print-field">
          <span>{say.part.label}</span>
          <select value={part} onChange={({ target }) => showPart(Number(target.value))}>
            {parts.map(({ from, to }, index) => (
              <option key={from} value={index}>
                {say.part.pages(from + 1, to)}
              </option>
            ))}
          </select>
        </label>
      )}
      {parts.length > 1 && <p>{say.part.help(parts.length)}</p>}
      {all.made < all.all && <p className="is-bad">{say.tooMany(all.made, all.all)}</p>}
      {all.pages.length === 0 && <p className="is-bad">{say.nothing}</p>}
    </>
  );
}

type ActionsProps = { first: PaperPage | undefined; isBusy: boolean; onClose: () => void };

function Actions({ first, isBusy, onClose }: ActionsProps) {
  const town = useDesk(({ ledger }) => ledger.town.name);
  const saveSvg = ({ svg, title }: PaperPage): void =>
    downloadBytes(new TextEncoder().encode(toMarkup(svg)), say.savedAs(town, title), SVG);
  return (
    <div className="print-actions">
      <Button
        className="button is-primary"
        isDisabled={!first}
        isPending={isBusy}
        onPress={() => window.print()}
      >
        {say.print}
      </Button>
      <Button
        className="button"
        isDisabled={!first}
        isPending={isBusy}
        onPress={() => first && saveSvg(first)}
      >
        {say.saveSvg}
      </Button>
      <Button className="button" onPress={onClose}>
        {say.close}
      </Button>
    </div>
  );
}
