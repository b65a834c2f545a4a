// Whether the help stands open: its button is in the header, the help itself above the page.
import { makeSlot } from "../edit/slot.ts";

export const helpOpen = makeSlot(false);
