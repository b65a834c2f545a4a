// A list that renders only the rows in sight, so that a hundred thousand cost no more than fifty.
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";

type WindowedListProps<T> = {
  items: readonly T[];
  /** rem */ rowHeight: number;
  render: (item: T, index: number) => ReactNode;
  className?: string;
};

const SHORT = 60;
const SPARE = 10;

/** Scrolls with the nearest scrolling ancestor. Short lists are rendered whole, for searching in the page. */
export function WindowedList<T>({
  items,
  rowHeight,
  render,
  className = "",
}: WindowedListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [[from, to], setRange] = useState<readonly [number, number]>([0, SHORT]);
  useLayoutEffect(() => {
    const host = list.current?.closest<HTMLElement>("[data-scroll], .tab-panel");
    if (!host || items.length <= SHORT) return;
    const update = () => {
      const row = rowHeight * parseFloat(getComputedStyle(document.documentElement).fontSize);
      const top = host.getBoundingClientRect().top - list.current!.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(top / row) - SPARE);
      setRange(([a, b]) => {
        const last = Math.min(items.length, first + Math.ceil(host.clientHeight / row) + 2 * SPARE);
        return a === first && b === last ? [a, b] : [first, last];
      });
    };
    update();
    host.addEventListener("scroll", update, { passive: true });
    addEventListener("resize", update);
    return () => {
      host.removeEventListener("scroll", update);
      removeEventListener("resize", update);
    };
  }, [items, rowHeight]);
  if (items.length <= SHORT)
    return (
      <ul className={`plain-list ${className}`}>
        {items.map((item, index) => (
          <li key={index}>{render(item, index)}</li>
        ))}
      </ul>
    );
  return (
    <ul
      ref={list}
      className={`plain-list windowed ${className}`}
      style={{ height: `${items.length * rowHeight}rem` }}
    >
      {items.slice(from, to).map((item, index) => (
        <li
          key={from + index}
          aria-setsize={items.length}
          aria-posinset={from + index + 1}
          style={{ top: `${(from + index) * rowHeight}rem`, height: `${rowHeight}rem` }}
        >
          {render(item, from + index)}
        </li>
      ))}
    </ul>
  );
}
