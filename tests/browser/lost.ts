// What of the page a person cannot reach or cannot read at this size: one line each, naming the element.
// Looks at what is in front.
import type { Page } from "playwright-core";

/** Nothing when all is well. */
export async function lost(page: Page): Promise<string[]> {
  await page.evaluate(learnLooking);
  return [
    ...(await page.evaluate(sideways)),
    ...(await page.evaluate(outOfReach)),
    ...(await page.evaluate(cutTexts)),
  ];
}

type Looking = {
  /** The dialog, the list or the sheet in front, or the page. */
  front: () => Element;
  isThere: (element: Element) => boolean;
  nameOf: (element: Element) => string;
  /** Scrolls as a hand can: what is only cut off stays where it is. */
  bring: (element: Element) => void;
  /** Everything back where it was. */
  restore: () => void;
};
declare global {
  interface Window {
    looking: Looking;
  }
}

/** Runs in the page, as all below: it can use nothing of this file. */
function learnLooking(): void {
  const short = (text: string | null | undefined): string =>
    (text ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 40);
  const boxes = (element: Element): Element[] =>
    element.parentElement ? [element.parentElement, ...boxes(element.parentElement)] : [];
  /** A hand cannot scroll what only hides its overflow; the window itself goes by the root. */
  const isFixed = (box: Element): boolean =>
    !/auto|scroll/.test(getComputedStyle(box).overflow) &&
    (box !== document.documentElement || getComputedStyle(box).overflowY === "hidden");
  /** On a phone what stands over the map is in front; the rest waits until it is closed. */
  const sheet = (): Element | null => {
    if (innerWidth > 900) return null;
    const open = document.querySelector<HTMLElement>(".desk")?.dataset["sheet"];
    return document.querySelector(open ? `[data-sheet-of="${open}"]` : ".room-panel");
  };
  const before = new Map<Element, readonly [left: number, top: number]>();
  const putBack = (box: Element): void => {
    const [left, top] = before.get(box)!;
    if (box.scrollLeft !== left) box.scrollLeft = left;
    if (box.scrollTop !== top) box.scrollTop = top;
  };
  window.looking = {
    front: () =>
      [...document.querySelectorAll(".overlay, [open] > .column-list, .sources-box")].at(-1) ??
      sheet() ??
      document.body,
    isThere: (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest(".skip, .visually-hidden, [inert]") === null,
    nameOf: (element) => {
      const name =
        element.getAttribute("aria-label") ??
        (element.textContent || element.getAttribute("placeholder"));
      const classes = element.className.toString().trim().replaceAll(/\s+/g, ".");
      return `${element.localName}${classes && `.${classes}`} “${short(name)}”`;
    },
    bring: (element) => {
      const around = boxes(element);
      for (const box of around)
        if (!before.has(box)) before.set(box, [box.scrollLeft, box.scrollTop]);
      element.scrollIntoView({ block: "center", inline: "center" });
      around.filter(isFixed).forEach(putBack);
    },
    restore: () => [...before.keys()].forEach(putBack),
  };
}

/** The page and the columns of text go down, never sideways; what is meant to (tables) has a box of its own. */
function sideways(): string[] {
  const { front, nameOf } = window.looking;
  const own = ".dialog, .modal, .panel, .tab-panel, .tab-list, .filters, .card-body, .room-panel";
  return [document.documentElement, ...front().querySelectorAll(own)]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map(
      (box) =>
        `${nameOf(box)} goes sideways: ${box.scrollWidth} wide in a box of ${box.clientWidth}`,
    );
}

/** Controls that no scrolling brings into the window, or that lie below something else there. */
function outOfReach(): string[] {
  const { front, isThere, nameOf, bring, restore } = window.looking;
  const CONTROLS = "button, a[href], input, select, textarea, summary, [role=tab], [role=radio]";
  /** Points on the middle line: what is half covered is at fault too. */
  const SHARES = [0.15, 0.5, 0.85];
  /** A label is pressed in place of its input, which may be hidden. */
  const pressed = (control: Element): Element => control.closest("label") ?? control;
  const faultAt = (target: Element, x: number, y: number): string | null => {
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return "outside the window";
    const hit = document.elementFromPoint(x, y);
    return hit && target.contains(hit) ? null : `under ${hit ? nameOf(hit) : "nothing"}`;
  };
  const faultOf = (target: Element): string | null => {
    bring(target);
    const box = [...target.getClientRects()].find(({ width }) => width > 1);
    if (!box) return null;
    const y = box.top + box.height / 2;
    const faults = SHARES.map((share) => faultAt(target, box.left + box.width * share, y));
    return faults.find((fault) => fault !== null) ?? null;
  };
  const targets = new Set([...front().querySelectorAll(CONTROLS)].map(pressed).filter(isThere));
  const faults = [...targets].flatMap((target) => {
    const fault = faultOf(target);
    return fault === null ? [] : [`${nameOf(target)} out of reach: ${fault}`];
  });
  restore();
  return faults;
}

/** Text of which a part is never seen, unless a title tells the whole of it. */
function cutTexts(): string[] {
  const { front, isThere, nameOf } = window.looking;
  const plain = (text: string | null | undefined): string => (text ?? "").replaceAll(/\s+/g, "");
  /** A line's box is higher than its letters. */
  const TOLERANCE = { along: 1.5, across: 6 };
  const isTold = (element: Element, text: string): boolean =>
    plain(element.closest("[title]")?.getAttribute("title")).includes(plain(text));
  const boxOf = (node: Text): DOMRect => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  /** Whose edges cut what stands in an element: for what is laid out absolutely only the box it is laid out in. */
  const outside = (element: Element): Element | null =>
    element instanceof HTMLElement && getComputedStyle(element).position === "absolute"
      ? element.offsetParent
      : element.parentElement;
  type Span = readonly [from: number, to: number];
  /** Follows one axis outwards: a box that scrolls stands for what is in it, one that hides its overflow cuts. */
  const isCut = (node: Text, axis: "X" | "Y"): boolean => {
    const spanOf = ({ left, right, top, bottom }: DOMRect): Span =>
      axis === "X" ? [left, right] : [top, bottom];
    const isVertical = getComputedStyle(node.parentElement!).writingMode !== "horizontal-tb";
    const slack = isVertical === (axis === "Y") ? TOLERANCE.along : TOLERANCE.across;
    const beyond = ([from, to]: Span, [least, most]: Span): boolean =>
      from < least - slack || to > most + slack;
    const [page, view] = [document.documentElement, [innerWidth, innerHeight] as const];
    let span = spanOf(boxOf(node));
    for (let box: Element | null = node.parentElement; box; box = outside(box)) {
      const style = getComputedStyle(box);
      const overflow = axis === "X" ? style.overflowX : style.overflowY;
      const edges = spanOf(box.getBoundingClientRect());
      if (overflow === "auto" || overflow === "scroll") span = edges;
      else if (overflow !== "visible" && box !== page && beyond(span, edges)) return true;
      if (style.position === "fixed") return beyond(span, [0, axis === "X" ? view[0] : view[1]]);
    }
    return axis === "X"
      ? beyond(span, [-scrollX, page.scrollWidth - scrollX])
      : beyond(span, [-scrollY, page.scrollHeight - scrollY]);
  };
  const faults = new Set<string>();
  const walker = document.createTreeWalker(front(), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const element = node.parentElement!;
    if (plain(node.data) === "" || !isThere(element)) continue;
    if (element.closest("svg, option, textarea, script, style") || boxOf(node).width === 0)
      continue;
    if ((isCut(node, "X") || isCut(node, "Y")) && !isTold(element, node.data))
      faults.add(`${nameOf(element)} is cut`);
  }
  return [...faults];
}
