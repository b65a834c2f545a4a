// Paragraphs → a tree by numbering. Knows levels and nesting; which node is a task is for tasks.ts.
import { readMarker, type Level, type Marker } from "./marker.ts";
import { isFrameLine } from "./frame.ts";
import { findNotes } from "./notes.ts";
import type { Paragraph } from "./paragraphs.ts";
import { closesText, isSignature } from "./closing.ts";

/** A numbered item with its own paragraphs (the first without its marker) and the items below it. */
export type Node = {
  level: Level;
  marker: Marker;
  parent: Node | null;
  children: Node[];
  paragraphs: Paragraph[];
  /** Position of the node's first paragraph among all paragraphs. */
  index: number;
};

export type Outline = {
  nodes: readonly Node[];
  /** For each paragraph the node it belongs to; null before the first heading and after the end. */
  owners: readonly (Node | null)[];
  /** Paragraphs after the text proper: signature, attachments, links. */
  outside: ReadonlySet<number>;
};

/** Builds the tree. A closing line (附件：, 政策解读：, a signature) ends it until a heading begins anew. */
export function readOutline(paragraphs: readonly Paragraph[]): Outline {
  const nodes: Node[] = [];
  const owners: (Node | null)[] = [];
  const outside = new Set<number>();
  let open: Node | null = null;
  let closed = false;
  paragraphs.forEach((paragraph, index) => {
    const marker = readMarker(paragraph.text);
    if (closed && marker && reopens(marker, paragraph)) {
      closed = false;
      open = null;
    } else if (
      nodes.length > 0 &&
      !marker &&
      (closesText(paragraph.text) || isSignature(paragraph.text))
    )
      closed = true;
    if (closed) {
      outside.add(index);
      owners.push(null);
      return;
    }
    if (marker) {
      const level: Level = open ? levelIn(open, marker) : marker.level;
      let parent: Node | null = open;
      while (parent && parent.level >= level) parent = parent.parent;
      open = { level, marker, parent, children: [], paragraphs: [paragraph], index };
      parent?.children.push(open);
      nodes.push(open);
    } else if (isFrameLine(paragraph.text)) open = null;
    else open?.paragraphs.push(paragraph);
    owners.push(open);
  });
  return { nodes, owners, outside };
}

/** After a cover letter the plan itself begins with 一、 or （一）, or with an item that names offices; a list of attachments does not. */
const reopens = (marker: Marker, paragraph: Paragraph): boolean =>
  marker.level === 1 ||
  (marker.level === 2 && marker.ordinal === 1) ||
  findNotes(paragraph.text).length > 0;

const MEASURES = /措施[:：]$/;

/**
 * “整改措施：” may number its measures in the style of the items themselves: 1. again below 1.
 * They stand one level deeper, as long as they count on from one another.
 */
function levelIn(open: Node, marker: Marker): Level {
  const deeper = Math.min(5, marker.level + 1) as Level;
  const begins =
    marker.ordinal === 1 &&
    open.level === marker.level &&
    MEASURES.test(open.paragraphs.at(-1)!.text);
  const goesOn =
    open.level === deeper &&
    open.marker.level === marker.level &&
    marker.ordinal === open.marker.ordinal + 1;
  return (begins && open.paragraphs.length > 1) || goesOn ? deeper : marker.level;
}

/** The node's own text without its marker; paragraphs parted by "\n". Offsets lead back to the source. */
export function ownText(node: Node): { text: string; offsets: readonly number[] } {
  const text: string[] = [];
  const offsets: number[] = [];
  node.paragraphs.forEach((paragraph, index) => {
    const skip = index === 0 ? node.marker.length : 0;
    if (index > 0) {
      text.push("\n");
      offsets.push((paragraph.offsets[0] ?? 1) - 1);
    }
    text.push(paragraph.text.slice(skip));
    for (let i = skip; i < paragraph.offsets.length; i++) offsets.push(paragraph.offsets[i]!);
  });
  return { text: text.join(""), offsets };
}
