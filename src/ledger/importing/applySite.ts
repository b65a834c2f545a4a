// From a row of a list of sites to a site: a new one, or an old one with what the row says.
import { siteId, type SiteId } from "#base/ids.ts";
import type { Plan } from "#plan/plan.ts";
import type { Project } from "../project.ts";
import { EMPTY_SITE, type Site, type SiteType } from "../site.ts";
import { SITE_FIELD_KEYS, siteTypeNamed, withSiteValue } from "../siteFields.ts";
import { proposeSiteType } from "../sites.ts";
import { shortHash, withPlace, type Origin } from "./apply.ts";
import type { Draft, SiteDraft } from "./draft.ts";

/**
 * An id made from project, name and number, so that the same row gets the same one again; made unique against
 * `taken`.
 */
export function makeSiteId(
  owner: string,
  { values: { name, code } }: SiteDraft,
  taken: ReadonlySet<string>,
): SiteId {
  const base = `s-${shortHash([owner, name, code].join("|"))}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return siteId(id);
  }
}

/** The site as the row would have it. `before` is what the ledger holds, or an empty one with a new id. */
export function applySiteDraft(before: Site, draft: Draft, origin: Origin): Site {
  const values = draft.site!.values;
  let after = before;
  for (const key of SITE_FIELD_KEYS) {
    const value = values[key];
    if (value === undefined) continue;
    const isKept = key === "name" || key === "type" || key === "precision";
    if (value === null && (!origin.blankClears || isKept)) continue;
    after = withSiteValue(after, key, value);
  }
  if (Object.keys(draft.extra).length > 0)
    after = { ...after, extra: { ...after.extra, ...draft.extra } };
  return withPlace(before, after, draft, values, origin);
}

/** What the sites of a new row are, and whether anybody has said so. */
export function typeOfNew(
  draft: SiteDraft,
  chosen: SiteType | null,
  owner: Pick<Project, "name" | "kind" | "tasks">,
  plan: Plan | null,
): Pick<Site, "type" | "isTypeProposed"> {
  const stated = typeof draft.values.type === "string" ? siteTypeNamed(draft.values.type) : null;
  const said = stated ?? chosen;
  return said
    ? { type: said, isTypeProposed: false }
    : { type: proposeSiteType(owner, plan) ?? "other", isTypeProposed: true };
}

export function newSite(
  id: SiteId,
  type: Pick<Site, "type" | "isTypeProposed">,
  draft: Draft,
  origin: Origin,
): Site {
  const name = String(draft.site!.values.name ?? "");
  const blank: Site = { ...EMPTY_SITE, ...type, id, name, file: origin.file, row: draft.row };
  return applySiteDraft(blank, draft, origin);
}
