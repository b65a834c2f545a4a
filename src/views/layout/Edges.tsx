// The edges between the parts of the desk: moved by pointer and by keys, kept in this browser, put back by a
// double click. They lie over the borders and take no room.
import {
  useCallback,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
} from "react";
import { keepSize, type Sized } from "#storage/deskLayout.ts";
import { layout as say } from "#words/zh-CN/layout.ts";
import { useDesk } from "../desk.ts";
import { useDock } from "./dock.ts";
import { usePhone } from "./useMedia.ts";

/** In rem, and as a share of the window: the same bounds as in layout.css. */
type Bounds = { least: number; most: number };
type Edge = Bounds & {
  part: keyof typeof say.edges & Sized;
  pane: string;
  /** x: a width, and the edge stands upright. */
  axis: "x" | "y";
  /** Which way the pane grows: 1 to the right or down. */
  grows: 1 | -1;
};

const FILTERS: Edge = {
  part: "filters",
  pane: ".desk > .filters",
  axis: "x",
  grows: 1,
  least: 11,
  most: 0.3,
};
const PANEL = { pane: ".desk > .panel", axis: "x", grows: -1, least: 18 } as const;
const CARD = { pane: ".desk > .card", grows: -1 } as const;

/** How far an arrow key goes, in rem; with Shift farther. */
const STEP = { plain: 1, far: 4 } as const;

export function Edges() {
  const isPhone = usePhone();
  const dock = useDock();
  const panel = useDesk(({ view }) => view.panel);
  const hasCard = useDesk(({ view }) => view.project !== null);
  if (isPhone) return null;
  return (
    <section className="edges" aria-label={say.edgesLabel}>
      <EdgeBar {...FILTERS} />
      {dock === "beside" && (
        <EdgeBar
          key={sizeOf(panel)}
          {...PANEL}
          part={sizeOf(panel)}
          most={sizeOf(panel) === "panel" ? 0.5 : 0.6}
        />
      )}
      {dock === "below" && (
        <EdgeBar part="dock" pane=".desk > .panel" axis="y" grows={-1} least={10} most={0.6} />
      )}
      {hasCard && dock === "beside" && (
        <EdgeBar {...CARD} part="card" axis="y" least={11} most={0.72} />
      )}
      {hasCard && dock === "below" && (
        <EdgeBar {...CARD} part="card-beside" axis="x" least={16} most={0.34} />
      )}
    </section>
  );
}

/** Which size a panel beside the map has: tables, the reader, all others. */
const sizeOf = (panel: string): "wide" | "reader" | "panel" =>
  panel === "table" || panel === "matrix" ? "wide" : panel === "reader" ? "reader" : "panel";

function EdgeBar({ part, pane, axis, grows, least, most }: Edge) {
  const size = useSize(pane, axis);
  const from = useRef<{ at: number; size: number } | null>(null);
  const [min, max] = [least * rem(), most * (axis === "x" ? innerWidth : innerHeight)].map(
    Math.round,
  ) as [number, number];
  const put = (pixels: number): void =>
    keepSize(part, Math.round((Math.max(min, Math.min(max, pixels)) / rem()) * 100) / 100);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = (event.shiftKey ? STEP.far : STEP.plain) * rem() * grows;
    const now = measure(pane, axis);
    const to: Partial<Record<string, number>> = {
      [axis === "x" ? "ArrowRight" : "ArrowDown"]: now + step,
      [axis === "x" ? "ArrowLeft" : "ArrowUp"]: now - step,
      Home: min,
      End: max,
    };
    const wanted = to[event.key];
    if (wanted === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (wanted === undefined) keepSize(part, null);
    else put(wanted);
  };
  const placeOf = ({ clientX, clientY }: PointerEvent): number =>
    axis === "x" ? clientX : clientY;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control
    <div
      className={`edge is-${part}`}
      role="separator"
      tabIndex={0}
      aria-orientation={axis === "x" ? "vertical" : "horizontal"}
      aria-label={say.edges[part]}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={Math.max(max, size)}
      title={say.edges.hint}
      onKeyDown={onKeyDown}
      onDoubleClick={() => keepSize(part, null)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: placeOf(event), size: measure(pane, axis) };
      }}
      onPointerMove={(event) => {
        if (from.current) put(from.current.size + grows * (placeOf(event) - from.current.at));
      }}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    />
  );
}

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

function measure(pane: string, axis: "x" | "y"): number {
  const box = document.querySelector(pane)?.getBoundingClientRect();
  return Math.round((axis === "x" ? box?.width : box?.height) ?? 0);
}

/** The pane's size in pixels, as it stands. */
function useSize(pane: string, axis: "x" | "y"): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      const observer = new ResizeObserver(listener);
      const element = document.querySelector(pane);
      if (element) observer.observe(element);
      return () => observer.disconnect();
    },
    [pane],
  );
  return useSyncExternalStore(subscribe, () => measure(pane, axis));
}
