// The import off the main thread: reads, plans and answers, so that the page stays free. Terminating it cancels everything.
import { answerWatch } from "#base/workerLife.ts";
import { messageOf } from "#base/messageOf.ts";
import type { Project } from "#ledger/project.ts";
import { ImportJob } from "#ledger/importing/job.ts";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import type { Taken } from "#ledger/importing/plan.ts";
import type { InputFile, ReadContext } from "#ledger/source.ts";
import { sqliteFile } from "#ledger/formats/gpkg/sqliteFile.ts";
import sqliteWasm from "sql.js/dist/sql-wasm-browser.wasm?url";
import type { Answer, Calls, GivenFile, Request } from "./protocol.ts";

/** A file beside the scripts; in a page on a stick, where there is none, its bytes in the address itself. */
sqliteFile.bring = async () => {
  const answer = await fetch(sqliteWasm);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.arrayBuffer();
};

const never = new AbortController();
let told = performance.now();
const context: ReadContext = {
  signal: never.signal,
  progress: (share) => {
    const now = performance.now();
    // A page that paints in software pays for every step of a bar; small files need none at all.
    if (now - told < 250) return;
    told = now;
    say({ progress: share });
  },
};
const say = (answer: Answer): void => postMessage(answer);

const learned: Project[] = [];
let job: ImportJob | null = null;
let taken: Taken | null = null;

function current(): ImportJob {
  if (!job) throw new Error("nothing is open");
  return job;
}

let ahead: ReturnType<typeof setTimeout> | undefined;
/** While somebody looks at the setup the plan is made ahead, in slices, so that calls get in between. */
function planAhead(): void {
  clearTimeout(ahead);
  ahead = setTimeout(() => {
    try {
      if (job?.isAnswered && !job.planAhead()) planAhead();
    } catch {
      // Asked for the plan, the job comes to the same fault and says so.
    }
  });
}

const bytesOf = async (file: GivenFile): Promise<InputFile> =>
  file instanceof Blob
    ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    : file;

const calls: Calls = {
  learn: (projects) => {
    for (const project of projects) learned.push(project);
  },
  open: async (files, { ledger, features, origin, remembered }) => {
    job = await ImportJob.open(await Promise.all(files.map(bytesOf)), context, {
      town: makeJobTown({ ...ledger, projects: learned }, { features }),
      given: null,
      remembered,
      origin,
    });
    planAhead();
    const { views, issues, officeBase } = job;
    return {
      views,
      issues,
      office: officeBase && {
        office: officeBase.office,
        seq: officeBase.seq,
        madeAt: officeBase.madeAt,
      },
    };
  },
  setup: (index, change) => {
    current().setup(index, change);
    planAhead();
    return current().views[index]!;
  },
  placesUnder: (index, crs, swapped) => current().placesUnder(index, crs, swapped),
  plan: () => {
    taken = null;
    clearTimeout(ahead);
    const { counts, issueCounts } = current().plan(context);
    return { ...counts, issues: Object.fromEntries(issueCounts) };
  },
  rows: (kinds, from, count) =>
    current()
      .rows(kinds, from, count)
      .map(({ at, row }) => ({
        at,
        row,
        decision: current().decisionOf(at) ?? null,
        mended: current().isMended(at),
      })),
  decide: (row, decision) => current().decide(row, decision),
  mend: (row, on) => (on ? current().mend(row) : current().restoreShape(row)),
  take: (from, count) => {
    taken ??= current().take();
    return {
      added: taken.added.slice(from, from + count),
      patches: taken.patches.slice(from, from + count),
      sites: taken.sites,
    };
  },
  rejected: () => current().rejectedTable(),
};

addEventListener("message", (event: MessageEvent<Request>) => {
  if (answerWatch(event.data, postMessage)) return;
  const { id, call, given } = event.data;
  const run = calls[call] as (...given: readonly unknown[]) => unknown;
  Promise.resolve()
    .then(() => run(...given))
    .then(
      (result) => say({ id, result }),
      (cause: unknown) => say({ id, fault: messageOf(cause) }),
    );
});
