// Asking on the spot: the ground is chosen on the map, the answer stands beside it at once. Fetched when somebody asks (AskTool.tsx).
import { useMemo, useState } from "react";
import type { Point } from "geojson";
import { offsetBetween } from "#geo/distance.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { answer, type Question } from "#ledger/meeting/ask.ts";
import type { Project } from "#ledger/project.ts";
import { villagesOf } from "#ledger/villages.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { selectMatching, selectProject } from "#state/selectors.ts";
import { ask } from "#words/zh-CN/ask.ts";
import { useDesk, usePort } from "../desk.ts";
import { AnswerView } from "./AnswerView.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { Ground } from "./Ground.tsx";
import { usePick } from "./usePick.ts";
import { nearestVillage } from "./villages.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
import { useRootClass } from "../ui/useRootClass.ts";
import "../styles/ask.css";

const say = ask.panel;
const SketchLayer = lazyPart(() =>
  import("../sketch/SketchLayer.tsx").then(({ SketchLayer }) => SketchLayer),
);
const MODES = ["ring", "area", "village", "buffer"] as const;
const DEFAULT_METRES = { ring: 1000, village: 1000, buffer: 500, line: 100 } as const;
const MOST_METRES = 100_000;

/** What is being chosen; null once the ground is there. */
type Choosing = { mode: "ring"; centre: LngLat | null } | { mode: "area" } | { mode: "village" };
type Mode = (typeof MODES)[number];

export function AskLayer({ onClose }: { onClose: () => void }) {
  const { handle } = usePort();
  const ledger = useDesk((state) => state.ledger);
  const projects = useDesk(selectMatching);
  const asking = useAsking();
  const { choosing, question, self, trouble } = asking;
  const found = useMemo(
    () => (question ? answer(question, projects, ledger, self) : null),
    [question, projects, ledger, self],
  );
  const shape = question ?? asking.live;
  useRootClass("has-room-panel");
  return (
    <>
      {handle && shape && <Ground handle={handle} shape={shape} />}
      {choosing?.mode === "area" && (
        <OpenedPart onClose={asking.cancel}>
          <SketchLayer
            initial={null}
            kind="area"
            projects={projects}
            editing={null}
            onCancel={asking.cancel}
            onDone={(geometry) => asking.put(questionOfDrawing(geometry))}
          />
        </OpenedPart>
      )}
      <section className="room-panel ask-panel" aria-label={say.label}>
        <header className="room-head">
          <h2>{say.label}</h2>
          <button type="button" className="link-button" onClick={onClose}>
            {say.close}
          </button>
        </header>
        <ModeButtons pressed={choosing?.mode ?? question?.kind ?? null} onBegin={asking.begin} />
        {choosing?.mode === "village" && <VillageChoice onAsk={asking.put} />}
        {trouble !== null && (
          <p className="outcome is-bad" role="alert">
            {trouble}
          </p>
        )}
        {question === null && (
          <p className="quiet" role="status">
            {hintFor(choosing)}
          </p>
        )}
        {question && question.kind !== "area" && (
          <Metres
            key={`${question.kind}${question.name ?? ""}`}
            question={question}
            onChange={asking.setMetres}
          />
        )}
        {found && <AnswerView answer={found} onlySome={projects.length < ledger.projects.length} />}
      </section>
    </>
  );
}

function hintFor(choosing: Choosing | null): string {
  if (choosing?.mode === "ring") return choosing.centre ? say.hints.ringEdge : say.hints.ringCentre;
  return choosing ? say.hints[choosing.mode] : say.hints.start;
}

/** What is asked, and how it is being chosen on the map. `live`: the ring as it stands under the pointer; `self`: the project that is buffered. */
function useAsking() {
  const selected = useDesk(selectProject);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [self, setSelf] = useState<Project | null>(null);
  const [edge, setEdge] = useState<LngLat | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const put = (next: Question, of: Project | null = null): void => {
    setTrouble(null);
    setQuestion(next);
    setSelf(of);
    setChoosing(null);
    setEdge(null);
  };
  const begin = (mode: Mode): void => {
    setTrouble(null);
    setEdge(null);
    if (mode === "buffer") {
      if (selected?.geometry) put(questionAround(selected, selected.geometry), selected);
      else setTrouble(say.hints.buffer);
      return;
    }
    setQuestion(null);
    setChoosing(mode === "ring" ? { mode, centre: null } : { mode });
  };
  const pickCentre = (at: LngLat): void => {
    setEdge(null);
    setChoosing({ mode: "ring", centre: at });
  };
  const cancel = (): void => setChoosing(null);
  useGroundPick(choosing, { put, pickCentre, cancel, setEdge, setTrouble });

  const centre = choosing?.mode === "ring" ? choosing.centre : null;
  return {
    choosing,
    question,
    self,
    trouble,
    live: centre && { geometry: pointAt(centre), metres: edge ? radius(centre, edge) : 0 },
    put,
    begin,
    cancel,
    setMetres: (metres: number) => question && setQuestion({ ...question, metres }),
  };
}

