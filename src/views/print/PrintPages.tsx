// The sheets as they will be printed: in the preview shown smaller, on paper at their true size.
import { useEffect, useRef } from "react";
import type { PaperPage } from "#map/paper/job.ts";
import { print as say } from "#words/zh-CN/print.ts";
import { svgElement, withOwnIds } from "./svgElement.ts";

export const ZOOMS = ["fit", "small", "real"] as const;
export type Zoom = (typeof ZOOMS)[number];

export type TileCount = { all: number; done: number; failed: number };

/** `first` of `all` is the number of the first of the pages, counted from 0. */
export function PrintPages({
  pages,
  first,
  all,
  zoom,
  onTiles,
}: {
  pages: readonly PaperPage[];
  first: number;
  all: number;
  zoom: Zoom;
  onTiles: (count: TileCount) => void;
}) {
  return (
    <div
      className={`print-pages is-${zoom}`}
      role="group"
      aria-label={say.previewLabel}
      tabIndex={0}
    >
      {pages.map((page, index) => (
        <Sheet key={index} page={page} index={first + index} all={all} onTiles={onTiles} />
      ))}
    </div>
  );
}

function Sheet({
  page,
  index,
  all,
  onTiles,
}: {
  page: PaperPage;
  index: number;
  all: number;
  onTiles: (count: TileCount) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const svg = svgElement(withOwnIds(page.svg, `p${index}`));
    place.current!.replaceChildren(svg);
    return countTiles(svg, onTiles);
  }, [page, index, onTiles]);
  return (
    <figure className="print-page" style={{ aspectRatio: `${page.width} / ${page.height}` }}>
      <div className="print-sheet" ref={place} />
      <figcaption>
        {say.pageOf(index + 1, all)}　{page.title}
      </figcaption>
    </figure>
  );
}

/** Tells how the tiles of a sheet come in; the result stops listening. */
function countTiles(svg: SVGElement, tell: (count: TileCount) => void): (() => void) | undefined {
  const images = svg.querySelectorAll("image");
  if (images.length === 0) return undefined;
  const stop = new AbortController();
  const count = { all: images.length, done: 0, failed: 0 };
  const on = (failed: 0 | 1) => () => {
    count.done++;
    count.failed += failed;
    tell({ ...count });
  };
  for (const image of images) {
    image.addEventListener("load", on(0), { signal: stop.signal });
    image.addEventListener("error", on(1), { signal: stop.signal });
  }
  tell({ ...count });
  return () => stop.abort();
}
