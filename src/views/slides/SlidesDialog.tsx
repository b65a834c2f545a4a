// Size, progress, cancel, and what the export has to say. Closing it cancels.
import { useEffect, useRef, useState } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Deck } from "#ledger/meeting/meeting.ts";
import type { SlideSize } from "#ledger/slides/layout.ts";
import type { State } from "#state/state.ts";
import { slides as say } from "#words/zh-CN/slides.ts";
import { useDeskStore } from "../desk.ts";
import { downloadBytes } from "../ui/download.ts";
import { loadPart } from "#base/loadPart.ts";
import { messageOf } from "#base/messageOf.ts";
import "../styles/slides.css";

const SIZES: readonly SlideSize[] = ["16:9", "32:9"];
const PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
/** More lines nobody reads; the rest stands on the slides themselves. */
const MOST_ISSUES = 20;

type Phase =
  | { at: "ready" }
  | { at: "making"; done: number }
  | { at: "said"; lines: readonly string[] };

export function SlidesDialog({ deck, onClose }: { deck: Deck; onClose: () => void }) {
  const [size, setSize] = useState<SlideSize>("16:9");
  const { phase, make, cancel } = useMaking(deck, size);
  const pages = deck.scenes.length;
  const making = phase.at === "making";
  return (
    <ModalOverlay
      isOpen
      isDismissable={!making}
      onOpenChange={(open) => !open && onClose()}
      className="overlay"
    >
      <Modal className="modal slides-modal">
        <Dialog className="dialog slides-dialog" aria-label={say.title}>
          <Heading slot="title">{say.title}</Heading>
          <p className="quiet">{pages === 0 ? say.empty : say.intro}</p>
          <fieldset disabled={making}>
            <legend>{say.size.label}</legend>
            {SIZES.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="slide-size"
                  checked={size === name}
                  onChange={() => setSize(name)}
                />
                {say.size[name]}
              </label>
            ))}
          </fieldset>
          {making && (
            <progress max={pages} value={phase.done} aria-label={say.progress(phase.done, pages)} />
          )}
          <div role="status" className="slides-said">
            {making && <p>{phase.done < pages ? say.progress(phase.done, pages) : say.packing}</p>}
            {phase.at === "said" && phase.lines.map((line) => <p key={line}>{line}</p>)}
          </div>
          <div className="dialog-actions">
            <Button className="button" onPress={making ? cancel : onClose}>
              {making ? say.cancel : say.close}
            </Button>
            <Button
              className="button is-primary"
              isDisabled={pages === 0}
              isPending={making}
              onPress={() => void make()}
            >
              {say.make(pages)}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Makes the file and saves it; what came of it is in `phase`. */
function useMaking(deck: Deck, size: SlideSize) {
  const store = useDeskStore();
  const [phase, setPhase] = useState<Phase>({ at: "ready" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const make = async () => {
    const own = new AbortController();
    running.current = own;
    setPhase({ at: "making", done: 0 });
    try {
      const progress = (done: number): void => setPhase({ at: "making", done });
      const lines = await saveSlides(deck, store.get(), size, own.signal, progress);
      setPhase({ at: "said", lines });
    } catch (cause) {
      const reason = messageOf(cause);
      setPhase({ at: "said", lines: [own.signal.aborted ? say.cancelled : say.failed(reason)] });
    }
  };
  return { phase, make, cancel: () => running.current?.abort() };
}

/** Returns what there is to say. Rejects when `signal` is aborted. */
async function saveSlides(
  deck: Deck,
  state: State,
  size: SlideSize,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<string[]> {
  const { makeSlides } = await loadPart(() => import("./makeSlides.ts"));
  const { value, issues } = await makeSlides({ deck, state, size, signal, progress });
  const name = say.fileName(state.ledger.town.name, deck.name || say.unnamed, size);
  downloadBytes(value, name, PPTX);
  return [
    say.saved(name, (value.length / 1e6).toFixed(1)),
    ...issues.slice(0, MOST_ISSUES).map(({ message }) => message),
  ];
}
