// Paragraphs → a tree by numbering. Knows levels and nesting; which node is a task is for tasks.ts.
import { readMarker, type Level, type Marker } from "./marker.ts";
import type { Paragraph } from "./paragraphs.ts";
import { closesText, isSignature } from "./front.ts";

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

/** Builds the tree. A closing line (附件：, 政策解读：, a signature) ends it until the next 一、 heading. */
export function readOutline(paragraphs: readonly Paragraph[]): Outline {
  const nodes: Node[] = [];
  const owners: (Node | null)[] = [];
  const outside = new Set<number>();
  let open: Node | null = null;
  let closed = false;
  paragraphs.forEach((paragraph, index) => {
    const marker = readMarker(paragraph.text);
    if (marker?.level === 1) closed = false;
    else if (nodes.length > 0 && (closesText(paragraph.text) || isSignature(paragraph.text))) closed = true;
    if (closed) {
      outside.add(index);
      owners.push(null);
      return;
    }
    if (marker) {
      let parent: Node | null = open;
      while (parent && parent.level >= marker.level) parent = parent.parent;
      open = { level: marker.level, marker, parent, children: [], paragraphs: [paragraph], index };
      parent?.children.push(open);
      nodes.push(open);
    } else open?.paragraphs.push(paragraph);
    owners.push(open);
  });
  return { nodes, owners, outside };
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
