// The SHA-256 by which files are known.
import { loadPart } from "./loadPart.ts";

const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** SHA-256 as 64 hexadecimal digits. Browsers keep their own for secure pages; plain http fetches one. */
export async function hashOf(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  // The types promise `subtle` everywhere; on plain http it is not there.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle) return toHex(new Uint8Array(await subtle.digest("SHA-256", bytes)));
  const { sha256 } = await loadPart(() => import("@noble/hashes/sha2.js"));
  return toHex(sha256(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)));
}
