// When and by whom an edit is made: the clock of this machine, and the name given in “本机台账”.
import type { Stamp } from "#ledger/journal.ts";
import { readPreference } from "#storage/preferences.ts";

export const stampNow = (): Stamp => ({ at: Date.now(), by: readPreference("editor") });
