// Measuring on the map: a button among its tools, and what the button opens. Knows only how to fetch the rest.
import { sketch } from "#words/zh-CN/sketch.ts";
import { Icon } from "../ui/Icon.tsx";
import type { MeasureLayerProps } from "./MeasureLayer.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Layer = lazyPart(() => import("./MeasureLayer.tsx").then(({ MeasureLayer }) => MeasureLayer));
const say = sketch.tool;

/** Stands among the map's tools; what it opens is `MeasureOverlay`. */
export function MeasureButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      className="tool"
      aria-label={say.open}
      title={say.open}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    >
      <Icon name="ruler" />
    </button>
  );
}

/** A child of the map's section, beside the canvas, while measuring is on. */
export const MeasureOverlay = (props: MeasureLayerProps) => (
  <OpenedPart onClose={props.onClose}>
    <Layer {...props} />
  </OpenedPart>
);
