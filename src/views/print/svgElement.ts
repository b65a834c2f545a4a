// Turns a drawing into elements of the page, node by node: no text is ever read as markup.
import { cleanXml } from "#base/xml.ts";
import type { SvgNode } from "#map/paper/svg.ts";

const SPACE = "http://www.w3.org/2000/svg";

export function svgElement({ tag, attributes, children }: SvgNode): SVGElement {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes))
    if (name !== "xmlns") element.setAttribute(name, String(value));
  for (const child of children)
    element.append(typeof child === "string" ? cleanXml(child) : svgElement(child));
  return element;
}

/**
 * Ids of one page are its own: several pages stand in one document. `page` goes before each id and each reference to one.
 */
export function withOwnIds(node: SvgNode, page: string): SvgNode {
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [
      name,
      name === "id"
        ? `${page}-${value}`
        : typeof value === "string" && value.startsWith("url(#")
          ? value.replace("url(#", `url(#${page}-`)
          : value,
    ]),
  );
  return {
    tag: node.tag,
    attributes,
    children: node.children.map((child) =>
      typeof child === "string" ? child : withOwnIds(child, page),
    ),
  };
}
