// Finds what a script or a style sheet uses that the baseline lacks. By names: a program that was bundled has no types any more.
import { parse, walk, type CssNode } from "css-tree";
import { parseSync } from "vite";
import { BASELINE, script, style, type Newer } from "./baseline.ts";

/** Name of what is used, the version that first has it, and the text around it. */
export type Finding = { name: string; since: number; at: string };

type Node = { type: string; start: number; end: number; [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof (value as Node | null)?.type === "string" && typeof (value as Node).start === "number";

/** Every node of the program with the node it stands in. */
function nodesOf(code: string): [node: Node, parent: Node | null][] {
  const { program, errors } = parseSync("code.js", code, { lang: "js" });
  if (errors.length > 0) throw new Error(errors[0]!.message);
  const nodes: [Node, Node | null][] = [[program as unknown as Node, null]];
  // Grows while it is gone through.
  for (const [node] of nodes)
    for (const child of Object.values(node).flat()) if (isNode(child)) nodes.push([child, node]);
  return nodes;
}

/** The text of a name or of a literal, also of a template without holes. */
function textOf(value: unknown): string | null {
  const node = value as Node;
  if (node.type === "Identifier") return node.name as string;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral" || (node.expressions as Node[]).length > 0) return null;
  return (node.quasis as { value: { cooked: string } }[])[0]!.value.cooked;
}

/** A name that the program gives to a property of its own: a use of such a name says nothing about the browser. */
function ownName(node: Node, parent: Node | null): string | null {
  if (node.type === "Property" && parent?.type === "ObjectExpression") return textOf(node.key);
  if (/^(?:Method|Property)Definition$/.test(node.type)) return textOf(node.key);
  if (node.type !== "AssignmentExpression") return null;
  const left = node.left as Node;
  return left.type === "MemberExpression" ? textOf(left.property) : null;
}

/** Of all scripts of one site together, for one may define what another uses. */
export function scanScripts(codes: readonly string[]): Finding[] {
  const own = new Set<string | null>();
  const findings: Finding[] = [];
  for (const code of codes)
    for (const [node, parent] of nodesOf(code)) {
      own.add(ownName(node, parent));
      findings.push(...findingsIn(code, node, parent));
    }
  return findings.filter(({ name }) => !own.has(name) || !script.members.has(name));
}

function findingsIn(code: string, node: Node, parent: Node | null): Finding[] {
  return namesIn(node, parent).flatMap(([name, names]) => {
    const since = names.get(name);
    if (since === undefined) return [];
    const at = code.slice(Math.max(0, node.start - 40), node.start + 60);
    return [{ name, since, at: at.replaceAll(/\s+/g, " ") }];
  });
}

/** What a node may ask of the browser, each with the table it is looked up in. */
function namesIn(node: Node, parent: Node | null): [string, Newer][] {
  if (node.type === "MemberExpression" && node.computed !== true) {
    const name = textOf(node.property)!;
    const owner = (node.object as Node).type === "Identifier" ? textOf(node.object) : null;
    return [
      [`${owner}.${name}`, script.statics],
      [name, script.members],
    ];
  }
  if (node.type === "CallExpression" && isListening(node))
    return [[textOf((node.arguments as Node[])[0])!, script.events]];
  const isKey =
    (parent?.type === "MemberExpression" && parent.property === node) ||
    (parent?.type === "Property" && parent.key === node) ||
    /^(?:Method|Property)Definition$/.test(parent?.type ?? "");
  if (node.type === "Identifier" && !isKey) return [[textOf(node)!, script.globals]];
  if (node.type === "Literal" && node.regex) return [[`/${flagsOf(node)}`, REGEX_FLAGS]];
  const text = /Literal$/.test(node.type) ? textOf(node) : null;
  return text === null ? [] : [[text, script.options]];
}

function isListening({ callee, arguments: given }: Node): boolean {
  const called = callee as Node;
  const name = textOf(called.type === "MemberExpression" ? called.property : called);
  const [event] = given as Node[];
  return name === "addEventListener" && event !== undefined && textOf(event) !== null;
}

const flagsOf = (node: Node): string =>
  (node.regex as { flags: string }).flags.includes("v") ? "v" : "";
const REGEX_FLAGS: Newer = new Map([["/v", 112]]);

/** Inside `@supports` a sheet has asked before it uses. */
export function scanStyle(css: string): Finding[] {
  const findings: Finding[] = [];
  const add = (name: string, names: Newer, at: string): void => {
    const since = names.get(name);
    if (since !== undefined) findings.push({ name, since, at });
  };
  walk(parse(css, { parseValue: true, parseCustomProperty: true }), function (node: CssNode) {
    if (this.atrule?.name === "supports" || this.atrulePrelude) {
      if ((node.type as string) === "FeatureRange")
        findings.push({ name: "media range", since: 104, at: "@media" });
      return;
    }
    if (node.type === "NestingSelector") findings.push({ name: "&", since: 112, at: "nesting" });
    if (node.type === "Atrule") add(node.name, style.atRules, `@${node.name}`);
    if (node.type === "Declaration") add(node.property, style.properties, node.property);
    if (node.type === "PseudoClassSelector" || node.type === "PseudoElementSelector")
      add(node.name, style.selectors, `:${node.name}`);
    const place = this.declaration?.property ?? "";
    if (node.type === "Function") add(node.name, style.words, place);
    if (node.type === "Dimension" && VIEWPORT_UNIT.test(node.unit))
      findings.push({ name: node.unit, since: 108, at: place });
    if (node.type === "Dimension" && CONTAINER_UNIT.test(node.unit))
      findings.push({ name: node.unit, since: 105, at: place });
  });
  return findings.filter(({ since }) => since > BASELINE);
}

const VIEWPORT_UNIT = /^[dsl]v(?:[hwbi]|min|max)$/i;
const CONTAINER_UNIT = /^cq(?:[hwbi]|min|max)$/i;
