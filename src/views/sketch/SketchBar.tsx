// The bar above the map while something is drawn: kind, undo, snapping, coordinates, measure, done.
import { useMemo, useState, type ReactNode } from "react";
import type { LngLat } from "#geo/lngLat.ts";
import { untangle } from "#geo/selfCrossing.ts";
import { wheresOf, type SketchKind } from "#map/sketch/paths.ts";
import { activePath, toGeometry, type Sketch, type SketchEvent } from "#map/sketch/sketch.ts";
import { sketch as say } from "#words/zh-CN/sketch.ts";
import { CoordinateField } from "./CoordinateField.tsx";
import { measureLines } from "./measureLines.ts";
import type { BoardState } from "./SketchBoard.tsx";

export type BarProps = BoardState & {
  sketch: Sketch;
  send: (event: SketchEvent) => void;
  snapping: boolean;
  onSnapping: (on: boolean) => void;
  onPlace: (at: LngLat) => void;
  kinds: readonly SketchKind[];
  /** The kind is given and stays. */
  fixed: boolean;
  name: string;
  /** What a self-crossing border means here. */
  crossing: string;
  /** Stands in the place of the hint: a question to be answered first. */
  question?: ReactNode;
  children: ReactNode;
};

export function SketchBar(props: BarProps) {
  const { sketch, send, snapping, onSnapping, onPlace, kinds, fixed, name, question, children } =
    props;
  const [typing, setTyping] = useState(false);
  const paths = wheresOf(sketch.parts);
  const here = paths.findIndex(
    ({ part, ring }) => part === sketch.active.part && ring === sketch.active.ring,
  );
  const enter = (at: LngLat): void => {
    if (sketch.drawing) onPlace(at);
    else if (sketch.selected !== null) send({ type: "nudge", vertex: sketch.selected, to: at });
  };
  return (
    <div className="sketch-bar" role="toolbar" aria-label={name}>
      <div className="sketch-bar-row">
        <div className="sketch-kinds" role="group" aria-label={say.kindLabel}>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={sketch.kind === kind}
              disabled={fixed && sketch.kind !== kind}
              onClick={() => send({ type: "kind", kind })}
            >
              {say.kinds[kind]}
            </button>
          ))}
        </div>
        {!sketch.drawing && paths.length > 1 && (
          <Button
            title={say.nextPartHelp}
            onClick={() => send({ type: "choose", where: paths[(here + 1) % paths.length]! })}
          >
            {say.nextPart(here + 1, paths.length)}
          </Button>
        )}
        <Button disabled={sketch.past.length === 0} onClick={() => send({ type: "undo" })}>
          {sketch.drawing ? say.undo : say.undoStep}
        </Button>
        <Button disabled={sketch.future.length === 0} onClick={() => send({ type: "redo" })}>
          {say.redo}
        </Button>
        <Button pressed={snapping} title={say.snapHelp} onClick={() => onSnapping(!snapping)}>
          {say.snap}
        </Button>
        <Button
          pressed={typing}
          disabled={!sketch.drawing && sketch.selected === null}
          onClick={() => setTyping(!typing)}
        >
          {say.coordinate.open}
        </Button>
        {!sketch.drawing && sketch.kind === "line" && (
          <Button onClick={() => send({ type: "resume" })}>{say.resume}</Button>
        )}
        <div className="sketch-bar-end">{children}</div>
      </div>
      {typing && (sketch.drawing || sketch.selected !== null) && (
        <CoordinateField
          action={sketch.drawing ? say.coordinate.add : say.coordinate.move(sketch.selected! + 1)}
          onEnter={enter}
          onClose={() => setTyping(false)}
        />
      )}
      <div className="sketch-bar-row is-below">
        <MeasureText sketch={sketch} />
        {question ?? <Hint {...props} />}
      </div>
    </div>
  );
}

function MeasureText({ sketch }: { sketch: Sketch }) {
  const placed = useMemo(() => measureLines({ ...sketch, cursor: null }), [sketch]);
  const shown = useMemo(
    () => (sketch.kind === "point" || !sketch.cursor ? placed : measureLines(sketch)),
    [sketch, placed],
  );
  return (
    <>
      <strong className="sketch-measure" aria-hidden="true">
        {shown.length > 0 ? shown.map((line) => <span key={line}>{line}</span>) : say.measures.none}
      </strong>
      <span className="visually-hidden" role="status">
        {placed.join("，")}
      </span>
    </>
  );
}

function Hint({ sketch, send, problems, tooMany, byKeyboard, fixed, crossing }: BarProps) {
  const [first] = problems;
  if (first?.problem === "crossing")
    return (
      <p className="sketch-hint is-bad" role="alert">
        {crossing}
        {!sketch.drawing && (
          <Button title={say.problems.untangleHelp} onClick={() => mend(sketch, send)}>
            {say.problems.untangle}
          </Button>
        )}
      </p>
    );
  if (first?.problem === "flat")
    return (
      <p className="sketch-hint is-bad" role="alert">
        {say.problems.flat[sketch.kind]}
      </p>
    );
  if (tooMany > 0) return <p className="sketch-hint">{say.tooMany(tooMany)}</p>;
  const begun =
    activePath(sketch).length > 0 && first?.problem === "too-few"
      ? say.problems.tooFew(first.missing)
      : null;
  const what =
    byKeyboard && sketch.drawing
      ? say.hints.keyboard
      : sketch.drawing
        ? say.hints[sketch.kind]
        : fixed && sketch.parts.flat().length > 1
          ? say.hints.reshapeMany
          : say.hints.reshape;
  return (
    <p className="sketch-hint">
      {begun && <b>{begun}</b>}
      {what}
    </p>
  );
}

function mend(sketch: Sketch, send: BarProps["send"]): void {
  const geometry = toGeometry(sketch);
  if (geometry) send({ type: "replace", geometry: untangle(geometry) });
}

function Button({
  pressed,
  ...rest
}: {
  pressed?: boolean;
  disabled?: boolean;
  title?: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="sketch-button"
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      {...rest}
    />
  );
}
