// Measuring without any project: the drawing tool with a result that can be copied. Fetched when somebody measures (MeasureTool.tsx).
import { useState } from "react";
import { toPlainText } from "#geo/formatMeasure.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import type { SketchKind } from "#map/sketch/paths.ts";
import { startSketch, toGeometry } from "#map/sketch/sketch.ts";
import { sketch as words } from "#words/zh-CN/sketch.ts";
import { copyText } from "../ui/copyText.ts";
import { measureLines } from "./measureLines.ts";
import { SketchBar } from "./SketchBar.tsx";
import { SketchBoard } from "./SketchBoard.tsx";
import { makeSketchStore, useSketch } from "./sketchStore.ts";

const say = words.tool;
const KINDS: readonly SketchKind[] = ["line", "area"];

export type MeasureLayerProps = {
  /** What vertices and edges snap to. */ projects: readonly Project[];
  onClose: () => void;
};

export function MeasureLayer({ projects, onClose }: MeasureLayerProps) {
  const [store] = useState(() => makeSketchStore(startSketch("line")));
  const sketch = useSketch(store);
  const [snapping, setSnapping] = useState(true);
  const [copied, setCopied] = useState<{ text: string; works: boolean } | null>(null);

  const text = toPlainText(measureLines({ ...sketch, cursor: null }).join("，"));
  const copy = async (): Promise<void> => {
    setCopied({ text, works: await copyText(text) });
  };
  const place = (at: LngLat): void => void store.send({ type: "place", at });
  const answer = copied?.text === text ? (copied.works ? say.copied : say.copyFailed) : null;

  return (
    <SketchBoard
      store={store}
      projects={projects}
      editing={null}
      snapping={snapping}
      onFinish={() => store.send({ type: "finish" })}
      onCancel={onClose}
    >
      {(state) => (
        <SketchBar
          {...state}
          sketch={sketch}
          send={store.send}
          snapping={snapping}
          onSnapping={setSnapping}
          onPlace={place}
          kinds={KINDS}
          fixed={false}
          name={say.bar}
          crossing={words.problems.crossingMeasured}
        >
          {answer && (
            <span role="status" className="quiet">
              {answer}
            </span>
          )}
          <button
            type="button"
            className="button"
            disabled={toGeometry(sketch) === null}
            onClick={() => void copy()}
          >
            {say.copy}
          </button>
          <button
            type="button"
            className="button"
            disabled={sketch.past.length === 0}
            onClick={() => store.set(startSketch(sketch.kind))}
          >
            {say.again}
          </button>
          <button type="button" className="button is-primary" onClick={onClose}>
            {say.close}
          </button>
        </SketchBar>
      )}
    </SketchBoard>
  );
}
