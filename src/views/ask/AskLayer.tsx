// Asking on the spot: the ground is chosen on the map, the answer stands beside it at once. Fetched when somebody asks (AskTool.tsx).
import { useMemo, useState } from "react";
import { offsetBetween } from "#geo/distance.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { answer, type Question } from "#ledger/meeting/ask.ts";
import { selectMatching, selectProject } from "#state/selectors.ts";
import { ask } from "#words/zh-CN/ask.ts";
import { useDesk, usePort } from "../desk.ts";
import { AnswerView } from "./AnswerView.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { Ground } from "./Ground.tsx";
import { usePick } from "./usePick.ts";
import { nearestVillage, villagesOf } from "./villages.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
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

export function AskLayer({ onClose }: { onClose: () => void }) {
  const { handle } = usePort();
  const ledger = useDesk((state) => state.ledger);
  const base = useDesk((state) => state.base);
  const projects = useDesk(selectMatching);
  const selected = useDesk(selectProject);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [self, setSelf] = useState<typeof selected>(null);
  const [edge, setEdge] = useState<LngLat | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const villages = useMemo(() => villagesOf(base, ledger.town), [base, ledger.town]);
  const found = useMemo(
    () => (question ? answer(question, projects, ledger, self) : null),
    [question, projects, ledger, self],
  );

  const put = (next: Question, of: typeof selected = null): void => {
    setTrouble(null);
    setQuestion(next);
    setSelf(of);
    setChoosing(null);
    setEdge(null);
  };
  const begin = (mode: (typeof MODES)[number]): void => {
    setTrouble(null);
    setEdge(null);
    if (mode !== "buffer") {
      setQuestion(null);
      setChoosing(mode === "ring" ? { mode, centre: null } : { mode });
    } else if (selected?.geometry)
      put(
        {
          kind: "buffer",
          geometry: selected.geometry,
          metres: DEFAULT_METRES.buffer,
          name: selected.name,
          accuracyMetres: selected.location.accuracyMetres,
        },
        selected,
      );
    else setTrouble(say.hints.buffer);
  };
  const askVillage = (name: string): void => {
    const village = villages.find((one) => one.name === name);
    if (village?.at)
      put({
        kind: "village",
        geometry: { type: "Point", coordinates: [...village.at] },
        metres: DEFAULT_METRES.village,
        name: village.name,
        accuracyMetres: village.accuracyMetres,
      });
  };
  usePick({
    handle,
    on: choosing !== null && choosing.mode !== "area",
    onMove: setEdge,
    onCancel: () => setChoosing(null),
    onPick: (at) => {
      if (choosing?.mode === "village" && handle) {
        const near = nearestVillage(base, at, (place) => handle.toPixels(place));
        if (near)
          put({
            kind: "village",
            geometry: { type: "Point", coordinates: [...near.at] },
            metres: DEFAULT_METRES.village,
            name: near.name,
            accuracyMetres: near.accuracyMetres,
          });
        else setTrouble(say.noVillageHere);
      } else if (choosing?.mode === "ring" && choosing.centre === null) {
        setEdge(null);
        setChoosing({ mode: "ring", centre: at });
      } else if (choosing?.mode === "ring")
        put({
          kind: "ring",
          geometry: { type: "Point", coordinates: [...choosing.centre!] },
          metres: radius(choosing.centre!, at),
          name: null,
          accuracyMetres: null,
        });
    },
  });

  const live =
    choosing?.mode === "ring" && choosing.centre
      ? {
          geometry: { type: "Point" as const, coordinates: [...choosing.centre] },
          metres: edge ? radius(choosing.centre, edge) : 0,
        }
      : null;
  const shape = question ?? live;
  const hint =
    choosing?.mode === "ring"
      ? choosing.centre
        ? say.hints.ringEdge
        : say.hints.ringCentre
      : choosing
        ? say.hints[choosing.mode]
        : say.hints.start;
  return (
    <>
      {handle && shape && <Ground handle={handle} shape={shape} />}
      {choosing?.mode === "area" && (
        <OpenedPart onClose={() => setChoosing(null)}>
          <SketchLayer
            initial={null}
            kind="area"
            projects={projects}
            editing={null}
            onCancel={() => setChoosing(null)}
            onDone={(geometry) => {
              const [isArea, isPoint] = [
                geometry.type.endsWith("Polygon"),
                geometry.type.endsWith("Point"),
              ];
              put({
                kind: isArea ? "area" : "ring",
                geometry,
                metres: isArea ? 0 : isPoint ? DEFAULT_METRES.ring : DEFAULT_METRES.line,
                name: null,
                accuracyMetres: null,
              });
            }}
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
        <div className="ask-modes" role="group" aria-label={say.how}>
          {MODES.map((mode) => (
            <button
              key={mode}
              type="button"
              className="button"
              aria-pressed={
                choosing?.mode === mode || (choosing === null && question?.kind === mode)
              }
              onClick={() => begin(mode)}
            >
              {say.modes[mode]}
            </button>
          ))}
        </div>
        {choosing?.mode === "village" && (
          <label className="field">
            {say.village}
            <select value="" onChange={({ target }) => askVillage(target.value)}>
              <option value="">{say.choose}</option>
              {villages.map(({ name, at }) => (
                <option key={name} value={name} disabled={at === null}>
                  {at === null ? say.noPoint(name) : name}
                </option>
              ))}
            </select>
          </label>
        )}
        {trouble !== null && (
          <p className="outcome is-bad" role="alert">
            {trouble}
          </p>
        )}
        {question === null && (
          <p className="quiet" role="status">
            {hint}
          </p>
        )}
        {question && question.kind !== "area" && (
          <Metres
            key={`${question.kind}${question.name ?? ""}`}
            question={question}
            onChange={(metres) => setQuestion({ ...question, metres })}
          />
        )}
        {found && <AnswerView answer={found} onlySome={projects.length < ledger.projects.length} />}
      </section>
    </>
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
