// Whether a field of the card is being edited. A text that was being typed when the page was loaded anew finds its editor open again.
import { useEffect, type Dispatch, type SetStateAction } from "react";
import type { FieldKey } from "#ledger/fields.ts";
import type { Project } from "#ledger/project.ts";
import { useUnfinished } from "../ui/useUnfinished.ts";
import { hasDraft } from "./drafts.ts";
import { useSlot } from "./slot.ts";
import { wantedField } from "./wantedField.ts";

/** null before it was edited and after the focus has left by itself; false after it was saved or cancelled. */
export function useFieldOpen(
  { id }: Project,
  field: FieldKey,
): [boolean | null, Dispatch<SetStateAction<boolean | null>>] {
  const [open, setOpen] = useUnfinished<boolean | null>(
    placeOf(id, field),
    null,
    () => hasDraft(id, field) || null,
  );
  const wanted = useSlot(wantedField);
  const isWanted = wanted?.id === id && wanted.field === field;
  useEffect(() => {
    if (!isWanted) return;
    wantedField.set(null);
    setOpen(true);
  }, [isWanted, setOpen]);
  return [open, setOpen];
}

export const placeOf = (id: string, field: FieldKey): string => `card ${id} ${field}`;
