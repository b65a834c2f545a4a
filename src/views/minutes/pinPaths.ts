// The shape of a pin by its kind, as path data around its point: told apart without colour. The letter says the same again.
import type { MinuteKind } from "#ledger/meeting/meeting.ts";

/** 决定 square, 待办 round, 疑问 pointed; each stands on its tip at 0,0 and its middle is at 0,-22. */
export const PIN_PATHS: Readonly<Record<MinuteKind, string>> = {
  decision: "M0 0L-5 -10H-12V-34H12V-10H5Z",
  todo: "M0 0L-6 -10A13 13 0 1 1 6 -10Z",
  question: "M0 0L-6 -10L-15 -22L0 -37L15 -22L6 -10Z",
};
