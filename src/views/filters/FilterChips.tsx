// One chip per active filter; a click takes it away.
import { FACETS, NO_FILTER } from "#ledger/filter.ts";
import {
  clearFilter,
  setRole,
  setText,
  setVerifiedOnly,
  toggleValue,
} from "#state/actions/filter.ts";
import { setLayers } from "#state/actions/look.ts";
import { setCell } from "#state/actions/density.ts";
import { setSince } from "#state/actions/since.ts";
import { reachesBack } from "#state/selectors.ts";
import type { Action, State } from "#state/state.ts";
import { words } from "#words/words.ts";
import { layers } from "#words/zh-CN/layers.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { versionAt } from "../changes/versionNames.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { Icon } from "../ui/Icon.tsx";
import { useRootClass } from "../ui/useRootClass.ts";
import { nameOfValue } from "./facetNames.ts";

const say = words.desk;

type ChipEntry = { key: string; label: string; remove: Action };

export function FilterChips() {
  const filter = useDesk(({ view }) => view.filter);
  const ledger = useDesk((state) => state.ledger);
  const compared = useDesk(comparedLabel);
  const off = useDesk(({ view }) => view.layers.off.length);
  const cell = useDesk(({ view }) => view.cell);
  if (filter === NO_FILTER && compared === null && off === 0 && cell === null) return null;
  const chips: ChipEntry[] = FACETS.flatMap((facet) =>
    filter[facet].map((value) => {
      const { number, name } = nameOfValue(facet, value, ledger);
      return {
        key: `${facet}:${value}`,
        label: `${say.facets[facet]}：${number ? `${number} ` : ""}${name}`,
        remove: toggleValue(facet, value),
      };
    }),
  );
  if (filter.role !== "any" && filter.offices.length > 0)
    chips.push({
      key: "role",
      label: `${say.roles.label}：${say.roles[filter.role]}`,
      remove: setRole("any"),
    });
  if (filter.verifiedOnly)
    chips.push({ key: "verified", label: say.facets.verifiedOnly, remove: setVerifiedOnly(false) });
  if (filter.text.trim() !== "")
    chips.push({ key: "text", label: `${say.facets.text}：${filter.text}`, remove: setText("") });
  if (compared !== null) chips.push({ key: "since", label: compared, remove: setSince(null) });
  // What is switched off is counted all the same, so the map says that it does not show everything.
  if (off > 0)
    chips.push({
      key: "layers",
      label: layers.hidden(off),
      remove: setLayers((now) => ({ ...now, off: [] })),
    });
  if (cell !== null)
    chips.push({ key: "cell", label: say.facets.cell(cell.metres), remove: setCell(null) });
  return chips.length === 0 ? null : <ChipList chips={chips} />;
}

function ChipList({ chips }: { chips: readonly ChipEntry[] }) {
  const dispatch = useDispatch();
  useRootClass("has-chips");
  return (
    <ul className="chips" aria-label={say.facets.chips}>
      {chips.map(({ key, label, remove }) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            title={label}
            aria-label={say.facets.remove(label)}
            onClick={() => dispatch(remove)}
          >
            <span>{label}</span>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="link-button"
            onClick={() => {
              dispatch(clearFilter);
              dispatch(setSince(null));
            }}
          >
            {say.facets.clearAll}
          </button>
        </li>
      )}
    </ul>
  );
}

/** A version that the journal here does not hold filters nothing, and that is said. */
function comparedLabel(state: State): string | null {
  const { since } = state.view;
  if (since === null) return null;
  const version = reachesBack(state, since) ? versionAt(state, since) : null;
  return version ? changes.since.chip(version.name) : changes.since.unknownVersion;
}
