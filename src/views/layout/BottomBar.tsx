// The bar at the lower edge of a phone: each button opens its sheet over the map, or takes it away again.
import { FACETS } from "#ledger/filter.ts";
import { openPanel } from "#state/actions/look.ts";
import { layout as say } from "#words/zh-CN/layout.ts";
import { useDesk, useDeskStore } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { closeSheet, openSheet, sheet, type SheetName } from "./sheet.ts";

type Entry = { name: Exclude<SheetName, "card">; icon: IconName };

const ENTRIES: readonly Entry[] = [
  { name: "filters", icon: "filter" },
  { name: "panel", icon: "list" },
  { name: "layers", icon: "layers" },
  { name: "more", icon: "more" },
];

export function BottomBar() {
  const store = useDeskStore();
  const open = useSlot(sheet)?.name;
  const chosen = useDesk(({ view: { filter } }) =>
    FACETS.reduce((sum, facet) => sum + filter[facet].length, filter.verifiedOnly ? 1 : 0),
  );
  const press = (name: Entry["name"]): void => {
    if (open === name) return closeSheet();
    openSheet(name, true);
    if (name === "panel" && store.get().view.panel === "none")
      store.dispatch(openPanel("projects"));
  };
  return (
    <nav className="bottom-bar" aria-label={say.bar}>
      {ENTRIES.map(({ name, icon }) => (
        <button
          key={name}
          type="button"
          data-opens={name}
          aria-expanded={open === name}
          onClick={() => press(name)}
        >
          <Icon name={icon} />
          <span>{say.sheets[name]}</span>
          {name === "filters" && chosen > 0 && <span className="badge">{chosen}</span>}
        </button>
      ))}
    </nav>
  );
}
