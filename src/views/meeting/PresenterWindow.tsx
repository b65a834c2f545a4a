// The presenter's own window: this scene and the next, notes, clock and timer, a list to jump by, questions. Follows the wall; holds nothing itself.
import { useEffect, useRef, useState } from "react";
import { clockOf, two } from "#base/clock.ts";
import { example } from "#words/zh-CN/example.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { orderOf } from "./keys.ts";
import { openLink, type Link, type Message, type WallState } from "./link.ts";
import type { Command } from "./show.ts";
import { Questions } from "./Questions.tsx";
import "../styles/meeting.css";

const say = meeting.presenter;
const BEAT_MS = 2000;
const LOST_MS = 3 * BEAT_MS;

export function PresenterWindow() {
  const { wall, pictures, lost, send } = useWall();
  const order = (command: Command) => send({ kind: "command", command });
  usePresenterKeys(wall, order);
  useEffect(() => {
    document.title = say.title;
  });
  if (!wall)
    return (
      <main className="presenter is-waiting">
        <h1>{say.title}</h1>
        <p role="status">{say.waiting}</p>
      </main>
    );
  const { deck, index } = wall;
  const now = deck.scenes[index] ?? null;
  const next = deck.scenes[index + 1] ?? null;
  const pictureOf = ({ id }: Scene): string | null => pictures.get(id) ?? null;
  return (
    <main className="presenter">
      <header className="presenter-head">
        <h1>{deck.name}</h1>
        {wall.isExample && <strong className="example-notice">{example.mark}</strong>}
        <span className="presenter-page">
          {meeting.present.page(index + 1, deck.scenes.length)}
        </span>
        <Times startedAt={wall.startedAt} />
        {wall.presenters > 1 && <span className="tag">{say.others(wall.presenters)}</span>}
      </header>
      <WallStatus wall={wall} lost={lost} order={order} />
      <section className="presenter-now" aria-label={say.now}>
        <h2>{say.now}</h2>
        {now && <SceneText scene={now} picture={pictureOf(now)} />}
        <h2>{say.notes}</h2>
        <p className="presenter-notes">{now?.notes || say.noNotes}</p>
      </section>
      <section className="presenter-next" aria-label={say.upcoming}>
        <h2>{say.upcoming}</h2>
        {next ? (
          <SceneText scene={next} picture={pictureOf(next)} />
        ) : (
          <p className="quiet">{say.lastPage}</p>
        )}
        <Questions questions={wall.questions} onAsk={(text) => send({ kind: "question", text })} />
      </section>
      <JumpList wall={wall} order={order} />
      <WallButtons wall={wall} order={order} />
    </main>
  );
}

type WallProps = { wall: WallState; order: (command: Command) => void };

/** What the audience sees that is not the scene. */
function WallStatus({ wall, lost, order }: WallProps & { lost: boolean }) {
  const text = wall.exploring ? say.exploring : wall.blank ? say.blanked : "";
  return (
    <p className={lost ? "outcome is-bad" : "outcome"} role="status">
      {lost ? say.lost : text}
      {!lost && wall.exploring && (
        <button type="button" className="button" onClick={() => order({ do: "return" })}>
          {say.returnNow}
        </button>
      )}
    </p>
  );
}

const WallButtons = ({ wall, order }: WallProps) => (
  <footer className="presenter-foot">
    <button type="button" className="button" onClick={() => order({ do: "back" })}>
      {meeting.present.previous}
    </button>
    <button type="button" className="button is-primary" onClick={() => order({ do: "next" })}>
      {meeting.present.next}
    </button>
    <button
      type="button"
      className="button"
      aria-pressed={wall.blank !== null}
      onClick={() => order({ do: "blank", blank: "black" })}
    >
      {meeting.present.blankTool}
    </button>
    <button
      type="button"
      className="button"
      aria-pressed={wall.auto}
      onClick={() => order({ do: "tool", tool: "auto" })}
    >
      {meeting.present.auto}
    </button>
    <button type="button" className="button" onClick={() => order({ do: "leave" })}>
      {meeting.present.leave}
    </button>
  </footer>
);

