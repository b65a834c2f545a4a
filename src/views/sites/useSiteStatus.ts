// The status of a site in the card and in the table: what may be chosen, and how it is set.
import { setSiteField } from "#ledger/editSites.ts";
import type { Project } from "#ledger/project.ts";
import type { Site } from "#ledger/site.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { useDesk } from "../desk.ts";
import { useEdit } from "../edit/useEdit.ts";

/** A status that the town's list lacks stays among those that are `offered`; null is 未填报. */
export function useSiteStatus(project: Project, site: Site) {
  const change = useEdit();
  const { statuses, isDefault } = useDesk(({ ledger }) => ledger.town.sites);
  const own = statuses[site.type];
  const offered = site.status === null || own.includes(site.status) ? own : [...own, site.status];
  const set = (next: string | null): void => {
    const [from, to] = [site.status ?? edit.unstated, next ?? edit.unstated];
    change(edit.labels.field(site.name, words.fields.status, from, to), (projects) =>
      setSiteField(projects, project.id, site.id, "status", next),
    );
  };
  return { offered, set, isDefault };
}
