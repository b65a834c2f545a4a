// Fetches one of the town's files beside the page. The manifest is asked for early by index.html.

/** Rejects when the file is not there. `path` is relative to geodata/. */
export async function fetchTownFile(path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, new URL("geodata/", document.baseURI)), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
