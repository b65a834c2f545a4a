// Older pages of the journal, read before the steps of undo run out.
import { expect, it, vi } from "vitest";
import { projectId } from "#base/ids.ts";
import type { Edit } from "#ledger/journal.ts";
import { EMPTY_PROJECT } from "#ledger/project.ts";
import { commit } from "#state/actions/edit.ts";
import { startKeeping } from "#state/actions/keep.ts";
import { FIRST_STATE, type State } from "#state/state.ts";
import { makeStore } from "#state/store.ts";
import { watchUndo } from "#views/changes/watchUndo.ts";

const HALL = { ...EMPTY_PROJECT, id: projectId("hall"), name: "综治中心" };
const START: State = { ...FIRST_STATE, ledger: { ...FIRST_STATE.ledger, projects: [HALL] } };
const note = (text: string) =>
  commit({ at: 0, by: "" }, text, (projects) => projects.map((one) => ({ ...one, note: text })));

const JOURNAL: readonly Edit[] = Array.from({ length: 40 }, (_, index) =>
  note(String(index)),
).reduce((state, action) => action(state), START).edits;
/** Ten edits a page. */
const pageBefore = (seq: number): Promise<readonly Edit[]> =>
  Promise.resolve(JOURNAL.slice(Math.max(0, seq - 11), seq - 1));
const opened = () => {
  const kept = startKeeping(40, { phase: "saved", seq: 40, reason: null })(START);
  return makeStore({ ...kept, edits: JOURNAL.slice(39) });
};

it("reads pages until twenty steps are at hand, and no more", async () => {
  const store = opened();
  watchUndo(store, pageBefore);
  await expect.poll(() => store.get().edits[0]?.seq).toBe(20);
});

it("asks again with the next edit when a page could not be read", async () => {
  const store = opened();
  const read = vi.fn<typeof pageBefore>(() => Promise.reject(new Error("the database is busy")));
  watchUndo(store, read);
  await expect.poll(() => read.mock.calls.length).toBe(1);
  read.mockImplementation(pageBefore);
  store.dispatch(note("again"));
  await expect.poll(() => store.get().edits[0]?.seq).toBeLessThanOrEqual(22);
});
