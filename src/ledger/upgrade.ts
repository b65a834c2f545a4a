// Kept data of older formats, brought to the form of today one step at a time. The store and the package go by the same table.
import { isObject, type Loose } from "#base/loose.ts";

/**
 * The format this program writes. 1: locations without confirmedBy and method, projects without attachments. 2: with
 * them. 3: decks and minutes beside the projects. 4: old edits of the store lie in pages. 5: projects may have sites.
 */
export const FORMAT = 5;
/**
 * What a package is written as: nothing in it is newer, so that a program of that time opens it. One that does not
 * know sites must not lose them in silence.
 */
const PACKAGE_FORMAT = 3;
const PACKAGE_FORMAT_WITH_SITES = 5;
export const packageFormatOf = (hasSites: boolean): number =>
  hasSites ? PACKAGE_FORMAT_WITH_SITES : PACKAGE_FORMAT;

/** From format N to N + 1, for one project. Values that are no projects pass as they are: whoever reads them says so. */
const MIGRATIONS: Readonly<Record<number, (project: Loose) => Loose>> = {
  1: (project) => ({
    ...project,
    location: isObject(project.location)
      ? { confirmedBy: null, method: null, ...project.location }
      : project.location,
    attachments: project.attachments ?? [],
  }),
};

/** Whether anything of a project or an edit changes on the way from that format. */
export const changesProjects = (from: number): boolean =>
  Object.keys(MIGRATIONS).some((format) => Number(format) >= from);

/** What a whole package of format `from` holds beside projects and edits. Before 3 there was nothing of a meeting; whatever stood under its names is not ours. */
export const upgradeMeeting = (ledger: Loose, from: number): { decks: unknown; minutes: unknown } =>
  from < 3 ? { decks: [], minutes: [] } : { decks: ledger.decks, minutes: ledger.minutes };

/** A project of format `from` in the form of today. */
export function upgradeProject(value: unknown, from: number): unknown {
  if (!isObject(value)) return value;
  let project = value;
  for (let format = from; format < FORMAT; format++)
    project = MIGRATIONS[format]?.(project) ?? project;
  return project;
}

/** An edit whose changes hold projects of format `from`. */
export function upgradeEdit(value: unknown, from: number): unknown {
  if (from >= FORMAT || !isObject(value) || !Array.isArray(value.changes)) return value;
  const changes = value.changes.map((change: unknown) =>
    isObject(change)
      ? {
          ...change,
          before: upgradeProject(change.before, from),
          after: upgradeProject(change.after, from),
        }
      : change,
  );
  return { ...value, changes };
}
