// Registers the offline copy of the site and tells when a newer version is complete. Shows nothing.
import { isExamplePage } from "#storage/examplePage.ts";
import { reloadPage } from "#storage/unfinishedText.ts";

/** Changes of the site are looked for this often while a page stays open. */
const EVERY_MS = 60 * 60 * 1000;

export type Update = {
  /** Lets the new version take over; the page is loaded anew by it. */ apply: () => void;
};

/** The build writes it into the page. */
const versionOf = (): string | null =>
  document.querySelector('meta[name="one-map-version"]')?.getAttribute("content") ?? null;

/** `onUpdate` is called when a newer version lies ready. Where there is no build, no server or no permission nothing happens. */
export async function registerOffline(onUpdate: (update: Update) => void): Promise<void> {
  const version = versionOf();
  if (version === null || !/^https?:$/.test(location.protocol) || !("serviceWorker" in navigator))
    return;
  const { serviceWorker } = navigator;
  // Held until the page is gone, so that the parts of its version stay.
  void navigator.locks?.request(
    `one-map:${version}`,
    { mode: "shared" },
    () => new Promise(() => undefined),
  );
  let asked = false;
  serviceWorker.addEventListener("controllerchange", () => asked && reloadPage());
  const registration = await serviceWorker
    .register(new URL("sw.js", document.baseURI), { updateViaCache: "none" })
    .catch(() => null);
  if (!registration) return;
  const offer = (waiting: ServiceWorker): void =>
    onUpdate({
      apply: () => {
        asked = true;
        // Another window may have let it take over already.
        if (waiting.state === "installed") waiting.postMessage("take-over", []);
        else reloadPage();
      },
    });
  const watch = (worker: ServiceWorker | null): void =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller) offer(worker);
    });
  if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  serviceWorker.controller?.postMessage("opened");
  if (isExamplePage())
    void serviceWorker.ready.then(({ active }) => active?.postMessage("keep-example", []));
  const look = (): void => void registration.update().catch(() => undefined);
  setInterval(look, EVERY_MS);
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "visible" && look(),
  );
}
