// Bytes → text, in the encodings that office PCs write: UTF-8 (with or without BOM), UTF-16 with BOM, GB18030.

/** Decodes by BOM, then strict UTF-8, then GB18030 (which contains GBK and GB2312). Never throws. */
export function decodeText(bytes: Uint8Array): {
  text: string;
  encoding: "utf-8" | "utf-16" | "gb18030";
} {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("gb18030").decode(bytes), encoding: "gb18030" };
  }
}
