// From what is asked for to finished pages. Pure: the same job gives the same pages.
import { atOnce, within, type Steps } from "#base/steps.ts";
import { allOffices } from "#ledger/ledger.ts";
import { byOffice, paperList } from "#ledger/paper/paperItems.ts";
import type { Project } from "#ledger/project.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { clauseRows, headingRow } from "./clauses.ts";
import { handout } from "./handout.ts";
import type { PaperPage, PrintJob } from "./job.ts";
import { wallSteps, type WallOrder } from "./wallSheet.ts";

/** Handouts beyond this many would fill a browser's memory; they are to be printed in parts. */
export const MOST_HANDOUTS = 100;

/** `all`: how many handouts were asked for; `made` of them are in `pages`. */
export type Pages = { pages: readonly PaperPage[]; made: number; all: number };

export function* pageSteps(job: PrintJob): Steps<Pages> {
  switch (job.kind) {
    case "wall":
      return yield* wallPages(job);
    case "project":
      return yield* handoutPages(job);
    case "office":
      return yield* officePages(job);
  }
}

export const makePages = (job: PrintJob): Pages => atOnce(pageSteps(job));

function* wallPages(job: PrintJob): Steps<Pages> {
  const { town } = job.ledger;
  const title = job.title || say.wallTitle(town.name, town.programme);
  const pages = yield* wallSteps({ job, projects: job.projects, title, id: "wall" });
  return { pages, made: 1, all: 1 };
}

function* handoutPages(job: PrintJob): Steps<Pages> {
  const { items } = paperList(job.projects, job.ledger);
  const chosen = items.slice(0, MOST_HANDOUTS);
  const pages: PaperPage[] = [];
  for (const [index, item] of chosen.entries()) {
    pages.push(...handout(job, item));
    yield (index + 1) / chosen.length;
  }
  return { pages, made: chosen.length, all: items.length };
}

function* officePages(job: PrintJob): Steps<Pages> {
  const offices = byOffice(job.projects, job.ledger, allOffices(job.ledger));
  const chosen = offices.slice(0, MOST_HANDOUTS);
  const pages: PaperPage[] = [];
  for (const [index, { office, projects }] of chosen.entries()) {
    const order: WallOrder = {
      job,
      projects,
      title: say.officeTitle(job.ledger.town.name, office),
      id: `o${index}`,
      after: (width, size) => officeClauses(job, projects, width, size),
    };
    const [from, to] = [index / chosen.length, (index + 1) / chosen.length];
    pages.push(...(yield* within(wallSteps(order), from, to)));
  }
  return { pages, made: chosen.length, all: offices.length };
}

/** The clauses behind an office's projects, each once, in the plan's order. */
function officeClauses(job: PrintJob, projects: readonly Project[], width: number, size: number) {
  const wanted = new Set(projects.flatMap(({ tasks }) => tasks));
  const tasks = job.ledger.plan.tasks.filter(({ id }) => wanted.has(id));
  return tasks.length === 0
    ? []
    : [headingRow(say.clause, size), ...clauseRows(tasks, null, width, size)];
}
