// What a layer, or the value that a mark wears, is called.
import type { ColourEntry } from "#ledger/colouring.ts";
import { makeSigns, type Signs } from "#ledger/signs.ts";
import { colouringOf } from "#state/selectors.ts";
import type { Facet } from "#ledger/filter.ts";
import type { ColourBy, LayerGroup } from "#ledger/layers.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { layers as say } from "#words/zh-CN/layers.ts";
import { nameOfValue } from "../filters/facetNames.ts";

/** What the marks mean that the screen shows of this ledger. */
export const signsOf = (by: ColourBy, ledger: Ledger): Signs =>
  makeSigns(colouringOf(ledger, by), ledger, (entry) => nameOfEntry(by, entry, ledger));

/** The filter that knows the values by name. */
const FACET_OF: Readonly<Record<ColourBy | LayerGroup, Facet>> = {
  kinds: "kinds",
  sections: "sections",
  tasks: "tasks",
  leads: "offices",
  statuses: "statuses",
  villages: "villages",
  precision: "precision",
};

/** The filters in which a value may be chosen: a status is a project's, or a site's. */
export const facetsOf = (by: ColourBy): readonly Facet[] =>
  by === "statuses" ? ["statuses", "siteStatuses"] : [FACET_OF[by]];

export const nameOfLayer = (
  by: ColourBy | LayerGroup,
  value: string,
  ledger: Ledger,
): { number: string; name: string } => nameOfValue(FACET_OF[by], value, ledger);

/** The name of a line of the legend: its value's, or how many values share the mark. */
export function nameOfEntry(by: ColourBy, { values, isRest }: ColourEntry, ledger: Ledger): string {
  if (isRest && values.length > 1) return say.rest(values.length);
  const { number, name } = nameOfLayer(by, values[0] ?? "", ledger);
  return number === "" ? name : `${number} ${name}`;
}