/** The wall as last heard of. `lost` when it has fallen silent: what it said last stays readable. */
function useWall(): {
  wall: WallState | null;
  pictures: ReadonlyMap<string, string | null>;
  lost: boolean;
  send: (message: Message) => void;
} {
  const [wall, setWall] = useState<WallState | null>(null);
  const [pictures, setPictures] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [lost, setLost] = useState(false);
  const link = useRef<Link | null>(null);
  useEffect(() => {
    const from = Math.random().toString(36).slice(2);
    let heard = Date.now();
    const hello = () => link.current?.send({ kind: "hello", from });
    link.current = openLink("presenter", (message) => {
      if (message.kind === "bye") setLost(true);
      if (message.kind === "picture")
        setPictures((before) => new Map(before).set(message.scene, message.svg));
      if (message.kind !== "state") return;
      heard = Date.now();
      setLost(false);
      setWall(message.state);
    });
    hello();
    const timer = setInterval(() => {
      hello();
      if (Date.now() - heard > LOST_MS) setLost(true);
    }, BEAT_MS);
    const gone = () => link.current?.send({ kind: "gone", from });
    addEventListener("pagehide", gone);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", gone);
      gone();
      link.current?.close();
    };
  }, []);
  return { wall, pictures, lost, send: (message) => link.current?.send(message) };
}

/** The same keys as at the wall; digits are typed here and sent as one number. */
function usePresenterKeys(wall: WallState | null, order: (command: Command) => void): void {
  const latest = useRef({ wall, order, typed: "" });
  useEffect(() => {
    Object.assign(latest.current, { wall, order });
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const state = latest.current;
      if (
        event.target instanceof HTMLInputElement ||
        event.target instanceof HTMLTextAreaElement ||
        !state.wall
      )
        return;
      if (/^(?:Enter| )$/.test(event.key) && event.target instanceof HTMLButtonElement) return;
      const wanted = orderOf(event, state.typed);
      // A reload of this window is harmless: it follows the wall again at once.
      if (
        !wanted ||
        wanted.do === "fullscreen" ||
        wanted.do === "size" ||
        wanted.do === "room" ||
        wanted.do === "nothing"
      )
        return;
      event.preventDefault();
      if (wanted.do === "type") state.typed += wanted.text;
      else if (wanted.do === "enter" && state.typed !== "")
        state.order({ do: "jump", number: state.typed });
      else state.order(wanted);
      if (wanted.do !== "type") state.typed = "";
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/** As an image the map can run no code, whatever a project is called. */
function SceneText({ scene, picture }: { scene: Scene; picture: string | null }) {
  return (
    <div className="presenter-scene">
      {picture !== null && (
        <img
          className="presenter-map"
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`}
          alt=""
        />
      )}
      <h3>{scene.title}</h3>
      <p>{scene.text}</p>
    </div>
  );
}

function Times({ startedAt }: { startedAt: number }) {
  const [now, setNow] = useState(() => Date.now());
  const [from, setFrom] = useState(startedAt);
  useEffect(() => setFrom(startedAt), [startedAt]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - from) / 1000));
  const clock = new Date(now);
  return (
    <span className="presenter-times">
      <span>
        {say.timer} <b>{`${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`}</b>
      </span>
      <button type="button" className="link-button" onClick={() => setFrom(Date.now())}>
        {say.reset}
      </button>
      <span>
        {say.clock} <b>{clockOf(clock.getTime())}</b>
      </span>
    </span>
  );
}

function JumpList({ wall, order }: WallProps) {
  const shown = new Set(wall.deck.scenes.map(({ task }) => task as string | null));
  const others = wall.tasks.filter(({ id }) => !shown.has(id));
  return (
    <nav className="presenter-jump" aria-label={say.jump}>
      <h2>{say.jump}</h2>
      <ol>
        {wall.deck.scenes.map((scene, index) => (
          <li key={scene.id}>
            <button
              type="button"
              aria-current={index === wall.index}
              onClick={() => order({ do: "go", index })}
            >
              <span className="task-number">{index + 1}</span>
              {scene.title}
            </button>
          </li>
        ))}
        {others.map(({ id, title }) => (
          <li key={id}>
            <button type="button" onClick={() => order({ do: "jump", number: id })}>
              <span className="task-number" />
              {meeting.auto.task(id, title)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
