// A field of a project's card that is asked for from elsewhere. The card opens its editor and takes the wish away.
import type { ProjectId } from "#base/ids.ts";
import type { FieldKey } from "#ledger/fields.ts";
import { makeSlot } from "./slot.ts";

export type WantedField = { id: ProjectId; field: FieldKey | "place" };

export const wantedField = makeSlot<WantedField | null>(null);
