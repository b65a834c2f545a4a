// Broken files by the thousand, from a fixed seed: no reader throws or hangs, and a file cut short never loses rows in silence.
import { describe, expect, it } from "vitest";
import type { InputFile } from "#ledger/source.ts";
import { randomFrom } from "../random.ts";
import { runs } from "../../../long/share.ts";
import { fixturesIn, FORMAT_NAMES, FORMATS, read } from "./reading.ts";

const SEED = 20230423;
const PER_FORMAT = runs(300, 8000);

const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const LENGTHS = [0, 1, 0x7fffffff, 0xffffffff, 0x80000000, 0xffff];

/** One to four wounds: flipped bits, lost or doubled pieces, a cut end, lengths that lie, pieces moved, digits and tags swapped. */
function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let now = Uint8Array.from(bytes);
  for (let wound = random(4); wound >= 0 && now.length > 8; wound--) {
    const [at, size] = [random(now.length), 1 + random(64)];
    switch (random(7)) {
      case 0:
        now[at]! ^= 1 << random(8);
        break;
      case 1:
        now = Uint8Array.from(join(now.subarray(0, at), now.subarray(at + size)));
        break;
      case 2:
        now = Uint8Array.from(
          join(now.subarray(0, at), now.subarray(at, at + size), now.subarray(at)),
        );
        break;
      case 3:
        now = now.slice(0, at);
        break;
      case 4:
        new DataView(now.buffer).setUint32(
          random(now.length - 4),
          LENGTHS[random(LENGTHS.length)]!,
          random(2) === 0,
        );
        break;
      case 5:
        now.set(now.slice(random(now.length - 4)).subarray(0, Math.min(size, now.length - at)), at);
        break;
      default:
        now[at] = [0, 0x22, 0x2c, 0x2d, 0x3c, 0x3e, 0x39, 0xff][random(8)]!;
    }
  }
  return now;
}

const rowCount = (layers: readonly { rows: readonly unknown[] }[]): number =>
  layers.reduce((sum, { rows }) => sum + rows.length, 0);

/** Where one of the files can be cut so that rows are lost and nothing is said. */
async function silentCuts(
  format: (typeof FORMAT_NAMES)[number],
  files: readonly InputFile[],
  index: number,
): Promise<string[]> {
  const { bytes } = files[index]!;
  const whole = rowCount((await read(FORMATS[format], ...files)).value);
  const silent: string[] = [];
  for (let cut = 0; cut < bytes.length; cut += Math.ceil(bytes.length / 60)) {
    const shortened = files.map((file, i) =>
      i === index ? { ...file, bytes: bytes.slice(0, cut) } : file,
    );
    const { value, issues } = await read(FORMATS[format], ...shortened);
    if (rowCount(value) < whole && issues.length === 0) silent.push(`cut at ${cut}`);
  }
  return silent;
}

describe.each(FORMAT_NAMES)("%s", (format) => {
  const fixtures = fixturesIn(format, "good");

  it(`bears ${PER_FORMAT} broken files`, async () => {
    const random = randomFrom(SEED);
    for (let run = 0; run < PER_FORMAT; run++) {
      const { files } = fixtures[run % fixtures.length]!;
      const victim = random(files.length);
      const broken = files.map((file, i): InputFile =>
        i === victim ? { ...file, bytes: mutate(file.bytes, random) } : file,
      );
      broken.forEach((file) => FORMATS[format].accepts(file));
      const { value, issues } = await read(FORMATS[format], ...broken);
      if (value.every(({ rows }) => rows.length === 0))
        expect(issues.length, `run ${run}: nothing read, nothing said`).toBeGreaterThan(0);
      for (const { columns, rows } of value)
        for (const { cells, row } of rows)
          expect(cells.length <= columns.length && row > 0, `run ${run}`).toBe(true);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("says so when an end is missing", async () => {
    // A text of one record a line is whole after every line: only records inside a frame can be missed.
    const framed = fixtures.filter(({ name }) => !/\.(?:geojsonl|geojsons|txt)$/.test(name));
    const silent: string[] = [];
    for (const { name, files } of framed)
      for (const index of files.keys())
        if (!/\.(?:shx|prj|cpg)$/.test(files[index]!.name))
          silent.push(...(await silentCuts(format, files, index)).map((at) => `${name} ${at}`));
    expect(silent).toEqual([]);
  });
});
