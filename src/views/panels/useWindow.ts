// Which rows of a tall list are in sight.
import { useCallback, useLayoutEffect, useRef, useState } from "react";

const SPARE = 12;
/** Whole pixels, so that the lines between rows meet across columns that stand still and columns that scroll. */
const toPixels = (rem: number): number =>
  Math.round(rem * parseFloat(getComputedStyle(document.documentElement).fontSize));

type Range = { from: number; to: number; page: number; row: number };

/** `host` scrolls; rows are `rowRem` tall, in pixels `row`. A dozen rows more than fit are kept on each side. `page` is how many fit. */
export function useWindow(count: number, rowRem: number) {
  const host = useRef<HTMLDivElement>(null);
  const [{ from, to, page, row }, setRange] = useState<Range>(() => ({
    from: 0,
    to: 40,
    page: 10,
    row: toPixels(rowRem),
  }));
  const update = useCallback(() => {
    const element = host.current;
    if (!element) return;
    const next = rangeOf(element, count, toPixels(rowRem));
    setRange((now) => sameOr(now, next));
  }, [count, rowRem]);
  useLayoutEffect(() => {
    const element = host.current!;
    update();
    element.addEventListener("scroll", update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", update);
      observer.disconnect();
    };
  }, [update]);
  const scrollTo = useCallback(
    (index: number) => bringIntoSight(host.current!, index, toPixels(rowRem)),
    [rowRem],
  );
  return { host, from: Math.min(from, count), to: Math.min(to, count), page, row, scrollTo };
}

function rangeOf({ scrollTop, clientHeight }: HTMLElement, count: number, row: number): Range {
  const from = Math.max(0, Math.min(count, Math.floor(scrollTop / row)) - SPARE);
  const to = Math.min(count, from + Math.ceil(clientHeight / row) + 2 * SPARE);
  return { from, to, page: Math.max(1, Math.floor(clientHeight / row) - 2), row };
}

/** The range that stands, where the next one is no other: nothing is drawn anew then. */
const sameOr = (now: Range, next: Range): Range =>
  now.from === next.from && now.to === next.to && now.page === next.page && now.row === next.row
    ? now
    : next;

/** Scrolls as little as shows the row. The head covers one row at the top. */
function bringIntoSight(element: HTMLElement, index: number, row: number): void {
  const top = index * row;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + 2 * row > element.scrollTop + element.clientHeight)
    element.scrollTop = top + 2 * row - element.clientHeight;
}
