// From what is asked for to finished pages. Pure: the same job gives the same pages.
import { allOffices } from "#ledger/ledger.ts";
import { byOffice, paperList } from "#ledger/paper/paperItems.ts";
import type { Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { clauseRows, headingRow } from "./clauses.ts";
import { handout } from "./handout.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { wallSheet } from "./wallSheet.ts";

/** Handouts beyond this many would fill a browser's memory; they are to be printed in parts. */
export const MOST_HANDOUTS = 100;

/** `all`: how many handouts were asked for; `made` of them are in `pages`. */
export type Pages = { pages: readonly PaperPage[]; made: number; all: number };

export function makePages(job: PrintJob): Pages {
  const { town } = job.ledger;
  switch (job.kind) {
    case "wall":
      return {
        pages: wallSheet(
          job,
          job.projects,
          job.title || say.wallTitle(town.name, town.programme),
          "wall",
        ),
        made: 1,
        all: 1,
      };
    case "project": {
      const { items } = paperList(job.projects, job.ledger);
      const chosen = items.slice(0, MOST_HANDOUTS);
      return {
        pages: chosen.flatMap((item) => handout(job, item)),
        made: chosen.length,
        all: items.length,
      };
    }
    case "office": {
      const offices = byOffice(job.projects, job.ledger, allOffices(job.ledger));
      const chosen = offices.slice(0, MOST_HANDOUTS);
      return {
        pages: chosen.flatMap(({ office, projects }, index) =>
          wallSheet(job, projects, say.officeTitle(town.name, office), `o${index}`, (width, size) =>
            officeClauses(job, projects, width, size),
          ),
        ),
        made: chosen.length,
        all: offices.length,
      };
    }
  }
}

/** The clauses behind an office's projects, each once, in the plan's order. */
function officeClauses(job: PrintJob, projects: readonly Project[], width: number, size: number) {
  const wanted = new Set(projects.flatMap(({ tasks }) => tasks));
  const tasks = job.ledger.plan.tasks.filter(({ id }) => wanted.has(id));
  return tasks.length === 0
    ? []
    : [headingRow(say.clause, size), ...clauseRows(tasks, null, width, size)];
}
