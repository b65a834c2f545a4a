// Raw deflate with the browser's own streams and without them: Chromium 102 has none, and must read and write the same files.
import { deflateRawSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { deflateRaw, inflateRaw } from "#base/deflate.ts";

/** As Chromium 102: the class is there, the format is not. */
function OldStream(format: string): never {
  throw new TypeError(`Unsupported compression format: '${format}'`);
}
const text = new TextEncoder().encode("浅水镇项目台账。".repeat(400));
const packed = new Uint8Array(deflateRawSync(text));

describe.each(["with", "without"])("%s the browser's own deflate-raw", (kind) => {
  const prepare = (): void => {
    if (kind === "with") return;
    vi.stubGlobal("DecompressionStream", OldStream);
    vi.stubGlobal("CompressionStream", OldStream);
  };
  afterEach(() => vi.unstubAllGlobals());

  it("reads what others packed, and gives back what it packed itself", async () => {
    prepare();
    expect(await inflateRaw(packed, text.length)).toEqual(text);
    const own = await deflateRaw(text);
    expect(own.length).toBeLessThan(text.length / 10);
    expect(await inflateRaw(own, text.length)).toEqual(text);
    expect(await inflateRaw(await deflateRaw(new Uint8Array()), 0)).toEqual(new Uint8Array());
  });

  it("stops when more comes out than was allowed", async () => {
    prepare();
    expect(await inflateRaw(packed, text.length - 1)).toBeNull();
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(50_000_000)));
    expect(await inflateRaw(bomb, 1000)).toBeNull();
  });

  it.each([
    ["cut off", packed.slice(0, packed.length - 9)],
    ["empty", new Uint8Array()],
    ["no deflate at all", new TextEncoder().encode("这不是压缩数据")],
  ])("rejects data that is %s", async (_name, broken) => {
    prepare();
    await expect(inflateRaw(broken, 1e6)).rejects.toThrow(/./);
  });
});
