// Writes an export off the main thread, so that the page stays free and ending the worker cancels it.
import { exportLedger } from "#ledger/exporting/exportLedger.ts";
import type { Project } from "#ledger/project.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

const projects: Project[] = [];
const say = (answer: FromWorker): void => postMessage(answer);

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if ("projects" in data) {
    for (const project of data.projects) projects.push(project);
    return;
  }
  exportLedger(projects, data.ledger, data.write).then(
    (result) => say({ result }),
    (cause: unknown) => say({ fault: cause instanceof Error ? cause.message : String(cause) }),
  );
});
