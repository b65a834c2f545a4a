// Keeps the built site for when there is no network. Every version has its own cache and is complete or absent; the town's files come from the network first.
// Built by itself to sw.js. Knows paths and hashes, nothing of the app.
import { cutAt } from "#base/cutAt.ts";
import { hashOf } from "#base/hash.ts";

/** Put in by the build: every file of the site with the SHA-256 of its bytes, and what they are called together. */
export type Site = { version: string; files: Readonly<Record<string, string>> };
declare const SITE: Site;
const site = SITE;

/** What of the worker's world is used here; the DOM's types do not know it. */
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Scope = EventTarget & {
  registration: ServiceWorkerRegistration;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};

const worker = self as unknown as Scope;
const scope = worker.registration.scope;
/** Several sites may share an origin. */
const APP = `one-map-app:${scope}:`;
const MINE = APP + site.version;
const DATA = `one-map-data:${scope}`;
/** A weak network is given up after this, where an older copy is at hand. */
const PATIENCE_MS = 4000;

const urlOf = (path: string): string => new URL(path, scope).href;
const pathOf = (url: string): string | null =>
  url.startsWith(scope)
    ? decodeURI(cutAt(new URL(url).href.slice(scope.length), /[?#]/)) || PAGE
    : null;
const isData = (path: string): boolean => /^(?:geodata|seeds)\//.test(path);

const PAGE = "index.html";
/** A cache that holds the page holds everything. */
const pageLast = <T>(files: readonly [string, T][]): [string, T][] => [
  ...files.filter(([path]) => path !== PAGE),
  ...files.filter(([path]) => path === PAGE),
];

/** A file of another version than this worker's refuses the whole installation: it is tried again later. */
async function keepSite(): Promise<void> {
  const cache = await caches.open(MINE);
  const others = await otherCaches();
  try {
    for (const [path, hash] of pageLast(Object.entries(site.files))) {
      // Names with a hash in them never change: what an older version holds is not fetched again.
      const known = path.startsWith("assets/") ? await findIn(others, urlOf(path)) : undefined;
      const response = known ?? (await fetch(urlOf(path), { cache: "no-cache" }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      if ((await hashOf(await response.clone().arrayBuffer())) !== hash)
        throw new Error(`${path}: another version`);
      await cache.put(urlOf(path), response);
    }
  } catch (cause) {
    await caches.delete(MINE);
    throw cause;
  }
}

/** The first visit is read before this worker is there, so the town's files are asked for once more. One that is missing stays missing. */
async function keepData(folder: string): Promise<void> {
  const cache = await caches.open(DATA);
  const bring = async (url: string): Promise<Response | null> => {
    const response = await fetch(url, { cache: "no-cache" }).catch(() => null);
    if (!response?.ok) return null;
    await cache.put(url, response.clone());
    return response;
  };
  const manifest = urlOf(`${folder}town.json`);
  const town = (await (await bring(manifest))?.json().catch(() => null)) as {
    plan?: unknown;
    projects?: unknown;
    base?: unknown;
  } | null;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const paths = [
    town?.plan,
    ...list(town?.projects),
    ...list(town?.base).map((item) => (item as { file?: unknown } | null)?.file),
  ];
  await Promise.all(
    paths
      .filter((path) => typeof path === "string")
      .map((path) => new URL(path, manifest).href)
      .filter((url) => url.startsWith(scope))
      .map(bring),
  );
}

const siteCaches = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(APP));
const otherCaches = async (): Promise<string[]> =>
  (await siteCaches()).filter((name) => name !== MINE);

async function findIn(names: readonly string[], url: string): Promise<Response | undefined> {
  for (const name of names) {
    const found = await (await caches.open(name)).match(url);
    if (found) return found;
  }
  return undefined;
}

/** A page that was opened with another version finds its parts there until it is closed; the page itself is always this version's. */
async function fromSite(path: string, request: Request): Promise<Response> {
  const others = path.startsWith("assets/") ? await otherCaches() : [];
  return (await findIn([MINE, ...others], urlOf(path))) ?? fetch(request);
}

/**
 * “刷新后生效”: once a newer version lies ready, a page that is loaded is of that version, and its worker takes over. The
 * presenter's window belongs to a page that is open already and is of that page's version.
 */
async function pageOf(request: Request): Promise<Response> {
  const { waiting } = worker.registration;
  if (!waiting || new URL(request.url).searchParams.has("presenter"))
    return fromSite(PAGE, request);
  waiting.postMessage("take-over", []);
  const newestFirst = (await siteCaches()).map((_, at, all) => all[all.length - 1 - at]!);
  return (await findIn(newestFirst, urlOf(PAGE))) ?? fetch(request);
}

async function fromTown(request: Request): Promise<Response> {
  const cache = await caches.open(DATA);
  const kept = await cache.match(request.url);
  const asked = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(request.url, response.clone());
    // A file that was taken away is not brought back by an old copy.
    else if (response.status === 404 || response.status === 410) await cache.delete(request.url);
    else if (kept && response.status >= 500) return kept;
    return response;
  });
  if (!kept) return asked;
  const patience = new Promise<Response>((resolve) =>
    setTimeout(() => resolve(kept.clone()), PATIENCE_MS),
  );
  return Promise.race([asked.catch(() => kept.clone()), patience]);
}

/**
 * Every page holds a lock named after its version: an older version that no page holds is taken away. Caches are listed in the order
 * in which they were made; one after this worker's belongs to a newer worker that is only waiting.
 */
async function dropUnused(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const inUse = new Set(held.map(({ name }) => name));
  const all = await siteCaches();
  for (const name of all.slice(0, Math.max(0, all.indexOf(MINE))))
    if (!inUse.has(`one-map:${name.slice(APP.length)}`)) await caches.delete(name);
}

worker.addEventListener("install", (event) =>
  (event as unknown as Extendable).waitUntil(Promise.all([keepSite(), keepData("geodata/")])),
);
worker.addEventListener("activate", (event) =>
  (event as unknown as Extendable).waitUntil(worker.clients.claim()),
);
worker.addEventListener("message", (event) => {
  const { data } = event as MessageEvent<unknown>;
  if (data === "take-over") (event as unknown as Extendable).waitUntil(worker.skipWaiting());
  if (data === "keep-example")
    (event as unknown as Extendable).waitUntil(keepData("geodata/example/"));
  if (data === "opened") (event as unknown as Extendable).waitUntil(dropUnused());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  const path = request.method === "GET" ? pathOf(request.url) : null;
  if (path === null || path === "sw.js") return;
  if (path === PAGE && request.mode === "navigate")
    (event as Fetching).respondWith(pageOf(request));
  else if (isData(path)) (event as Fetching).respondWith(fromTown(request));
  else if (Object.hasOwn(site.files, path) || path.startsWith("assets/"))
    (event as Fetching).respondWith(fromSite(path, request));
});
