// Said over the map when no project matches at all: which words or conditions found none, and the way back.
import { FACETS, type Filter } from "#ledger/filter.ts";
import { clearFilter, setText } from "#state/actions/filter.ts";
import { selectMatches } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch } from "../desk.ts";

const say = words.desk.empty;

const hasConditions = (filter: Filter, since: number | null): boolean =>
  since !== null || filter.verifiedOnly || FACETS.some((facet) => filter[facet].length > 0);

export function EmptyResult() {
  const none = useDesk(
    (state) =>
      state.loaded &&
      state.ledger.projects.length > 0 &&
      selectMatches(state).counts.projects === 0,
  );
  const text = useDesk(({ view }) => view.filter.text.trim());
  const others = useDesk(({ view }) => hasConditions(view.filter, view.since));
  const dispatch = useDispatch();
  if (!none) return null;
  return (
    <div className="empty-result" role="status">
      <strong>{text === "" ? say.title : others ? say.both(text) : say.text(text)}</strong>
      <span>{text !== "" && !others ? say.textHint : say.hint}</span>
      <span className="empty-actions">
        {text !== "" && (
          <button type="button" className="button" onClick={() => dispatch(setText(""))}>
            {say.clearText}
          </button>
        )}
        {others && (
          <button type="button" className="button" onClick={() => dispatch(clearFilter)}>
            {say.clear}
          </button>
        )}
      </span>
    </div>
  );
}
