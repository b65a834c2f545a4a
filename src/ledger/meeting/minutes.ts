// The minutes as lists: what belongs to a meeting, what is carried to it because it is not settled, and the table handed out as 督办清单.
import { placesOf } from "../sites.ts";
import { coordinatesText } from "#geo/formatMeasure.ts";
import { anchorOf } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import type { Sheet, SheetHead } from "../formats/xlsx/workbook.ts";
import { indexPlan, type Ledger } from "../ledger.ts";
import { exampleNotices } from "../town.ts";
import { showDay } from "../showValue.ts";
import type { Minute } from "./meeting.ts";

const say = words.export;

/** Something has to be done: a task, a question, or a decision that names an office, an owner or a day. */
export const needsAction = ({ kind, office, owner, dueOn }: Minute): boolean =>
  kind !== "decision" || office !== null || owner !== null || dueOn !== null;
export const isOpen = (minute: Minute): boolean => needsAction(minute) && !minute.done;
/** `today` as an ISO day. The day itself is not late. */
export const isOverdue = (minute: Minute, today: string): boolean =>
  isOpen(minute) && minute.dueOn !== null && minute.dueOn < today;

/** Meetings in the order in which they began. */
export function meetingsOf(minutes: readonly Minute[]): readonly string[] {
  const began = new Map<string, number>();
  for (const { meeting, madeAt } of minutes)
    began.set(meeting, Math.min(madeAt, began.get(meeting) ?? Infinity));
  return [...began].sort((a, b) => a[1] - b[1]).map(([meeting]) => meeting);
}

export type MeetingList = {
  own: readonly Minute[];
  /** Of earlier meetings and not settled. */ carried: readonly Minute[];
  others: number;
};

/** What stands before a meeting. One that has no minutes yet comes after all others. */
export function listFor(minutes: readonly Minute[], meeting: string): MeetingList {
  const order = meetingsOf(minutes);
  const here = order.indexOf(meeting) < 0 ? order.length : order.indexOf(meeting);
  const own = minutes.filter((minute) => minute.meeting === meeting);
  const earlier = new Set(order.slice(0, here));
  const carried = minutes.filter((minute) => earlier.has(minute.meeting) && isOpen(minute));
  return { own, carried, others: minutes.length - own.length - carried.length };
}

/** Where its pin stands: its own place, or that of its project. null: nowhere on the map. */
export function placeOf({ at, project }: Minute, ledger: Ledger): LngLat | null {
  if (at !== null) return at;
  const found = project === null ? undefined : ledger.projects.find(({ id }) => id === project);
  const first = found && placesOf(found)[0];
  return first ? anchorOf(first) : null;
}

const stateOf = (minute: Minute, today: string): string => {
  const { done, overdue, open, noDue, noted } = say.states;
  if (minute.done) return done;
  if (!needsAction(minute)) return noted;
  return minute.dueOn === null ? noDue : isOverdue(minute, today) ? overdue : open;
};

function aboutOf({ project, task }: Minute, ledger: Ledger): string | null {
  const known = task === null ? undefined : indexPlan(ledger.plan).tasks.get(task);
  const tasks =
    task === null ? [] : [say.task(known?.number ?? task, known?.title ?? words.panel.gone)];
  const projects =
    project === null
      ? []
      : [ledger.projects.find(({ id }) => id === project)?.name ?? project + words.panel.gone];
  return [...tasks, ...projects].join("；") || null;
}

/** A spreadsheet cell holds 32,767 characters. */
const MOST_CELL = 32_000;
const clip = (text: string): string =>
  text.length > MOST_CELL ? text.slice(0, MOST_CELL) + say.cut : text;

const HEADS: readonly SheetHead[] = [
  { label: say.heads.number, width: 6, type: "number" },
  { label: say.heads.kind, width: 8, type: "text" },
  { label: say.heads.text, width: 40, type: "text" },
  { label: say.heads.office, width: 16, type: "text" },
  { label: say.heads.owner, width: 10, type: "text" },
  { label: say.heads.dueOn, width: 12, type: "date" },
  { label: say.heads.about, width: 28, type: "text" },
  { label: say.heads.state, width: 14, type: "text" },
  { label: say.heads.meeting, width: 20, type: "text" },
  { label: say.heads.madeOn, width: 12, type: "date" },
  { label: say.heads.by, width: 10, type: "text" },
  { label: say.heads.place, width: 22, type: "text" },
];

/** Those of the meeting and those carried to it. `today` as an ISO day; empty cells are 未填报. */
export function superviseTable(
  minutes: readonly Minute[],
  meeting: string,
  ledger: Ledger,
  today: string,
): Sheet {
  const { own, carried } = listFor(minutes, meeting);
  const all = [...own, ...carried];
  const rows = all.map((minute, index) => [
    index + 1,
    words.kinds[minute.kind],
    clip(minute.text),
    minute.office,
    minute.owner === null ? null : clip(minute.owner),
    minute.dueOn,
    aboutOf(minute, ledger),
    stateOf(minute, today),
    minute.meeting || words.panel.unnamed,
    showDay(minute.madeAt),
    minute.by || null,
    minute.at === null ? null : coordinatesText(minute.at),
  ]);
  return {
    name: say.sheet,
    title: say.title(ledger.town.name),
    notes: [
      ...exampleNotices(ledger.town),
      say.notes(meeting || words.panel.unnamed, today, all.length, all.filter(isOpen).length),
    ],
    heads: HEADS,
    rows,
  };
}
