// What a list of sites would do, row by row: which project each belongs to, which site of it is meant, what would
// change. Knows rows of sites only; plan.ts asks for them among the rows of an import.
import { isOfLocation } from "../location.ts";
import { error, warning, type Issue, type Place } from "#base/issue.ts";
import type { ProjectId, SiteId } from "#base/ids.ts";
import { words } from "#words/words.ts";
import { isVerified, type Project } from "../project.ts";
import { partOf, readSitePart, samePart, siteParts } from "../parts.ts";
import { registryDiffers, registryDue, type Site } from "../site.ts";
import type { SiteFieldKey } from "../siteFields.ts";
import { applySiteDraft, makeSiteId, newSite, typeOfNew } from "./applySite.ts";
import { draftName, isRejected, type Draft } from "./draft.ts";
import { plainName } from "./match.ts";
import type { Decision, PlanContext, PlanRow, RowChange } from "./plan.ts";

const say = words.importing;

/** Whose site a row is: a project of the ledger, or one that an earlier row of the import adds. */
export type Owner = { project: Project } | { addedBy: number };
export type SiteVerdict = Pick<PlanRow, "kind" | "targets" | "issues"> & {
  owner: Owner | null;
  site: Site | null;
};
type Failed = Pick<SiteVerdict, "kind" | "targets" | "issues">;

/** Sites of one project by id, and by name without spaces and width. */
type SiteIndex = { byId: ReadonlyMap<string, Site>; byName: ReadonlyMap<string, readonly Site[]> };

const group = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

export class SitePlanner {
  readonly #context: PlanContext;
  readonly #byId: ReadonlyMap<string, Project>;
  readonly #byName: ReadonlyMap<string, readonly Project[]>;
  /** Rows of this import that add a project, by its id and its name; 0 where two rows have the name. */
  readonly #added = new Map<string, number | null>();
  readonly #indexes = new Map<ProjectId, SiteIndex>();
  readonly #claimed = new Map<string, number>();

  constructor(context: PlanContext) {
    this.#context = context;
    this.#byId = new Map(context.projects.map((project) => [project.id, project]));
    this.#byName = group(context.projects, ({ name }) => plainName(name));
  }

  /** A row of projects will add one: sites further down may belong to it. */
  willAdd(draft: Draft, index: number): void {
    const { id, name } = draft.values;
    if (typeof id === "string") this.#added.set(`id:${id}`, index);
    if (typeof name !== "string") return;
    const key = `name:${plainName(name)}`;
    this.#added.set(key, this.#added.has(key) ? null : index);
  }

  plan(draft: Draft, decision: Decision | undefined): SiteVerdict {
    const failed = (verdict: Failed): SiteVerdict => ({ ...verdict, owner: null, site: null });
    if (isRejected(draft)) return failed({ kind: "rejected", targets: [], issues: draft.issues });
    if (decision?.skip) return failed(this.#refuse(draft, "import.skipped", say.skipped()));
    const owner = this.#owner(draft, decision);
    if ("kind" in owner) return failed(owner);
    const site = this.#site(draft, owner);
    if (site !== null && "kind" in site) return failed(site);
    const claim = this.#claim(draft, owner, site);
    if (claim !== null)
      return failed(this.#refuse(draft, "data.duplicate-id", say.sameSite(claim)));
    return this.#verdict(draft, owner, site);
  }

  #verdict(draft: Draft, owner: Owner, site: Site | null): SiteVerdict {
    const targets = "project" in owner ? [owner.project] : [];
    const issues = this.#issues(draft, owner, site);
    if (site === null) return { kind: "added", targets, issues, owner, site };
    const changes = this.changes(owner, site, draft);
    const kind = changes.length > 0 ? "changed" : "unchanged";
    return { kind, targets, issues, owner, site };
  }

  #refuse(draft: Draft, code: string, message: string, targets: readonly Project[] = []): Failed {
    const kind = targets.length > 1 ? "unclear" : "rejected";
    return { kind, targets, issues: [...draft.issues, error(code, message, this.#place(draft))] };
  }

  #place = (draft: Draft): Place => ({
    file: this.#context.origins[draft.source]!.file,
    row: draft.row,
    path: draftName(draft) ?? "",
  });

  #owner(draft: Draft, decision: Decision | undefined): Owner | Failed {
    const chosen = this.#byId.get(decision?.as ?? this.#context.sites[draft.source]?.owner ?? "");
    if (chosen) return { project: chosen };
    const named = draft.site!.owner;
    if (named === null) return this.#refuse(draft, "site.no-owner", say.noOwner());
    const known = this.#byId.get(named);
    if (known) return { project: known };
    const found = this.#byName.get(plainName(named)) ?? [];
    if (found.length === 1) return { project: found[0]! };
    if (found.length > 1)
      return this.#refuse(draft, "import.unclear", say.unclearOwner(named, found.length), found);
    const added =
      this.#added.get(`id:${named}`) ?? this.#added.get(`name:${plainName(named)}`) ?? null;
    return added === null
      ? this.#refuse(draft, "site.unknown-owner", say.unknownOwner(named))
      : { addedBy: added };
  }

