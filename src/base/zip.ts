// Just enough of the zip format to read and write office files and packed maps safely: a limit on what comes out, names in any encoding.
import { decodeText } from "./decode.ts";
import { deflateRaw, inflateRaw } from "./deflate.ts";

export type ZipParts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
/** The parts of an archive, or why there are none. */
export type ReadZip = { parts: ZipParts } | { failed: "broken" | "too-big" };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_PARTS = 2000;

/** Unpacks the wanted parts, `limit` bytes in all and no more, whatever the archive declares. May reject on broken data. */
export async function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): Promise<ReadZip> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= Math.max(0, bytes.length - 66_000) && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END) return { failed: "broken" };
  const count = view.getUint16(end + 10, true);
  if (count > MAX_PARTS) return { failed: "too-big" };
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  let left = limit;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) return { failed: "broken" };
    const [method, packed, nameLength] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 20, true),
      view.getUint16(at + 28, true),
    ];
    // Without the UTF-8 flag a Windows archive has its names in GBK.
    const name = decodeText(bytes.subarray(at + 46, at + 46 + nameLength)).text;
    if (wanted(name)) {
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const raw = bytes.slice(from, from + packed);
      const part = method === 0 ? raw : await inflateRaw(raw, left);
      if (part === null || part.length > left) return { failed: "too-big" };
      left -= part.length;
      parts.set(name, part);
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { parts };
}

/** Packs parts without compression. `at` is the moment all of them bear, in milliseconds since 1970. */
export function writeZip(parts: ZipParts, at = Date.now()): Uint8Array<ArrayBuffer> {
  return assemble(
    [...parts].map(([name, bytes]) => ({ name, bytes, packed: bytes, method: 0 })),
    at,
  );
}

/** A part as a whole, or in pieces that follow each other: what is long need not lie in the memory twice. */
export type ZipContent = Uint8Array<ArrayBuffer> | readonly Uint8Array<ArrayBuffer>[];
const piecesOf = (bytes: ZipContent): readonly Uint8Array<ArrayBuffer>[] =>
  bytes instanceof Uint8Array ? [bytes] : bytes;

/** Packs parts with deflate. `at` as above. */
export async function packZip(
  parts: ReadonlyMap<string, ZipContent>,
  at = Date.now(),
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await Promise.all(
    [...parts].map(async ([name, bytes]) => ({
      name,
      bytes,
      packed: await deflateRaw(bytes),
      method: 8,
    })),
  );
  return assemble(packed, at);
}

type Packed = { name: string; bytes: ZipContent; packed: Uint8Array; method: number };

/** As MS-DOS wrote a moment: the date in the upper half, the time of this machine's clock in the lower, in steps of two seconds. */
function dosMoment(at: number): number {
  const when = new Date(at);
  const year = Math.min(2107, Math.max(1980, when.getFullYear()));
  const date = ((year - 1980) << 9) | ((when.getMonth() + 1) << 5) | when.getDate();
  const time = (when.getHours() << 11) | (when.getMinutes() << 5) | (when.getSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}

function assemble(parts: readonly Packed[], at: number): Uint8Array<ArrayBuffer> {
  const moment = dosMoment(at);
  const pieces: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, packed, method } of parts) {
    const label = new TextEncoder().encode(name);
    const length = piecesOf(bytes).reduce((sum, piece) => sum + piece.length, 0);
    const shared: Field[] = [
      [20, 2],
      [0x800, 2],
      [method, 2],
      [moment, 4],
      [crc32(bytes), 4],
      [packed.length, 4],
      [length, 4],
      [label.length, 2],
      [0, 2],
    ];
    const local = record([[LOCAL, 4], ...shared]);
    central.push(
      record([[CENTRAL, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
      label,
    );
    pieces.push(local, label, packed);
    offset += local.length + label.length + packed.length;
  }
  const directory = central.reduce((sum, piece) => sum + piece.length, 0);
  const end = record([
    [END, 4],
    [0, 2],
    [0, 2],
    [parts.length, 2],
    [parts.length, 2],
    [directory, 4],
    [offset, 4],
    [0, 2],
  ]);
  const all = [...pieces, ...central, end];
  const zip = new Uint8Array(offset + directory + end.length);
  all.reduce((from, piece) => (zip.set(piece, from), from + piece.length), 0);
  return zip;
}

/** A number and how many bytes it takes, little end first. */
type Field = [value: number, bytes: 2 | 4];

function record(fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, length] of fields) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += length;
  }
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

function crc32(content: ZipContent): number {
  let crc = ~0;
  for (const bytes of piecesOf(content))
    for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!;
  return ~crc >>> 0;
}
