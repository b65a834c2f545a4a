// Projects, edits and a window for the tests of the store: what main.tsx wires, without a screen.
import { projectId, taskId } from "#base/ids.ts";
import { FIELD_KEYS, withValue, type FieldKey, type FieldValue } from "#ledger/fields.ts";
import type { Edit } from "#ledger/journal.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import type { Conflict } from "#ledger/rebase.ts";
import { commit, receiveEdits, setSaving, undo, type Editor } from "#state/actions/edit.ts";
import { learnJournal, replaceLedger, startKeeping } from "#state/actions/keep.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { FIRST_STATE } from "#state/state.ts";
import { makeStore, type Store } from "#state/store.ts";
import { Autosave } from "#storage/autosave.ts";
import { LedgerStore } from "#storage/ledgerStore.ts";

export const project = (id: string, change: Partial<Project> = {}): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: `项目${id}`,
  file: "a.geojson",
  row: 1,
  ...change,
});
export const projects = (count: number): Project[] =>
  Array.from({ length: count }, (_, index) => project(`p${index}`));

/** A project with a value in every field. */
export function fullProject(id: string): Project {
  const values: Partial<Record<FieldKey, FieldValue>> = {
    tasks: ["1", "14-2"],
    leads: ["规划办", "农业农村办"],
    assists: ["执法办"],
    totalWan: 12.5,
    yearWan: 0,
    doneWan: 3,
    statedSquareMetres: 666.67,
    statedMetres: 1200,
    accuracyMetres: 5,
    precision: "surveyed",
    scope: "线路",
    plannedStart: "2023-04",
    plannedFinish: "2025",
    actualStart: "2023-04-23",
    actualFinish: null,
    confirmedOn: "2024-01-05",
  };
  let full = project(id, {
    geometry: {
      type: "LineString",
      coordinates: [
        [110.7, 21.5],
        [110.71, 21.52],
      ],
    },
    attachments: [{ id: "f1", name: "现场.jpg", href: null, bytes: 12, addedOn: "2024-01-05" }],
    extra: { 图斑号: 7 },
  });
  for (const key of FIELD_KEYS)
    if (key !== "id")
      full = withValue(full, key, values[key] === undefined ? `${key} 的文字` : values[key]);
  return { ...full, tasks: full.tasks.map(taskId) };
}

export const set =
  (id: string, key: FieldKey, value: FieldValue): Editor =>
  (list) =>
    list.map((item) => (item.id === id ? withValue(item, key, value) : item));
export const setEdit = (
  seq: number,
  before: Project,
  key: FieldKey,
  value: FieldValue,
  index = 0,
): Edit => ({
  seq,
  at: seq * 1000,
  by: `某某${seq}`,
  label: `改${key}`,
  changes: [{ id: before.id, before, after: withValue(before, key, value), index }],
  mark: null,
  undoes: null,
  redoes: null,
});

export type Desk = {
  store: Store;
  autosave: Autosave;
  ledgerStore: LedgerStore;
  conflicts: Conflict[];
  edit: (by: string, editor: Editor) => void;
  undo: (by: string) => void;
  settled: () => Promise<void>;
  ids: () => string[];
  value: (id: string) => Project | undefined;
};

let clock = 1_700_000_000_000;

/** Opens a window upon the store as main.tsx does. */
export async function openDesk(
  name: string,
  files: readonly Project[],
  others: Desk[] = [],
): Promise<Desk> {
  const ledgerStore = await LedgerStore.open(name);
  if (!(ledgerStore instanceof LedgerStore)) throw new Error(ledgerStore.cause);
  const kept = await ledgerStore.read();
  const seq = kept?.head.seq ?? 0;
  const store = makeStore({
    ...FIRST_STATE,
    loaded: true,
    ledger: { ...EMPTY_LEDGER, projects: kept ? kept.rows.map((row) => row.project) : files },
  });
  store.dispatch(startKeeping(seq, { phase: "saved", seq, reason: null }));
  if (kept) store.dispatch(learnJournal((await ledgerStore.readEdits(0)).edits));
  const conflicts: Conflict[] = [];
  const autosave = new Autosave(
    ledgerStore,
    {
      journal: () => store.get().edits,
      report: (saving) => store.dispatch(setSaving(saving)),
      receive: (edits) => store.dispatch(receiveEdits(edits)),
      replace: (list, edits) => store.dispatch(replaceLedger(list, edits)),
      merged: (found) => conflicts.push(...found),
      announce: () =>
        others.forEach((other) => other.autosave !== autosave && void other.autosave.catchUp()),
    },
    kept,
    files,
  );
  store.subscribe(({ edits, ledger }, before) => {
    if (edits !== before.edits) autosave.follow(edits, ledger.projects);
  });
  const desk: Desk = {
    store,
    autosave,
    ledgerStore,
    conflicts,
    edit: (by, editor) => store.dispatch(commit({ at: (clock += 1000), by }, "改", editor)),
    undo: (by) => store.dispatch(undo({ at: (clock += 1000), by }, (label) => `撤销：${label}`)),
    settled: () =>
      new Promise((resolve) => {
        const look = (): void => {
          if (store.get().saving.phase === "saving") return;
          stop();
          resolve();
        };
        const stop = store.subscribe(look);
        look();
      }),
    ids: () => store.get().ledger.projects.map(({ id }) => id),
    value: (id) => store.get().ledger.projects.find((item) => item.id === id),
  };
  others.push(desk);
  return desk;
}
