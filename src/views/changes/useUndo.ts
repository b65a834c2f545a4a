// What can be undone and redone now, and doing it. Keys belong to the page, except where text is written, a dialog asks or a sketch is drawn.
import { useEffect } from "react";
import { stepsOf, type Edit } from "#ledger/journal.ts";
import { redo, undo } from "#state/actions/edit.ts";
import type { Action, State } from "#state/state.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";

const say = changes.undo;

const undoNow = (): Action => undo(stampNow(), say.undoLabel);
const redoNow = (): Action => redo(stampNow(), say.redoLabel);

const labelOf = (edits: readonly Edit[], seq: number | undefined): string | null =>
  seq === undefined ? null : (edits.find((edit) => edit.seq === seq)?.label ?? null);
const undoLabelOf = ({ edits }: State): string | null => labelOf(edits, stepsOf(edits).undo.at(-1));
const redoLabelOf = ({ edits }: State): string | null => labelOf(edits, stepsOf(edits).redo.at(-1));

/** Labels of the next step each way; null where there is none. */
export function useUndo(): {
  undoLabel: string | null;
  redoLabel: string | null;
  undoStep: () => void;
  redoStep: () => void;
} {
  const dispatch = useDispatch();
  return {
    undoLabel: useDesk(undoLabelOf),
    redoLabel: useDesk(redoLabelOf),
    undoStep: () => dispatch(undoNow()),
    redoStep: () => dispatch(redoNow()),
  };
}

const TEXTLESS = new Set(["checkbox", "radio", "button", "submit", "range", "color", "file"]);

/** The browser's own undo belongs to fields that hold text. */
function writesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TEXTLESS.has(target.type);
  return (
    target instanceof HTMLElement &&
    (target instanceof HTMLTextAreaElement || target.isContentEditable)
  );
}

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (⌘ likewise). */
export function useUndoKeys(): void {
  const dispatch = useDispatch();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.isComposing ||
        event.defaultPrevented ||
        writesText(event.target)
      )
        return;
      const key = event.key.toLowerCase();
      if ((key !== "z" && key !== "y") || document.querySelector(".sketch, .overlay") !== null)
        return;
      event.preventDefault();
      dispatch(key === "y" || event.shiftKey ? redoNow() : undoNow());
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [dispatch]);
}
