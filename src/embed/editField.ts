// One edit by a program: checked like any other input, and answered only when it is kept.
import { misfit } from "#ledger/editing.ts";
import { FIELDS, sameValue, valueOf, type FieldKey, type FieldValue } from "#ledger/fields.ts";
import type { Edit } from "#ledger/journal.ts";
import { nameFault } from "#ledger/projectName.ts";
import type { Project } from "#ledger/project.ts";
import { wantedOf } from "#ledger/reading/cells.ts";
import { setField } from "#ledger/revive.ts";
import { commit, lastSeq } from "#state/actions/edit.ts";
import type { Store } from "#state/store.ts";
import { stampNow } from "#views/edit/stamp.ts";
import type { Plan } from "#plan/plan.ts";
import { api } from "#words/zh-CN/api.ts";
import { edit as words } from "#words/zh-CN/edit.ts";
import { storage } from "#words/zh-CN/storage.ts";

const say = api.edit;

/** The project with the value set. Throws a TypeError that says what would do: the desk's own rules, no laxer for a program. */
function withChecked(project: Project, key: FieldKey, value: unknown, plan: Plan): Project {
  const changed = setField(project, key, value);
  if (!changed) {
    const fault = key === "name" && typeof value === "string" ? nameFault(value) : null;
    if (fault) throw new TypeError(words.misfit.name[fault]());
    const found = String(JSON.stringify(value)).slice(0, 60);
    throw new TypeError(say.value(FIELDS[key].label, found, wantedOf(key)));
  }
  const fault = misfit(project, key, value as FieldValue, plan);
  if (fault !== null) throw new TypeError(fault);
  return changed;
}

/** Resolves to the number of the edit on disk; to that of the newest one when the field has the value already. */
export async function editField(
  store: Store,
  id: string,
  field: string,
  value: unknown,
): Promise<number> {
  const state = store.get();
  const project = state.ledger.projects.find((candidate) => candidate.id === id);
  if (!project) throw new TypeError(say.project(String(id).slice(0, 60)));
  if (field === "id" || !Object.hasOwn(FIELDS, field))
    throw new TypeError(say.field(String(field).slice(0, 60)));
  const key = field as FieldKey;
  const changed = withChecked(project, key, value, state.ledger.plan);
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
