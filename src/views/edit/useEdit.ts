// How components change projects: one stamped, journaled, undoable edit. Knows no field and no label.
import { use, useCallback } from "react";
import { commit, type Editor } from "#state/actions/edit.ts";
import { DeskContext } from "../desk.ts";
import { stampNow } from "./stamp.ts";

export type Edit = (label: string, change: Editor) => void;

export function useEdit(): Edit {
  const desk = use(DeskContext);
  return useCallback(
    (label, change) => desk?.store.dispatch(commit(stampNow(), label, change)),
    [desk],
  );
}
