// Which rows of a tall list are in sight.
import { useCallback, useLayoutEffect, useRef, useState } from "react";

const SPARE = 12;
const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** `host` scrolls; rows are `rowRem` tall. Ten rows more than fit are kept on each side. */
export function useWindow(count: number, rowRem: number) {
  const host = useRef<HTMLDivElement>(null);
  const [{ from, to }, setRange] = useState({ from: 0, to: 40 });
  const update = useCallback(() => {
    const element = host.current;
    if (!element) return;
    const row = rowRem * rem();
    const first = Math.max(0, Math.min(count, Math.floor(element.scrollTop / row)) - SPARE);
    const last = Math.min(count, first + Math.ceil(element.clientHeight / row) + 2 * SPARE);
    setRange((now) => (now.from === first && now.to === last ? now : { from: first, to: last }));
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
  const scrollTo = (index: number) => {
    const element = host.current!;
    const row = rowRem * rem();
    const top = index * row;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * row > element.scrollTop + element.clientHeight) element.scrollTop = top + 2 * row - element.clientHeight;
  };
  return { host, from, to: Math.min(to, count), scrollTo };
}
