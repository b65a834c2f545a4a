// An import without a worker: files in, plan and result out, for tests.
import { EMPTY_BASE } from "#ledger/baseMap.ts";
import { ImportJob } from "#ledger/importing/job.ts";
import { makeJobTown } from "#ledger/importing/jobTown.ts";
import { applyTaken, type Decision } from "#ledger/importing/plan.ts";
import type { Setup } from "#ledger/importing/setup.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { InputFile, ReadContext } from "#ledger/source.ts";

export const quiet: ReadContext = {
  progress: () => undefined,
  signal: new AbortController().signal,
};
export const textFile = (name: string, text: string): InputFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

export async function openJob(
  files: readonly InputFile[],
  ledger: Ledger,
  setup: Partial<Setup> = {},
): Promise<ImportJob> {
  const job = await ImportJob.open(files, quiet, {
    town: makeJobTown(ledger, EMPTY_BASE),
    given: null,
    remembered: {},
    assume: true,
  });
  for (const { index } of job.views) job.setup(index, setup);
  return job;
}

export async function importFiles(
  files: readonly InputFile[],
  ledger: Ledger,
  setup: Partial<Setup> = {},
  decisions: Readonly<Record<number, Decision>> = {},
) {
  const job = await openJob(files, ledger, setup);
  job.plan(quiet);
  for (const [row, decision] of Object.entries(decisions)) job.decide(Number(row), decision);
  const plan = job.plan(quiet);
  return {
    job,
    plan: { counts: plan.counts, rows: [...plan.rows()] },
    projects: applyTaken(job.take())(ledger.projects),
  };
}
