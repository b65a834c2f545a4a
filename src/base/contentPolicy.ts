// The text of the page's Content-Security-Policy. Knows directives and origins; nothing of a page, a build or a store.

/** Origins as a policy may name them; anything else could end a directive and begin another. */
const ORIGIN = /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/;

/** The origin of a web address, "https://tiles.example.cn:8080"; null when it has none that a policy can name. */
export function originOf(address: string): string | null {
  try {
    const { origin } = new URL(address);
    return ORIGIN.test(origin) ? origin : null;
  } catch {
    return null;
  }
}

/**
 * What holds for every page of a build. It stands in the page as written, before anything else.
 * It must not name img-src, connect-src or default-src: policies intersect, and those are told by `hostPolicy`.
 * `hashes` are those of the page's own inline scripts, "sha256-…". `isServed`: the page has files beside it.
 */
export function pagePolicy(hashes: readonly string[], isServed: boolean): string {
  const own = isServed ? "'self' " : "";
  return [
    ["script-src", `${own}'wasm-unsafe-eval' ${hashes.map((hash) => `'${hash}'`).join(" ")}`],
    // A page from a file has no origin; there MapLibre makes its (empty) worker from data.
    ["worker-src", isServed ? "'self' blob:" : "blob: data:"],
    ["style-src", `${own}'unsafe-inline'`],
    ["font-src", `${own}data:`],
    ["media-src", `${own}blob: data:`],
    ["manifest-src", isServed ? "'self'" : "'none'"],
    ["object-src", "'none'"],
    ["frame-src", "'none'"],
    ["base-uri", "'none'"],
    ["form-action", "'none'"],
    ["require-trusted-types-for", "'script'"],
    ["trusted-types", "default"],
  ]
    .map(([name, value]) => `${name} ${value!.trim()}`)
    .join("; ");
}

/** What this browser may ask of others: nothing but the origins it was told of. Whatever is no origin is left out. */
export function hostPolicy(origins: readonly string[]): string {
  const sources = ["'self'", "data:", "blob:", ...origins.filter((origin) => ORIGIN.test(origin))];
  return `img-src ${sources.join(" ")}; connect-src ${sources.join(" ")}`;
}

/** Who may frame the page, for a server's header: the page itself cannot say it. */
export function framePolicy(origins: readonly string[]): string {
  return `frame-ancestors ${["'self'", ...origins.filter((origin) => ORIGIN.test(origin))].join(" ")}`;
}
