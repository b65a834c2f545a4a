// The list of the software's parts with their licences, as the build wrote it: beside the page, or in a page that travels alone.

/** `identifier` is an SPDX name; `text` the licence as the part has it. */
export type Licence = { name: string; version: string; identifier?: string; text?: string };

/** The element that holds the list in a page without files beside it; the build (cli/site/shell.ts) writes it. */
export const LICENCES_ID = "one-map-licences";

/** Rejects where the list is missing. */
export async function readLicences(): Promise<readonly Licence[]> {
  const own = document.getElementById(LICENCES_ID)?.textContent;
  if (own) return JSON.parse(own) as Licence[];
  const response = await fetch(new URL("licenses.json", document.baseURI));
  if (!response.ok) throw new Error(`licenses.json: ${response.status}`);
  return (await response.json()) as Licence[];
}
