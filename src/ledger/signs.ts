// What marks mean where a legend stands in words beside them and filters nothing: on the wall, on paper, on slides.
// Pure.
import { words } from "#words/words.ts";
import { groupValue, type ColourEntry, type Colouring } from "./colouring.ts";
import { kindIndex, KINDS } from "./kinds.ts";
import type { Ledger } from "./ledger.ts";
import type { Project } from "./project.ts";
import { isOnMap } from "./sites.ts";

/** `slot`: index of the mark, as in `Colouring`. */
export type Sign = { slot: number; name: string };

export type Signs = {
  /** What the marks tell apart. */
  title: string;
  slotOf: Colouring["slotOf"];
  /** The marks that these projects, or their sites, wear where they have a place; in the order of the legend. */
  among: (projects: readonly Project[]) => readonly Sign[];
};

const slotOfKind = ({ kind }: Pick<Project, "kind">): number => kindIndex(kind);

/** By class: those of the town's own and 未填报 share the ring of 其他. */
export const KIND_SIGNS: Signs = {
  title: words.map.colouring.kinds,
  slotOf: slotOfKind,
  among: (projects) => {
    const worn = new Set(projects.filter(isOnMap).map(slotOfKind));
    return [...worn]
      .sort((a, b) => a - b)
      .map((slot) => ({ slot, name: KINDS[slot]?.name ?? words.map.otherKind }));
  },
};

/** By what the screen colours, each line called `nameOf` it. */
export function makeSigns(
  colouring: Colouring,
  ledger: Ledger,
  nameOf: (entry: ColourEntry) => string,
): Signs {
  const { by, slotOf } = colouring;
  if (by === "kinds") return KIND_SIGNS;
  return {
    title: words.map.colouring[by],
    slotOf,
    among: (projects) => {
      const worn = new Set<string>();
      for (const project of projects) {
        if (project.geometry) worn.add(groupValue(by, project, null, ledger));
        for (const site of project.sites)
          if (site.geometry) worn.add(groupValue(by, project, site, ledger));
      }
      return colouring.entries
        .filter(({ values }) => values.some((value) => worn.has(value)))
        .map((entry) => ({ slot: entry.slot, name: nameOf(entry) }));
    },
  };
}
