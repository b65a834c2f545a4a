// Archives as other programs see them.
import { expect, it } from "vitest";
import { packZip, writeZip } from "#base/zip.ts";

const parts = new Map([
  ["甲.txt", new Uint8Array([1, 2, 3])],
  ["b/乙.txt", new Uint8Array([4])],
]);
const AT = new Date(2026, 10, 28, 14, 5, 37).getTime();

/** The moments in the local and the central heads, as year, month, day, hour, minute, second. */
function momentsOf(zip: Uint8Array): number[][] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const found: number[][] = [];
  for (let at = 0; at + 4 <= zip.length; at++) {
    const signature = view.getUint32(at, true);
    const field = signature === 0x04034b50 ? at + 10 : signature === 0x02014b50 ? at + 12 : null;
    if (field === null) continue;
    const [time, date] = [view.getUint16(field, true), view.getUint16(field + 2, true)];
    found.push([
      1980 + (date >> 9),
      (date >> 5) & 15,
      date & 31,
      time >> 11,
      (time >> 5) & 63,
      (time & 31) * 2,
    ]);
  }
  return found;
}

it.each([
  ["stored", (at: number) => Promise.resolve(writeZip(parts, at))],
  ["packed", (at: number) => packZip(parts, at)],
])("every %s entry bears the moment it was written", async (_, pack) => {
  const moment = [2026, 11, 28, 14, 5, 36];
  expect(momentsOf(await pack(AT))).toEqual([moment, moment, moment, moment]);
  expect(await pack(AT)).toEqual(await pack(AT));
});

it("without a moment it is now, and never before archives could tell", () => {
  expect(momentsOf(writeZip(parts))[0]![0]).toBeGreaterThan(2025);
  expect(momentsOf(writeZip(parts, 0))[0]![0]).toBe(1980);
});
