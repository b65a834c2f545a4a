// Whether the minutes are open, and which meeting they are of. Kept while the page is open; not in the address.
import { makeSlot } from "../edit/slot.ts";

export const minutesOpen = makeSlot(false);
/** The name as the user wrote it; null until somebody has: then it is the newest meeting of today, or a new one. */
export const meetingName = makeSlot<string | null>(null);