  #indexOf(project: Project): SiteIndex {
    const known = this.#indexes.get(project.id);
    if (known) return known;
    const index = {
      byId: new Map<string, Site>(project.sites.map((site) => [site.id, site])),
      byName: group(project.sites, ({ name }) => plainName(name)),
    };
    this.#indexes.set(project.id, index);
    return index;
  }

  /** Which site of the project is meant: by id, else by name, and by number where both have one. Null: a new one. */
  #site(draft: Draft, owner: Owner): Site | null | Failed {
    if (!("project" in owner)) return null;
    const { byId, byName } = this.#indexOf(owner.project);
    const { id, values } = draft.site!;
    const known = id === null ? undefined : byId.get(id);
    if (known) return known;
    const name = draftName(draft);
    if (name === null) return this.#refuse(draft, "data.no-name", say.noSiteName());
    const { code } = values;
    const found = (byName.get(plainName(name)) ?? []).filter(
      (site) => typeof code !== "string" || site.code === null || site.code === code,
    );
    if (found.length > 1)
      return this.#refuse(draft, "import.unclear", say.unclearSite(name, found.length));
    return found[0] ?? null;
  }

  /** The row that spoke of the same site first, or null. */
  #claim(draft: Draft, owner: Owner, site: Site | null): number | null {
    const of = "project" in owner ? owner.project.id : `row ${owner.addedBy}`;
    const { id, values } = draft.site!;
    const name = plainName(draftName(draft) ?? "");
    const key = site?.id ?? id ?? JSON.stringify([name, values.code ?? null]);
    const first = this.#claimed.get(`${of} ${key}`);
    if (first === undefined) this.#claimed.set(`${of} ${key}`, draft.row);
    return first ?? null;
  }

  /** The site as the row would have it, whether it is there yet or not. */
  result(owner: Owner, site: Site | null, draft: Draft, id: SiteId, project: Project): Site {
    const origin = this.#context.origins[draft.source]!;
    const base = site && this.#base(owner, site.id);
    if (site)
      return applySiteDraft(base ?? site, draft, base ? { ...origin, blankClears: true } : origin);
    const chosen = this.#context.sites[draft.source]?.siteType ?? null;
    return newSite(id, typeOfNew(draft.site!, chosen, project, this.#context.plan), draft, origin);
  }

  /** The site as it was when the workbook was sent out. */
  #base(owner: Owner, id: SiteId): Site | null {
    const base = "project" in owner ? this.#context.baseOf(owner.project.id) : undefined;
    return base?.sites.find((site) => site.id === id) ?? null;
  }

  changes(owner: Owner, site: Site, draft: Draft): RowChange[] {
    if (!("project" in owner)) return [];
    const { project } = owner;
    const theirs = this.result(owner, site, draft, site.id, project);
    const base = this.#base(owner, site.id);
    const from = base ?? site;
    const [was, now]: [Project, Project] = [
      { ...project, sites: [from] },
      { ...project, sites: [theirs] },
    ];
    return siteParts(was, now).flatMap((part): RowChange[] => {
      const [old, file] = [partOf(was, part), partOf(now, part)];
      const ledger = partOf(project, part);
      if (samePart(part, old, file) || samePart(part, ledger, file)) return [];
      const conflict = base
        ? !samePart(part, old, ledger)
        : isOfPlace(readSitePart(part).key) && isVerified(site);
      return [{ part, ledger, file, base: base ? old : undefined, conflict }];
    });
  }

  #issues(draft: Draft, owner: Owner, site: Site | null): readonly Issue[] {
    const holder = "project" in owner ? owner.project : null;
    if (!holder) return draft.issues;
    const result = this.result(owner, site, draft, site?.id ?? NOBODY, holder);
    const due = registryDue(result);
    if (!due || !registryDiffers(result)) return draft.issues;
    const message = say.registry(result.registry!, due.name, String(Math.round(due.squareMetres)));
    return [...draft.issues, warning("site.registry", message, this.#place(draft))];
  }
}

const NOBODY = "" as SiteId;

const isOfPlace = (key: SiteFieldKey | "geometry" | "extra" | null): boolean =>
  key === "geometry" || (key !== null && key !== "extra" && isOfLocation(key));

/** New sites of an import get ids that no site of the ledger has. */
export class SiteIds {
  readonly #taken: Set<string>;

  constructor(projects: readonly Project[]) {
    this.#taken = new Set(projects.flatMap(({ sites }) => sites.map(({ id }) => id)));
  }

  make(owner: string, draft: Draft): SiteId {
    const { id } = draft.site!;
    const own =
      id !== null && !this.#taken.has(id)
        ? (id as SiteId)
        : makeSiteId(owner, draft.site!, this.#taken);
    this.#taken.add(own);
    return own;
  }
}
