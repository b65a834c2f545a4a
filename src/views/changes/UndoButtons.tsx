// Undo and redo in the header: what they would do stands in the tooltip, what they did is said aloud and shown for a moment.
import { useEffect, useRef, useState } from "react";
import type { Edit } from "#ledger/journal.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";
import { useUndo } from "./useUndo.ts";
import "../styles/changes.css";

const say = changes.undo;
const SHOWN_MS = 5000;

export function UndoButtons() {
  const { undoLabel, redoLabel, undoStep, redoStep } = useUndo();
  const said = useSaid();
  return (
    <div className="undo-buttons" role="group" aria-label={say.group}>
      <StepButton
        icon="undo"
        name={say.undo}
        keys={say.undoKey}
        what={undoLabel === null ? null : say.undoWhat(undoLabel)}
        nothing={say.nothingToUndo}
        onStep={undoStep}
      />
      <StepButton
        icon="redo"
        name={say.redo}
        keys={say.redoKey}
        what={redoLabel === null ? null : say.redoWhat(redoLabel)}
        nothing={say.nothingToRedo}
        onStep={redoStep}
      />
      <p role="status" className="undo-said">
        {said}
      </p>
    </div>
  );
}

type StepButtonProps = {
  icon: "undo" | "redo";
  name: string;
  keys: string;
  what: string | null;
  nothing: string;
  onStep: () => void;
};

/** Stays focusable when there is nothing left, so that the last step does not throw the focus away. */
function StepButton({ icon, name, keys, what, nothing, onStep }: StepButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={what ?? name}
      aria-disabled={what === null}
      title={`${what ?? nothing}（${keys}）`}
      onClick={() => what !== null && onStep()}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The sentence of the newest edit while it is news, if that edit took something back or did it again. */
function useSaid(): string {
  const edits = useDesk((state) => state.edits);
  const seen = useRef(edits.at(-1)?.seq ?? 0);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const last = edits.at(-1);
    // A journal that arrives from the store is no news; a single further edit is.
    const isNews = last !== undefined && last.seq === seen.current + 1;
    seen.current = last?.seq ?? 0;
    if (isNews) setSaid(sentenceOf(last, edits));
  }, [edits]);
  useEffect(() => {
    if (said === "") return undefined;
    const timer = setTimeout(() => setSaid(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said, edits]);
  return said;
}

function sentenceOf({ undoes, redoes }: Edit, edits: readonly Edit[]): string {
  const label = edits.find(({ seq }) => seq === (undoes ?? redoes))?.label;
  return label === undefined ? "" : undoes !== null ? say.undone(label) : say.redone(label);
}
