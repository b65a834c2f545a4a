// The whole window as a print preview: choices at the left, sheets at the right, then the browser's own printing.
import { useDeferredValue, useMemo, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { dayOf } from "#base/clock.ts";
import { makePages } from "#map/paper/makePages.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { tilesFor } from "#map/tiles.ts";
import { selectMatching } from "#state/selectors.ts";
import { readPreference } from "#storage/preferences.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { useDesk } from "../desk.ts";
import { downloadBytes } from "../ui/download.ts";
import { PrintOptions } from "./PrintOptions.tsx";
import { PrintPages, ZOOMS, type TileCount, type Zoom } from "./PrintPages.tsx";
import { FIRST_CHOICES, jobOf, type PrintChoices } from "./printChoices.ts";
import "../styles/print.css";

const SVG = "image/svg+xml;charset=utf-8";

export function PrintPreview({ onClose }: { onClose: () => void }) {
  const ledger = useDesk((state) => state.ledger);
  const base = useDesk((state) => state.base);
  const matching = useDesk(selectMatching);
  const background = useDesk(({ view }) => view.tiles);
  const tiles = useMemo(
    () => tilesFor(background, readPreference("tianditu-key"), readPreference("tile-template")),
    [background],
  );
  const [madeOn] = useState(() => dayOf(Date.now()));
  const [choices, setChoices] = useState<PrintChoices>(FIRST_CHOICES);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [tileCount, setTileCount] = useState<TileCount | null>(null);
  const wanted = useDeferredValue(choices);
  const { pages, made, all } = useMemo(
    () => makePages(jobOf(wanted, { ledger, base, matching, tiles, madeOn })),
    [wanted, ledger, base, matching, tiles, madeOn],
  );
  const first = pages[0];
  const isBusy = wanted !== choices;
  const withTiles = tiles !== null && choices.withTiles;

  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      className="overlay print-overlay"
    >
      <Modal className="print-modal">
        <Dialog className="print-dialog" aria-label={say.title}>
          {first && (
            <style>{`@page { size: ${first.width}mm ${first.height}mm; margin: 0 } @media print { .print-pages .print-page.print-page { width: ${first.width}mm; height: ${first.height}mm } }`}</style>
          )}
          <aside className="print-side">
            <Heading slot="title">{say.title}</Heading>
            <PrintOptions
              choices={choices}
              onChange={setChoices}
              autoScale={
                choices.kind === "wall"
                  ? (pages.find(({ scale }) => scale !== null)?.scale ?? null)
                  : null
              }
              matching={matching.length}
              hasTiles={tiles !== null}
            />
            <div className="print-said" role="status">
              <p>{isBusy ? say.preparing : say.pages(pages.length)}</p>
              {made < all && <p className="is-bad">{say.tooMany(made, all)}</p>}
              {pages.length === 0 && <p className="is-bad">{say.nothing}</p>}
              {withTiles && tileCount && tileCount.done < tileCount.all && (
                <p>{say.tilesLoading(tileCount.done, tileCount.all)}</p>
              )}
              {withTiles && tileCount && tileCount.failed > 0 && (
                <p className="is-bad">{say.tilesMissing(tileCount.failed)}</p>
              )}
              {ledger.town.publicUrl === null && <p>{say.qrMissing}</p>}
            </div>
            <p className="quiet">{say.printHint}</p>
            <div className="print-actions">
              <Button
                className="button is-primary"
                isDisabled={pages.length === 0 || isBusy}
                onPress={() => window.print()}
              >
                {say.print}
              </Button>
              <Button
                className="button"
                isDisabled={!first || isBusy}
                onPress={() =>
                  first &&
                  downloadBytes(
                    new TextEncoder().encode(toMarkup(first.svg)),
                    say.savedAs(ledger.town.name, first.title),
                    SVG,
                  )
                }
              >
                {say.saveSvg}
              </Button>
              <Button className="button" onPress={onClose}>
                {say.close}
              </Button>
            </div>
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
