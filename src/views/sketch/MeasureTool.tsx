// Measuring on the map: a button among its tools, and what the button opens. Knows only how to fetch the rest.
import { lazy, Suspense } from "react";
import { sketch } from "#words/zh-CN/sketch.ts";
import type { MeasureLayerProps } from "./MeasureLayer.tsx";

const Layer = lazy(() => import("./MeasureLayer.tsx").then(({ MeasureLayer }) => ({ default: MeasureLayer })));
const say = sketch.tool;

/** Stands among the map's tools; what it opens is `MeasureOverlay`. */
export function MeasureButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button type="button" className="tool" aria-label={say.open} title={say.open} aria-pressed={on} onClick={() => onChange(!on)}>
      <svg className="icon" style={{ width: "1.125rem", height: "1.125rem" }} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        <path d="M3.5 15.5L15.5 3.5L20.5 8.5L8.5 20.5ZM6.5 12.5L8.5 14.5M9.5 9.5L11.5 11.5M12.5 6.5L14.5 8.5" />
      </svg>
    </button>
  );
}

/** A child of the map's section, beside the canvas, while measuring is on. */
export const MeasureOverlay = (props: MeasureLayerProps) => <Suspense><Layer {...props} /></Suspense>;
