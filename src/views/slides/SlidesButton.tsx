// The way from a deck to slides: one button; the dialog and all it needs come when it is pressed.
import { lazy, Suspense, useState } from "react";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { slides as say } from "#words/zh-CN/slides.ts";

const SlidesDialog = lazy(() =>
  import("./SlidesDialog.tsx").then(({ SlidesDialog }) => ({ default: SlidesDialog })),
);

export function SlidesButton({ deck }: { deck: Deck }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {say.open}
      </button>
      <Suspense>{open && <SlidesDialog deck={deck} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
