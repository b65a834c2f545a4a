// What stays selected when the projects have changed.
import type { Project } from "#ledger/project.ts";
import { siteOf } from "#ledger/sites.ts";
import type { View } from "./view.ts";

/** What is selected and has gone is selected no longer. */
export function withSelection(view: View, projects: readonly Project[]): View {
  if (view.project === null) return view;
  const project = projects.find(({ id }) => id === view.project);
  if (!project) return { ...view, project: null, site: null };
  return view.site === null || siteOf(project, view.site) ? view : { ...view, site: null };
}
