// Ids and hashes without what browsers keep for secure pages.
import { afterEach, expect, it, vi } from "vitest";
import { hashOf } from "#base/hash.ts";
import { newId } from "#base/ids.ts";

afterEach(() => vi.unstubAllGlobals());

const own = globalThis.crypto;
function withoutSecureContext(): void {
  vi.stubGlobal("crypto", {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => own.getRandomValues(bytes),
  });
}
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it("makes ids that differ and look alike, on secure pages and on plain http", () => {
  const secure = newId();
  withoutSecureContext();
  const plain = Array.from({ length: 1000 }, newId);
  expect(new Set([secure, ...plain]).size).toBe(1001);
  for (const id of [secure, ...plain]) expect(id).toMatch(UUID);
});

it("finds the same hash with and without the browser's own", async () => {
  const bytes = new TextEncoder().encode("浅水镇");
  const hashes = [await hashOf(bytes), await hashOf(bytes.buffer)];
  withoutSecureContext();
  hashes.push(await hashOf(bytes), await hashOf(bytes.buffer));
  expect(new Set(hashes)).toEqual(
    new Set(["7aa65a5917b5fdc451da2e990aed3489fbd25c36e379bc39c0252635ded174ef"]),
  );
});
