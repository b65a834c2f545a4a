// The answer in words: read it, copy it, choose one of its projects, or keep it as a scene of a deck.
import { newId } from "#base/ids.ts";
import { loadPart } from "#base/loadPart.ts";
import { useState } from "react";
import { circleAround } from "#geo/measure.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { Answer, Question } from "#ledger/meeting/ask.ts";
import { answerLines, questionTitle } from "#ledger/meeting/askText.ts";
import { addScene, emptyDeck, lastBeforeClosing } from "#ledger/meeting/deck.ts";
import type { Deck, Stroke } from "#ledger/meeting/meeting.ts";
import { selectProject } from "#state/actions/look.ts";
import { putDeck } from "#state/actions/meeting.ts";
import { ask } from "#words/zh-CN/ask.ts";
import { useDesk, useDeskStore, useDispatch, usePort } from "../desk.ts";
import { stampNow } from "../edit/stamp.ts";
import { sceneFromView } from "../meeting/sceneFromView.ts";
import { chosenDeck, showing } from "../meeting/showing.ts";
import { sceneNow } from "../meeting/showState.ts";
import { copyText } from "../ui/copyText.ts";

const say = ask.panel;
const NEW = "";
const MOST_LISTED = 60;

export function AnswerView({ answer, onlySome }: { answer: Answer; onlySome: boolean }) {
  const decks = useDesk(({ meeting }) => meeting.decks);
  const [chosen, setChosen] = useState(
    () => showing.get()?.deck.id ?? chosenDeck.get() ?? decks[0]?.id ?? NEW,
  );
  const [said, setSaid] = useState<string | null>(null);
  const title = questionTitle(answer.question);
  const lines = answerLines(answer, onlySome);
  const toScene = useToScene(title, lines, answer);

  const copy = async (): Promise<void> => {
    const works = await copyText([title, ...lines].join("\n"));
    setSaid(works ? say.copied : say.copyFailed);
  };
  const drop = async (): Promise<void> => {
    const strokes = await outlineOf(answer.question).catch(() => null);
    if (strokes === null) return setSaid(say.dropFailed);
    const { deck, page } = toScene(chosen, strokes);
    setChosen(deck.id);
    setSaid(say.dropped(deck.name, page));
  };

  return (
    <div className="ask-answer">
      <h3>{title}</h3>
      <ul className="ask-lines" role="status">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="room-actions">
        <button type="button" className="button" onClick={() => void copy()}>
          {say.copy}
        </button>
        <select
          aria-label={say.deck}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value={NEW}>{say.newDeck}</option>
          {decks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="button is-primary" onClick={() => void drop()}>
          {say.toScene}
        </button>
      </div>
      {said !== null && (
        <p className="outcome" role="status">
          {said}
        </p>
      )}
      {answer.projects.length > 0 && <ProjectList projects={answer.projects} />}
    </div>
  );
}

/** Returns what puts the answer and the current view as a scene into a deck, a new one where `chosen` is none. */
function useToScene(title: string, lines: readonly string[], answer: Answer) {
  const dispatch = useDispatch();
  const store = useDeskStore();
  const { handle } = usePort();
  return (chosen: string, strokes: readonly Stroke[]): { deck: Deck; page: number } => {
    const show = showing.get();
    const isShown = show !== null && show.deck.id === chosen;
    const { decks } = store.get().meeting;
    const deck = isShown
      ? show.deck
      : (decks.find(({ id }) => id === chosen) ?? emptyDeck(newId(), say.label, stampNow().at));
    const scene = {
      ...sceneFromView(store.get(), handle?.camera ?? null, newId()),
      title,
      text: lines.join("\n"),
      notes: answer.projects.map(({ name }) => name).join("、"),
      strokes,
    };
    const after = isShown ? (sceneNow(show)?.id ?? null) : lastBeforeClosing(deck);
    const next = addScene(deck, scene, after);
    // The one on the wall is kept by the show itself, which holds the deck until it ends.
    if (isShown) showing.set({ ...show, deck: next });
    else dispatch(putDeck(next));
    return { deck, page: next.scenes.indexOf(scene) + 1 };
  };
}

function ProjectList({ projects }: Pick<Answer, "projects">) {
  const dispatch = useDispatch();
  return (
    <details>
      <summary>{say.projects(projects.length)}</summary>
      <ul className="ask-projects">
        {projects.slice(0, MOST_LISTED).map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className="link-button"
              onClick={() => dispatch(selectProject(id))}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The border of the ground as lines of the scene. A circle needs nothing that must be fetched first. */
async function outlineOf({ geometry, metres }: Question): Promise<readonly Stroke[]> {
  if (geometry.type === "Point") {
    const [lng, lat] = geometry.coordinates as [number, number];
    return circleAround([lng, lat], metres).coordinates.map(strokeOf);
  }
  const { outlineAround } = await loadPart(() => import("#geo/outline.ts"));
  return outlineAround(geometry, metres).map(strokeOf);
}

const strokeOf = (ring: readonly (readonly number[])[]): Stroke => ({
  line: ring.map(([lng, lat]): LngLat => [lng!, lat!]),
  colour: "accent",
});
