// Brings the scripts of panels, dialogs and tools before they are asked for, so that the first opening does not wait. One import a wave (cli/site/waves.ts).
import { loadPart } from "#base/loadPart.ts";
import { bringParts } from "./ui/lazyPart.tsx";

const QUIET_MS = 1500;

/** Resolves when the page has had nothing to do for a while; a page that is never idle gets it all the same. */
export const idle = (): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(() => {
      if (typeof requestIdleCallback === "undefined") resolve();
      else requestIdleCallback(() => resolve(), { timeout: 5000 });
    }, QUIET_MS),
  );

/** Never rejects: what cannot be brought now is asked for again when it is wanted. */
export async function bringRest(): Promise<void> {
  const waves = [
    () => loadPart(() => import("./panels/Reader.tsx"), "in background"),
    () => loadPart(() => import("./storage/StorageDialog.tsx"), "in background"),
    () => loadPart(() => import("./meeting/Present.tsx"), "in background"),
  ];
  for (const bring of waves) await bring().catch(() => undefined);
  await bringParts();
}
