// Said over the map when no project matches at all.
import { clearFilter } from "#state/actions/filter.ts";
import { selectMatches } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";

const say = words.desk.empty;

export function EmptyResult() {
  const none = useDesk(
    (state) =>
      state.loaded &&
      state.ledger.projects.length > 0 &&
      selectMatches(state).counts.projects === 0,
  );
  const dispatch = useDispatch();
  if (!none) return null;
  return (
    <div className="empty-result" role="status">
      <strong>{say.title}</strong>
      <span>{say.hint}</span>
      <button type="button" className="button" onClick={() => dispatch(clearFilter)}>
        {say.clear}
      </button>
    </div>
  );
}
