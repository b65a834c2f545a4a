// Attachments as a file writes them: a list of objects (GeoJSON), or lines of “名称 <链接>” in a cell.
import type { Attachment } from "../project.ts";
import { shortHash } from "./apply.ts";

const STORED = "附件:";
/** Only links that a click may open. */
const SAFE_LINK = /^(?:https?:|file:|\.{0,2}\/|[^:]*$)/i;

export function readAttachments(cell: unknown): readonly Attachment[] | undefined {
  if (Array.isArray(cell)) return cell.flatMap((item: unknown) => fromObject(item) ?? []);
  if (typeof cell !== "string" || cell.trim() === "") return undefined;
  return cell
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map(fromLine);
}

/** “名称 <链接>”, or a link that is its own name. */
function nameAndTarget(line: string): readonly [name: string, target: string] {
  const open = line.indexOf("<");
  const isPair = open >= 0 && line.endsWith(">") && line.length > open + 2;
  return isPair ? [line.slice(0, open).trimEnd(), line.slice(open + 1, -1)] : [line, line];
}

function fromLine(line: string): Attachment {
  const [name, target] = nameAndTarget(line);
  if (target.startsWith(STORED))
    return {
      id: target.slice(STORED.length),
      name: name,
      href: null,
      bytes: null,
      addedOn: null,
    };
  return {
    id: `a-${shortHash(target)}`,
    name: name || target,
    href: SAFE_LINK.test(target) ? target : null,
    bytes: null,
    addedOn: null,
  };
}

function fromObject(item: unknown): Attachment | null {
  const { id, name, href, bytes, addedOn } = (
    typeof item === "object" && item !== null ? item : {}
  ) as Record<string, unknown>;
  if (typeof name !== "string") return null;
  const link = typeof href === "string" && SAFE_LINK.test(href) ? href : null;
  return {
    id: typeof id === "string" ? id : `a-${shortHash(`${name}|${link}`)}`,
    name,
    href: link,
    bytes: typeof bytes === "number" ? bytes : null,
    addedOn: typeof addedOn === "string" ? addedOn : null,
  };
}
