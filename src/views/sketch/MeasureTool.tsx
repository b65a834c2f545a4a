// Measuring on the map without any project: the same drawing, and a result that can be copied.
import { useState } from "react";
import { toPlainText } from "#geo/formatMeasure.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import type { SketchKind } from "#map/sketch/paths.ts";
import { startSketch, toGeometry } from "#map/sketch/sketch.ts";
import { sketch as words } from "#words/zh-CN/sketch.ts";
import { measureLines } from "./measureLines.ts";
import { SketchBar } from "./SketchBar.tsx";
import { SketchBoard } from "./SketchBoard.tsx";
import { makeSketchStore, useSketch } from "./sketchStore.ts";

const say = words.tool;
const KINDS: readonly SketchKind[] = ["line", "area"];

/** Stands among the map's tools; what it opens is `MeasureLayer`, a child of the map. */
export function MeasureButton({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button type="button" className="tool" aria-label={say.open} title={say.open} aria-pressed={on} onClick={() => onChange(!on)}>
      <svg className="icon" style={{ width: "1.125rem", height: "1.125rem" }} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        <path d="M3.5 15.5L15.5 3.5L20.5 8.5L8.5 20.5ZM6.5 12.5L8.5 14.5M9.5 9.5L11.5 11.5M12.5 6.5L14.5 8.5" />
      </svg>
    </button>
  );
}

export function MeasureLayer({ projects, onClose }: { projects: readonly Project[]; onClose: () => void }) {
  const [store] = useState(() => makeSketchStore(startSketch("line")));
  const sketch = useSketch(store);
  const [snapping, setSnapping] = useState(true);
  const [copied, setCopied] = useState<{ text: string; works: boolean } | null>(null);

  const text = toPlainText(measureLines({ ...sketch, cursor: null }).join("，"));
  const copy = async (): Promise<void> => {
    const works = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    setCopied({ text, works: works ?? false });
  };
  const place = (at: LngLat): void => void store.send({ type: "place", at });
  const answer = copied?.text === text ? (copied.works ? say.copied : say.copyFailed) : null;

  return (
    <SketchBoard store={store} projects={projects} editing={null} snapping={snapping} onFinish={() => store.send({ type: "finish" })} onCancel={onClose}>
      {(state) => (
        <SketchBar {...state} sketch={sketch} send={store.send} snapping={snapping} onSnapping={setSnapping} onPlace={place} kinds={KINDS} fixed={false} name={say.bar} crossing={words.problems.crossingMeasured}>
          {answer && <span role="status" className="quiet">{answer}</span>}
          <button type="button" className="button" disabled={toGeometry(sketch) === null} onClick={() => void copy()}>{say.copy}</button>
          <button type="button" className="button" disabled={sketch.past.length === 0} onClick={() => store.set(startSketch(sketch.kind))}>{say.again}</button>
          <button type="button" className="button is-primary" onClick={onClose}>{say.close}</button>
        </SketchBar>
      )}
    </SketchBoard>
  );
}
