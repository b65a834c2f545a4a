// Raw deflate, as zip files have it. Chromium 102 and older Firefox know only gzip and zlib: there a package is fetched, and only there.
import { loadPart } from "./loadPart.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether the browser's own streams know raw deflate; asked anew each time, for it costs nothing. */
function hasRawDeflate(): boolean {
  try {
    return new DecompressionStream("deflate-raw") instanceof DecompressionStream;
  } catch {
    return false;
  }
}

/** One text or file, perhaps in pieces that are read one after the other. */
export async function deflateRaw(bytes: Bytes | readonly Bytes[]): Promise<Bytes> {
  const pieces = bytes instanceof Uint8Array ? [bytes] : [...bytes];
  if (!hasRawDeflate()) return deflateByPackage(pieces);
  const stream = new Blob(pieces).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function deflateByPackage(pieces: readonly Bytes[]): Promise<Bytes> {
  const { Deflate: Deflater } = await loadPart(() => import("fflate"));
  const chunks: Bytes[] = [];
  const deflater = new Deflater((chunk) => chunks.push(chunk as Bytes));
  for (const piece of pieces) deflater.push(piece);
  deflater.push(new Uint8Array(), true);
  return join(
    chunks,
    chunks.reduce((sum, { length }) => sum + length, 0),
  );
}

/** Null when more than `limit` bytes come out. Rejects on broken data. */
export async function inflateRaw(packed: Bytes, limit: number): Promise<Bytes | null> {
  const chunks: Bytes[] = [];
  let length = 0;
  const take = (chunk: Bytes): boolean => {
    chunks.push(chunk);
    length += chunk.length;
    return length <= limit;
  };
  const isWhole = hasRawDeflate()
    ? await inflateByStream(packed, take)
    : await inflateByPackage(packed, take);
  return isWhole ? join(chunks, length) : null;
}

/** Hands over what comes out, chunk by chunk, until `take` wants no more; then false. */
type Inflate = (packed: Bytes, take: (chunk: Bytes) => boolean) => Promise<boolean>;

const inflateByStream: Inflate = async (packed, take) => {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    if (!take(next.value)) {
      await reader.cancel();
      return false;
    }
  return true;
};

/** Bytes put in at a time: deflate makes at most 1,032 out of one, so a hostile file stops near the limit. */
const STEP = 4096;

const inflateByPackage: Inflate = async (packed, take) => {
  if (packed.length === 0) throw new TypeError("no deflated data");
  const { Inflate: Inflater } = await loadPart(() => import("fflate"));
  const state = { isWanted: true };
  const inflater = new Inflater((chunk) => {
    state.isWanted &&= take(chunk as Bytes);
  });
  for (let at = 0; state.isWanted && at < packed.length; at += STEP)
    inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  return state.isWanted;
};

function join(chunks: readonly Bytes[], length: number): Bytes {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
