// One edit by a program: checked like any other input, and answered only when it is kept.
import { FIELDS, sameValue, valueOf, type FieldKey } from "#ledger/fields.ts";
import type { Edit } from "#ledger/journal.ts";
import { setField } from "#ledger/revive.ts";
import { commit, lastSeq } from "#state/actions/edit.ts";
import type { Store } from "#state/store.ts";
import { stampNow } from "#views/edit/stamp.ts";
import { storage } from "#words/zh-CN/storage.ts";

const say = storage.edit;

/** Resolves to the number of the edit on disk; to that of the newest one when the field has the value already. */
export async function editField(
  store: Store,
  id: string,
  field: string,
  value: unknown,
): Promise<number> {
  const state = store.get();
  const project = state.ledger.projects.find((candidate) => candidate.id === id);
  if (!project) throw new TypeError(say.unknownProject(String(id)));
  if (field === "id" || !Object.hasOwn(FIELDS, field))
    throw new TypeError(say.unknownField(String(field)));
  const key = field as FieldKey;
  const changed = setField(project, key, value);
  if (!changed)
    throw new TypeError(
      say.badValue(FIELDS[key].label, String(JSON.stringify(value)).slice(0, 60)),
    );
  if (state.saving.phase === "off") throw new Error(storage.state.offReason);
  const before = lastSeq(state);
  if (sameValue(valueOf(project, key), valueOf(changed, key))) return before;
  store.dispatch(
    commit(stampNow(), say.label(project.name, FIELDS[key].label), (projects) =>
      projects.map((candidate) => (candidate === project ? changed : candidate)),
    ),
  );
  const sets = ({ changes }: Edit) =>
    changes.some(
      ({ id: other, after }) =>
        other === project.id &&
        after !== null &&
        sameValue(valueOf(after, key), valueOf(changed, key)),
    );
  return whenSaved(store, store.get().edits.at(-1)!, sets);
}

/**
 * An edit that was laid upon another window's has a new number, and the same moment, label and result.
 * Moment and label alone would also fit what the other window did in the same millisecond.
 */
function whenSaved(store: Store, edit: Edit, sets: (edit: Edit) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    let stop = (): void => undefined;
    const look = (): void => {
      const { edits, saving } = store.get();
      const mine =
        edits.findLast((candidate) => candidate === edit) ??
        edits.findLast(
          (other) =>
            other.at === edit.at &&
            other.by === edit.by &&
            other.label === edit.label &&
            sets(other),
        );
      if (mine && saving.seq >= mine.seq) resolve(mine.seq);
      else if (!mine) reject(new Error(storage.banner.conflicts(1)));
      else if (saving.phase === "saved" || saving.phase === "saving") return;
      else reject(new Error(saving.reason ?? storage.state.offReason));
      stop();
    };
    stop = store.subscribe(look);
    look();
  });
}
