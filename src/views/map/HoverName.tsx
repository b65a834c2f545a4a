// The name of the project or site under the pointer, with how exact its place is. A convenience only: nothing is told
// here alone.
import { placeLabel, precisionLabel } from "#ledger/fields.ts";
import type { Item } from "#map/items.ts";
import { words } from "#words/words.ts";

export function HoverName({ item }: { item: Item | null }) {
  if (!item) return null;
  const { project, site } = item;
  const text = site
    ? words.map.hoverSite(site.name, project.name, precisionLabel(site.location.precision))
    : words.map.hover(project.name, placeLabel(project));
  return (
    <p className="hover-name" aria-hidden="true">
      {text}
    </p>
  );
}
