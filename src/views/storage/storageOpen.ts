// Whether 本机台账 stands open: its button is in the header, and a fault of what is kept leads there.
import { makeSlot } from "../edit/slot.ts";

export const storageOpen = makeSlot(false);
