// The whole window as a print preview: choices at the left, sheets at the right, then the browser's own printing.
import { useDeferredValue, useMemo, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { dayOf } from "#base/clock.ts";
import type { PaperPage } from "#map/paper/job.ts";
import { makePages, type Pages } from "#map/paper/makePages.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { tilesFor } from "#map/tiles.ts";
import { selectMatching } from "#state/selectors.ts";
import { readPreference } from "#storage/preferences.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { useDesk } from "../desk.ts";
import { downloadBytes } from "../ui/download.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { PrintOptions } from "./PrintOptions.tsx";
import { PrintPages, ZOOMS, type TileCount, type Zoom } from "./PrintPages.tsx";
import { FIRST_CHOICES, jobOf, type PrintChoices } from "./printChoices.ts";
import "../styles/print.css";

const SVG = "image/svg+xml;charset=utf-8";

export function PrintPreview({ onClose }: { onClose: () => void }) {
  const [choices, setChoices] = useState<PrintChoices>(FIRST_CHOICES);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [tileCount, setTileCount] = useState<TileCount | null>(null);
  const { made, tiles, matching, isBusy } = usePages(choices);
  const { pages } = made;
  const first = pages[0];
  const drawnScale = pages.find(({ scale }) => scale !== null)?.scale ?? null;
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
            />
            <Said
              made={made}
              isBusy={isBusy}
              tileCount={tiles !== null && choices.withTiles ? tileCount : null}
            />
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
            <PrintPages pages={pages} zoom={zoom} onTiles={setTileCount} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The pages of these choices, made when there is time for it; `isBusy` while they are still those of earlier ones. */
function usePages(choices: PrintChoices) {
  const ledger = useDesk((state) => state.ledger);
  const base = useDesk((state) => state.base);
  const matching = useDesk(selectMatching);
  const background = useDesk(({ view }) => view.tiles);
  const tiles = useMemo(
    () => tilesFor(background, readPreference("tianditu-key"), readPreference("tile-template")),
    [background],
  );
  const [madeOn] = useState(() => dayOf(Date.now()));
  const wanted = useDeferredValue(choices);
  const made = useMemo(
    () => makePages(jobOf(wanted, { ledger, base, matching, tiles, madeOn })),
    [wanted, ledger, base, matching, tiles, madeOn],
  );
  return { made, tiles, matching, isBusy: wanted !== choices };
}

/** The browser prints the pages as they are, at their size. */
const PageStyle = ({ page: { width, height } }: { page: PaperPage }) => (
  <style>{`@page { size: ${width}mm ${height}mm; margin: 0 } @media print { .print-pages .print-page.print-page { width: ${width}mm; height: calc(${height}mm - 1px) } }`}</style>
);

type SaidProps = {
  made: Pages;
  isBusy: boolean;
  /** Null without tiles. */ tileCount: TileCount | null;
};

function Said({ made: { pages, made, all }, isBusy, tileCount }: SaidProps) {
  const publicUrl = useDesk(({ ledger }) => ledger.town.publicUrl);
  return (
    <div className="print-said" role="status">
      <p>{isBusy ? say.preparing : say.pages(pages.length)}</p>
      {made < all && <p className="is-bad">{say.tooMany(made, all)}</p>}
      {pages.length === 0 && <p className="is-bad">{say.nothing}</p>}
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
