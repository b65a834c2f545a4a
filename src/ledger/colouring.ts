// What the colour and shape of each mark mean: values of one field, each with one of the few marks that can be told
// apart. Pure.
import { UNSTATED } from "./columns.ts";
import { STATUSES } from "./fields.ts";
import { indexPlan, rolesOf, type Ledger } from "./ledger.ts";
import { kindIndex, KINDS, OTHER_KIND } from "./kinds.ts";
import type { ColourBy, LayerGroup } from "./layers.ts";
import { PRECISIONS, type Project } from "./project.ts";
import { SITE_TYPES, type Site } from "./site.ts";

/** Marks for values; of those left, one stands for all further values and one for 未填报. */
const MOST = KINDS.length - 1;
const REST = KINDS.length - 1;

/** One line of the legend. `values` are those that wear the mark: several for the rest. */
export type ColourEntry = { slot: number; values: readonly string[]; isRest: boolean };

export type Colouring = {
  by: ColourBy;
  /** The mark of a project (site null) or of one of its sites, as an index into the classes. */
  slotOf: (project: Project, site: Site | null) => number;
  entries: readonly ColourEntry[];
};

/**
 * The value by which a mark is grouped or coloured. Of several tasks or offices the first counts, so that each mark
 * is in one group.
 */
export function groupValue(
  by: ColourBy | LayerGroup,
  project: Project,
  site: Site | null,
  ledger: Ledger,
): string {
  switch (by) {
    case "kinds":
      return project.kind ?? UNSTATED;
    case "statuses":
      return (site ? site.status : project.status) ?? UNSTATED;
    case "villages":
      return (site ? (site.village ?? project.village) : project.village) ?? UNSTATED;
    case "precision":
      return (site ?? project).location.precision;
    case "leads":
      return rolesOf(project, ledger).leads[0] ?? UNSTATED;
    case "tasks":
      return project.tasks[0] ?? UNSTATED;
    case "sections": {
      const { tasks } = indexPlan(ledger.plan);
      return project.tasks.map((id) => tasks.get(id)?.section).find(Boolean) ?? UNSTATED;
    }
  }
}

/** Values in the order of plan, town and lists; further ones in the order in which they occur. */
export function knownOrder(by: ColourBy | LayerGroup, { plan, town }: Ledger): readonly string[] {
  switch (by) {
    case "kinds":
      return KINDS.map(({ name }) => name);
    case "sections":
      return plan.sections.map(({ id }) => id);
    case "tasks":
      return plan.tasks.map(({ id }) => id);
    case "leads":
      return town.offices.offices.map(({ id }) => id);
    case "villages":
      return town.villages;
    case "precision":
      return PRECISIONS;
    case "statuses":
      return [
        ...new Set([...STATUSES, ...SITE_TYPES.flatMap((type) => town.sites.statuses[type])]),
      ];
  }
}

/** How many marks there are of each value, in order; 未填报 last. */
export function countValues(by: ColourBy | LayerGroup, ledger: Ledger): Map<string, number> {
  const counts = new Map<string, number>(knownOrder(by, ledger).map((value) => [value, 0]));
  const add = (project: Project, site: Site | null): void => {
    const value = groupValue(by, project, site, ledger);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  };
  for (const project of ledger.projects) {
    add(project, null);
    for (const site of project.sites) add(project, site);
  }
  const unstated = counts.get(UNSTATED) ?? 0;
  counts.delete(UNSTATED);
  return new Map([...counts, [UNSTATED, unstated] as const].filter(([, count]) => count > 0));
}

/** The classes of project wear their own marks. */
const byKind = (ledger: Ledger): Colouring => {
  // Only a legend reads the entries; the map draws after every edit without counting the ledger for them.
  let entries: readonly ColourEntry[] | null = null;
  return {
    by: "kinds",
    slotOf: ({ kind }) => kindIndex(kind),
    get entries() {
      return (entries ??= kindEntries(ledger));
    },
  };
};

function kindEntries(ledger: Ledger): readonly ColourEntry[] {
  const values = [...countValues("kinds", ledger).keys()];
  const entries = KINDS.flatMap(({ name }, slot): ColourEntry[] =>
    values.includes(name) ? [{ slot, values: [name], isRest: false }] : [],
  );
  const others = values.filter((value) => value !== UNSTATED && kindIndex(value) === OTHER_KIND);
  return [
    ...entries,
    ...(others.length > 0 ? [{ slot: OTHER_KIND, values: others, isRest: true }] : []),
    ...(values.includes(UNSTATED) ? [{ slot: OTHER_KIND, values: [UNSTATED], isRest: false }] : []),
  ];
}

/** The most frequent values get a mark each, in their own order; all further ones share one, and 未填报 has the ring. */
export function makeColouring(by: ColourBy, ledger: Ledger): Colouring {
  if (by === "kinds") return byKind(ledger);
  const counts = countValues(by, ledger);
  const stated = [...counts.keys()].filter((value) => value !== UNSTATED);
  const most = [...stated].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, MOST);
  const chosen = stated.length <= MOST + 1 ? stated : stated.filter((one) => most.includes(one));
  const rest = stated.filter((value) => !chosen.includes(value));
  const slots = new Map(chosen.map((value, slot) => [value, slot]));
  slots.set(UNSTATED, OTHER_KIND);
  return {
    by,
    slotOf: (project, site) => slots.get(groupValue(by, project, site, ledger)) ?? REST,
    entries: [
      ...chosen.map((value, slot) => ({ slot, values: [value], isRest: false })),
      ...(rest.length > 0 ? [{ slot: REST, values: rest, isRest: true }] : []),
      ...(counts.has(UNSTATED) ? [{ slot: OTHER_KIND, values: [UNSTATED], isRest: false }] : []),
    ],
  };
}
