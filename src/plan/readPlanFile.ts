// A file's bytes → the text of a plan. Goes by what the bytes are, not only by the name: a .doc is often renamed .docx.
import { decodeText } from "#base/decode.ts";
import { error, type Issue, type Parsed } from "#base/issue.ts";
import { words } from "#words/words.ts";
import { loadPart } from "#base/loadPart.ts";

const say = words.planIssues;
/** A long plan has 200,000 characters. */
const MAX_TEXT_BYTES = 8_000_000;

const MAGIC: readonly [number[], () => Issue][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], () => error("plan.file-old-word", say.fileOldWord())],
  [[0x25, 0x50, 0x44, 0x46], () => error("plan.file-pdf", say.filePdf())],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], () => error("plan.file-old-word", say.fileOldWord())],
  [[0x89, 0x50, 0x4e, 0x47], () => error("plan.file-picture", say.filePicture())],
  [[0xff, 0xd8, 0xff], () => error("plan.file-picture", say.filePicture())],
  [[0x52, 0x61, 0x72, 0x21], () => error("plan.file-not-text", say.fileNotText())],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The text of a .txt, .md or .docx; for anything else "" and an issue with the way out. Never rejects. */
export async function readPlanFile(name: string, bytes: Uint8Array): Promise<Parsed<string>> {
  const { value, issues } = await readBytes(name, bytes);
  return { value, issues: issues.map((issue) => ({ ...issue, at: { file: name, ...issue.at } })) };
}

async function readBytes(name: string, bytes: Uint8Array): Promise<Parsed<string>> {
  const starts = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  const known = MAGIC.find(([magic]) => starts(magic));
  if (known) return { value: "", issues: [known[1]()] };
  if (starts(ZIP)) return (await loadPart(() => import("./readDocx.ts"))).readDocx(bytes);
  if (/\.docx$/i.test(name))
    return { value: "", issues: [error("plan.file-broken", say.fileBroken())] };
  if (bytes.length > MAX_TEXT_BYTES)
    return { value: "", issues: [error("plan.file-too-big", say.fileTooBig())] };
  const { text } = decodeText(bytes);
  const stray = text.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  if (stray * 100 > text.length)
    return { value: "", issues: [error("plan.file-not-text", say.fileNotText())] };
  return { value: text, issues: [] };
}
