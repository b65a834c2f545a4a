// The way from a deck to slides: one button; the dialog and all it needs come when it is pressed.
import { useState } from "react";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { slides as say } from "#words/zh-CN/slides.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const SlidesDialog = lazyPart(() =>
  import("./SlidesDialog.tsx").then(({ SlidesDialog }) => SlidesDialog),
);

export function SlidesButton({ deck }: { deck: Deck }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {say.open}
      </button>
      {open && (
        <OpenedPart onClose={() => setOpen(false)}>
          <SlidesDialog deck={deck} onClose={() => setOpen(false)} />
        </OpenedPart>
      )}
    </>
  );
}
