// Packages are made and read off the main thread. Ending the worker cancels either.
import { serveAnswers } from "../serveAnswers.ts";
import { PackingJob } from "./PackingJob.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** A page that paints in software pays for every step of a bar. */
const TELL_MS = 250;
const say = (answer: FromWorker): void => postMessage(answer);

let told = 0;
const job = new PackingJob((progress) => {
  if (performance.now() - told < TELL_MS) return;
  told = performance.now();
  say({ progress });
});

serveAnswers((request: ToWorker) => job.answer(request));
