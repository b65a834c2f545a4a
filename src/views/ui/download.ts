// Hands bytes to the browser as a file to keep.

/** MIME types of what this program writes. */
export const FILE_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv;charset=utf-8", geojson: "application/geo+json", kml: "application/vnd.google-earth.kml+xml",
  zip: "application/zip", onemap: "application/zip",
} as const;

export function downloadBytes(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