type PickActions = {
  put: (question: Question) => void;
  pickCentre: (at: LngLat) => void;
  cancel: () => void;
  setEdge: (at: LngLat) => void;
  setTrouble: (said: string) => void;
};

/** A click chooses a village, or first the centre and then the edge of a ring. */
function useGroundPick(choosing: Choosing | null, actions: PickActions): void {
  const { handle } = usePort();
  const base = useDesk((state) => state.base);
  const { put, pickCentre, cancel, setEdge, setTrouble } = actions;
  const pickVillage = (map: MapHandle, at: LngLat): void => {
    const near = nearestVillage(base, at, (place) => map.toPixels(place));
    if (near) put(questionOfVillage(near.name, near.at, near.accuracyMetres));
    else setTrouble(say.noVillageHere);
  };
  usePick({
    handle,
    on: choosing !== null && choosing.mode !== "area",
    onMove: setEdge,
    onCancel: cancel,
    onPick: (at) => {
      if (choosing?.mode === "village" && handle) pickVillage(handle, at);
      if (choosing?.mode !== "ring") return;
      if (choosing.centre === null) pickCentre(at);
      else put(questionOfRing(choosing.centre, at));
    },
  });
}

const pointAt = (at: LngLat): Point => ({ type: "Point", coordinates: [...at] });

const questionOfRing = (centre: LngLat, edge: LngLat): Question => ({
  kind: "ring",
  geometry: pointAt(centre),
  metres: radius(centre, edge),
  name: null,
  accuracyMetres: null,
});

const questionOfVillage = (name: string, at: LngLat, accuracyMetres: number | null): Question => ({
  kind: "village",
  geometry: pointAt(at),
  metres: DEFAULT_METRES.village,
  name,
  accuracyMetres,
});

const questionAround = (project: Project, geometry: PlaceGeometry): Question => ({
  kind: "buffer",
  geometry,
  metres: DEFAULT_METRES.buffer,
  name: project.name,
  accuracyMetres: project.location.accuracyMetres,
});

/** A drawn point or line holds nothing by itself: what lies near it is asked for. */
function questionOfDrawing(geometry: PlaceGeometry): Question {
  const shared = { geometry, name: null, accuracyMetres: null };
  if (geometry.type.endsWith("Polygon")) return { ...shared, kind: "area", metres: 0 };
  const isPoint = geometry.type.endsWith("Point");
  return { ...shared, kind: "ring", metres: isPoint ? DEFAULT_METRES.ring : DEFAULT_METRES.line };
}

type ModeButtonsProps = { pressed: Mode | null; onBegin: (mode: Mode) => void };

const ModeButtons = ({ pressed, onBegin }: ModeButtonsProps) => (
  <div className="ask-modes" role="group" aria-label={say.how}>
    {MODES.map((mode) => (
      <button
        key={mode}
        type="button"
        className="button"
        aria-pressed={mode === pressed}
        onClick={() => onBegin(mode)}
      >
        {say.modes[mode]}
      </button>
    ))}
  </div>
);

function VillageChoice({ onAsk }: { onAsk: (question: Question) => void }) {
  const town = useDesk(({ ledger }) => ledger.town);
  const base = useDesk((state) => state.base);
  const villages = useMemo(() => villagesOf(base, town), [base, town]);
  const choose = (name: string): void => {
    const village = villages.find((one) => one.name === name);
    if (village?.at) onAsk(questionOfVillage(village.name, village.at, village.accuracyMetres));
  };
  return (
    <label className="field">
      {say.village}
      <select value="" onChange={({ target }) => choose(target.value)}>
        <option value="">{say.choose}</option>
        {villages.map(({ name, at }) => (
          <option key={name} value={name} disabled={at === null}>
            {at === null ? say.noPoint(name) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Never nothing: a ring of no width would hold nothing. */
const radius = (centre: LngLat, at: LngLat): number =>
  Math.min(MOST_METRES, Math.max(1, Math.round(offsetBetween(centre, at).metres)));

/** Typed metres; what is no number is said and changes nothing. */
function Metres({
  question,
  onChange,
}: {
  question: Question;
  onChange: (metres: number) => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const bad = text !== null && !(Number(text) >= 1 && Number(text) <= MOST_METRES);
  return (
    <label className="field ask-metres">
      {question.kind === "ring" ? say.metres : say.bufferMetres}
      <input
        className="input"
        inputMode="numeric"
        value={text ?? String(question.metres)}
        aria-invalid={bad}
        onBlur={() => !bad && setText(null)}
        onChange={({ target }) => {
          setText(target.value);
          const metres = Number(target.value);
          if (metres >= 1 && metres <= MOST_METRES) onChange(metres);
        }}
      />
      {bad && (
        <span className="outcome is-bad" role="alert">
          {say.badMetres(text)}
        </span>
      )}
    </label>
  );
}
