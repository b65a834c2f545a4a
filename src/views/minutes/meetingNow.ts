// Which meeting is being held: what the user called it, else that of today's newest minute, else a new one named after the day.
import { dayOf } from "#base/clock.ts";
import type { State } from "#state/state.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { makeSlot } from "../edit/slot.ts";

/** The name as the user wrote it; null until somebody has. Kept while the page is open; not in the address. */
export const meetingName = makeSlot<string | null>(null);

/** Where the form of a minute keeps what is typed into it. */
export const MINUTE = "minute";

export function meetingToday({ meeting: { minutes } }: State): string {
  const today = dayOf(Date.now());
  const newest = minutes
    .filter(({ madeAt }) => dayOf(madeAt) === today)
    .sort((a, b) => a.madeAt - b.madeAt)
    .at(-1);
  return newest?.meeting ?? words.panel.firstName(today);
}
