// Which sites of a project the filter shows, given that it shows the project. Pure.
import type { Filter } from "#ledger/filter.ts";
import { isVerified } from "#ledger/project.ts";
import type { Site } from "#ledger/site.ts";

const allows = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value);

export const sitesShown = (
  sites: readonly Site[],
  { siteTypes, siteStatuses, verifiedOnly }: Filter,
): readonly Site[] =>
  sites.filter(
    (site) =>
      allows(siteTypes, site.type) &&
      allows(siteStatuses, site.status ?? "") &&
      (!verifiedOnly || isVerified(site)),
  );
