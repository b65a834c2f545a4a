// Whether this page shows the example (ledger/example) instead of the town's own ledger. Knows the address alone: it
// is asked before any file is read.

const PARAM = "example";
const ownFolder = "geodata/";
const exampleFolder = "geodata/example/";

/** What travels inside the page (carry/carried.ts) is what it shows, whatever its address says. */
export const isExamplePage = (): boolean =>
  new URLSearchParams(location.search).has(PARAM) &&
  document.getElementById("one-map-carried") === null;

/** Where the files of the town lie that this page shows, relative to the page. */
export const townFolder = (): string => (isExamplePage() ? exampleFolder : ownFolder);

/** Put to names that both pages would share: channels, windows, what the tab remembers. */
export const exampleMark = (): string => (isExamplePage() ? `?${PARAM}` : "");

/** The way into the example, and back from it. */
export const exampleAddress = (): string => `${location.pathname}?${PARAM}`;
export const ownAddress = (): string => location.pathname;

/** A file that lies beside the example's, such as a picture; null for whatever is none. */
export const besideExample = (href: string): string | null =>
  isExamplePage() && /^photos\/[\w-]+\.svg$/.test(href)
    ? new URL(exampleFolder + href, document.baseURI).href
    : null;
