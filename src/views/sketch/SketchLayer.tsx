// Drawing or reshaping one project's place above the map. Gives back a geometry; what it is for is not known here.
import { useState } from "react";
import type { ProjectId, SiteId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Project } from "#ledger/project.ts";
import { problemsOf } from "#map/sketch/problems.ts";
import type { SketchKind } from "#map/sketch/paths.ts";
import { isWorthKeeping, startSketch, toGeometry, vertexCount } from "#map/sketch/sketch.ts";
import { sketch as say } from "#words/zh-CN/sketch.ts";
import { usePort } from "../desk.ts";
import { SketchBar } from "./SketchBar.tsx";
import { SketchBoard } from "./SketchBoard.tsx";
import { makeSketchStore, useSketch } from "./sketchStore.ts";
import { takeFocus } from "./takeFocus.ts";

export type SketchLayerProps = {
  /** What to reshape; null draws anew. Give another `key` for another thing to draw. */
  initial: PlaceGeometry | null;
  kind: SketchKind;
  /** What vertices and edges snap to. */
  projects: readonly Project[];
  /** Whose old geometry attracts nothing. */
  editing: ProjectId | SiteId | null;
  onDone: (geometry: PlaceGeometry) => void;
  onCancel: () => void;
};

const KINDS: readonly SketchKind[] = ["point", "line", "area"];

export function SketchLayer({
  initial,
  kind,
  projects,
  editing,
  onDone,
  onCancel,
}: SketchLayerProps) {
  const [store] = useState(() => makeSketchStore(startSketch(kind, initial)));
  const sketch = useSketch(store);
  const port = usePort();
  const [snapping, setSnapping] = useState(true);
  const [asking, setAsking] = useState(false);

  const finish = (): void => {
    const next = store.send({ type: "finish" });
    const geometry = problemsOf(next).length === 0 ? toGeometry(next) : null;
    if (geometry) onDone(geometry);
  };
  /** The first Escape asks, the second goes on drawing: nothing is lost by pressing it twice. */
  const cancel = (): void => {
    if (asking) setAsking(false);
    else if (isWorthKeeping(store.get())) setAsking(true);
    else onCancel();
  };
  const place = (at: LngLat): void => {
    store.send({ type: "place", at });
    port.handle?.moveTo({ center: at });
  };

  return (
    <SketchBoard
      store={store}
      projects={projects}
      editing={editing}
      snapping={snapping}
      onFinish={finish}
      onCancel={cancel}
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
          fixed={initial !== null}
          name={say.bar}
          crossing={say.problems.crossing}
          question={
            asking ? (
              <Discard
                text={initial ? say.discard.askChanges : say.discard.ask(vertexCount(sketch))}
                onYes={onCancel}
                onNo={() => setAsking(false)}
              />
            ) : null
          }
        >
          <button type="button" className="button" onClick={cancel}>
            {say.cancel}
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={state.problems.length > 0}
            onClick={finish}
          >
            {say.finish}
          </button>
        </SketchBar>
      )}
    </SketchBoard>
  );
}

function Discard({ text, onYes, onNo }: { text: string; onYes: () => void; onNo: () => void }) {
  return (
    <div className="sketch-hint sketch-question" role="alertdialog" aria-label={text}>
      <span>{text}</span>
      <button type="button" className="sketch-button" ref={takeFocus} onClick={onNo}>
        {say.discard.no}
      </button>
      <button type="button" className="sketch-button is-bad" onClick={onYes}>
        {say.discard.yes}
      </button>
    </div>
  );
}
