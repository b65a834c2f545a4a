// Stands in the desk from its first frame: F5 starts the show, a reload takes it up again. Everything heavier
// comes when a show runs.
import { useEffect } from "react";
import { toAddress } from "#state/address.ts";
import type { Store } from "#state/store.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { enterFullscreen } from "./fullscreen.ts";
import { beginShow, chosenDeck, keepShow, resumeShow, showing } from "./showing.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Present = lazyPart(() => import("./Present.tsx").then(({ Present }) => Present));

/** A show that cannot be drawn is over. */
function giveUp(): void {
  keepShow(null);
  showing.set(null);
}

export function MeetingHost() {
  const store = useDeskStore();
  const loaded = useDesk((state) => state.loaded);
  const show = useSlot(showing);
  useEffect(() => {
    if (loaded && !showing.get()) resumeShow();
  }, [loaded]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key !== "F5" ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        showing.get() ||
        document.querySelector(".overlay")
      )
        return;
      if (present(store, null, 0)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [store]);
  return (
    show && (
      <OpenedPart onClose={giveUp}>
        <Present />
      </OpenedPart>
    )
  );
}

/** Starts the deck, or the one chosen last, or the first. False where there is nothing to show: F5 then reloads as ever. Must be called in a key press or click. */
export function present(store: Store, deckId: string | null, index: number): boolean {
  const { meeting, view } = store.get();
  const wanted = deckId ?? chosenDeck.get();
  const deck =
    meeting.decks.find(({ id }) => id === wanted) ??
    (deckId === null ? meeting.decks.find(({ scenes }) => scenes.length > 0) : undefined);
  if (!deck || deck.scenes.length === 0) return false;
  beginShow(deck, index, toAddress(view));
  void enterFullscreen();
  return true;
}
