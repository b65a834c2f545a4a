// Drawings as plain trees: made by pure functions, turned into elements by the page or into a file by `toMarkup`. No DOM here.
import { escapeXml } from "#base/xml.ts";

export type SvgNode = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
};

export const el = (
  tag: string,
  attributes: SvgNode["attributes"] = {},
  children: SvgNode["children"] = [],
): SvgNode => ({ tag, attributes, children });

/** A tenth of a micrometre on paper would only make files long. */
export const mm = (value: number): number => Math.round(value * 1000) / 1000;

export const toMarkup = ({ tag, attributes, children }: SvgNode): string => {
  const own = Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
  if (children.length === 0) return `<${tag}${own}/>`;
  return `<${tag}${own}>${children.map((child) => (typeof child === "string" ? escapeXml(child) : toMarkup(child))).join("")}</${tag}>`;
};

/** Every node of a tree, parents first. */
export function* walk(node: SvgNode): Generator<SvgNode> {
  yield node;
  for (const child of node.children) if (typeof child !== "string") yield* walk(child);
}

export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const box = ({ x, y, width, height }: Rect, attributes: SvgNode["attributes"]): SvgNode =>
  el("rect", { x: mm(x), y: mm(y), width: mm(width), height: mm(height), ...attributes });
export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width: number,
): SvgNode =>
  el("path", {
    d: `M${mm(x1)} ${mm(y1)}L${mm(x2)} ${mm(y2)}`,
    stroke,
    "stroke-width": mm(width),
    fill: "none",
  });

export type Face = {
  readonly size: number;
  readonly weight?: 400 | 700;
  readonly fill: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly halo?: string;
};

/** One line of text; `y` is the middle of its height. The baseline is set by number: not every PDF reader knows the other ways. */
export function write(
  x: number,
  y: number,
  text: string,
  { size, weight = 400, fill, anchor = "start", halo }: Face,
): SvgNode {
  const common = {
    x: mm(x),
    y: mm(y + size * 0.36),
    "font-size": mm(size),
    "font-weight": weight,
    "text-anchor": anchor,
  };
  const own = el("text", { ...common, fill }, [text]);
  if (halo === undefined) return own;
  return el(
    "text",
    {
      ...common,
      fill,
      stroke: halo,
      "stroke-width": mm(size * 0.24),
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    },
    [text],
  );
}
