// Which rows of a tall list are in sight.
import { useCallback, useLayoutEffect, useRef, useState } from "react";

const SPARE = 12;
/** Whole pixels, so that the lines between rows meet across columns that stand still and columns that scroll. */
const toPixels = (rem: number): number =>
  Math.round(rem * parseFloat(getComputedStyle(document.documentElement).fontSize));

/** `host` scrolls; rows are `rowRem` tall, in pixels `row`. A dozen rows more than fit are kept on each side. `page` is how many fit. */
export function useWindow(count: number, rowRem: number) {
  const host = useRef<HTMLDivElement>(null);
  const [{ from, to, page, row: rowPixels }, setRange] = useState(() => ({
    from: 0,
    to: 40,
    page: 10,
    row: toPixels(rowRem),
  }));
  const update = useCallback(() => {
    const element = host.current;
    if (!element) return;
    const row = toPixels(rowRem);
    const first = Math.max(0, Math.min(count, Math.floor(element.scrollTop / row)) - SPARE);
    const last = Math.min(count, first + Math.ceil(element.clientHeight / row) + 2 * SPARE);
    const fit = Math.max(1, Math.floor(element.clientHeight / row) - 2);
    setRange((now) =>
      now.from === first && now.to === last && now.page === fit && now.row === row
        ? now
        : { from: first, to: last, page: fit, row },
    );
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
    (index: number) => {
      const element = host.current!;
      const row = toPixels(rowRem);
      const top = index * row;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + 2 * row > element.scrollTop + element.clientHeight)
        element.scrollTop = top + 2 * row - element.clientHeight;
    },
    [rowRem],
  );
  return {
    host,
    from: Math.min(from, count),
    to: Math.min(to, count),
    page,
    row: rowPixels,
    scrollTo,
  };
}
