// Whether a field of the card is being edited. A text that was being typed when the page was loaded anew finds its editor open again.
import type { Dispatch, SetStateAction } from "react";
import type { FieldKey } from "#ledger/fields.ts";
import type { Project } from "#ledger/project.ts";
import { useUnfinished } from "../ui/useUnfinished.ts";
import { hasDraft } from "./drafts.ts";

/** null before it was edited and after the focus has left by itself; false after it was saved or cancelled. */
export const useFieldOpen = (
  { id }: Project,
  field: FieldKey,
): [boolean | null, Dispatch<SetStateAction<boolean | null>>] =>
  useUnfinished<boolean | null>(placeOf(id, field), null, () => hasDraft(id, field) || null);

export const placeOf = (id: string, field: FieldKey): string => `card ${id} ${field}`;
