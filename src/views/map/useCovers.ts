// What lies upon the map now, as the page has laid it out. Knows nothing of what it is: whatever takes the pointer from the map covers it.
import { useLayoutEffect, useState, type RefObject } from "react";
import { sameCovers } from "#map/covers.ts";
import type { Sides } from "#map/crowd.ts";

/** A layer as large as the map (a drawing board, pins) is no cover: the map is seen through it. */
const LAYER = 0.9;

/** Before anything is there the map leaves room where its tools and the folded legend will be. In rem: left, top, width, height. */
const EXPECTED = [0.75, 0.75, 4.5, 20] as const;

function expected(): Sides[] {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [left, top, width, height] = EXPECTED.map((value) => value * rem) as [
    number,
    number,
    number,
    number,
  ];
  return [[0, top, left + width, top + height]];
}

function coversOf(map: HTMLElement): Sides[] {
  const { left, top, width, height } = map.getBoundingClientRect();
  return neighboursOf(map).flatMap((child): Sides[] => {
    const box = child.getBoundingClientRect();
    const isLayer = box.width >= width * LAYER && box.height >= height * LAYER;
    const isBeside =
      box.right <= left || box.bottom <= top || box.left >= left + width || box.top >= top + height;
    if (box.width === 0 || isLayer || isBeside) return [];
    if (getComputedStyle(child).pointerEvents === "none") return [];
    return [[box.left - left, box.top - top, box.right - left, box.bottom - top]];
  });
}

/**
 * What stands in the map's own element, beside it in the stage, and beside the stage: chips and notices, the card and
 * the sheets of a phone are laid over the map from there.
 */
const neighboursOf = (map: HTMLElement): Element[] =>
  parentsOf(map)
    .flatMap((parent) => [...parent.children])
    .filter((one) => !one.contains(map) && !one.matches(".map-canvas, .map-names, .edges"));

/** The map, the stage and the desk. */
const parentsOf = (map: HTMLElement): Element[] =>
  [map, map.parentElement, map.parentElement?.parentElement].filter(
    (one): one is HTMLElement => one instanceof HTMLElement,
  );

/** In pixels from the map's upper left corner; the same array as long as nothing has moved. */
export function useCovers(map: RefObject<HTMLElement | null>) {
  const [covers, setCovers] = useState<readonly Sides[]>(expected);
  // Before the first frame, which shall not be drawn twice.
  useLayoutEffect(() => {
    const element = map.current;
    if (!element) return;
    const measure = () => {
      const next = coversOf(element);
      setCovers((now) => (sameCovers(now, next) ? now : next));
    };
    const sizes = new ResizeObserver(measure);
    const watchAll = () => {
      sizes.disconnect();
      for (const one of [element, ...neighboursOf(element)]) sizes.observe(one);
    };
    const children = new MutationObserver(() => {
      watchAll();
      measure();
    });
    for (const parent of parentsOf(element)) children.observe(parent, { childList: true });
    watchAll();
    measure();
    return () => {
      children.disconnect();
      sizes.disconnect();
    };
  }, [map]);
  return covers;
}
