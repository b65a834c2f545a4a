// The types of the files that this program writes.
import { download } from "#storage/folder.ts";

/** MIME types of what this program writes. */
export const FILE_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  geojson: "application/geo+json",
  kml: "application/vnd.google-earth.kml+xml",
  zip: "application/zip",
  onemap: "application/zip",
} as const;

export const downloadBytes = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void =>
  download(bytes, name, type);
