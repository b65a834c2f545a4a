// The meeting panel: decks, the scenes of one, and the ways to make them: from the current view, or a whole deck in one click.
import { newId } from "#base/ids.ts";
import { useState } from "react";
import {
  copyDeck,
  emptyDeck,
  addScene,
  editScene,
  lastBeforeClosing,
  toSeconds,
} from "#ledger/meeting/deck.ts";
import type { Deck, Scene } from "#ledger/meeting/meeting.ts";
import { putDeck, removeDeck } from "#state/actions/meeting.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { useDesk, useDeskStore, useDispatch, usePort } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { SlidesButton } from "../slides/SlidesButton.tsx";
import { AutoDecks } from "./AutoDecks.tsx";
import { openPresenter } from "./link.ts";
import { present } from "./MeetingHost.tsx";
import { useWrittenWhenLeft } from "../ui/useUnfinished.ts";
import { SceneList, scenePlace } from "./SceneList.tsx";
import { sceneFromView } from "./sceneFromView.ts";
import { chosenDeck } from "./showing.ts";
import "../styles/meeting.css";

const say = meeting.editor;

export function Editor() {
  const decks = useDesk((state) => state.meeting.decks);
  const dispatch = useDispatch();
  const store = useDeskStore();
  const port = usePort();
  const chosen = useSlot(chosenDeck);
  const deck =
    decks.find(({ id }) => id === chosen) ??
    decks.find((one) => hasUnfinished(deckPlace(one))) ??
    decks[0] ??
    null;
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);
  const [opened, setCurrent] = useState<string | null | undefined>(undefined);
  // The decks come after the first frame: until a scene is opened, it is the one whose text was begun before.
  const begun = deck?.scenes.find((scene) => hasUnfinished(scenePlace(deck, scene)))?.id ?? null;
  const current = opened === undefined ? begun : opened;

  const keep = (next: Deck, text: string | null = null) => {
    chosenDeck.set(next.id);
    dispatch(putDeck(next));
    setSaid(text === null ? null : { text, bad: false });
  };
  const fresh = (): Deck => emptyDeck(newId(), say.untitled(decks.length + 1), Date.now());
  const viewNow = (id: string): Scene =>
    sceneFromView(store.get(), port.handle?.camera ?? null, id);
  const addCurrent = () => {
    const scene = viewNow(newId());
    const into = deck ?? fresh();
    const next = addScene(into, scene, current ?? lastBeforeClosing(into));
    keep(next, say.scene(next.scenes.indexOf(scene) + 1, scene.title));
    setCurrent(scene.id);
  };
  const start = (index: number) => {
    if (deck && !present(store, deck.id, index))
      setSaid({ text: meeting.present.noScenes, bad: true });
  };

  return (
    <div className="panel-body meeting">
      <MeetingHead
        deck={deck}
        onAdd={addCurrent}
        onPresent={() => start(0)}
        onSaid={(text) => setSaid(text === null ? null : { text, bad: true })}
      />
      <p className={said?.bad ? "outcome is-bad" : "outcome"} role="status">
        {said?.text}
      </p>
      <AutoDecks onMade={(made) => keep(made, say.made(made.name, made.scenes.length))} />
      {!deck && <p className="quiet">{say.none}</p>}
      {deck && (
        <>
          <DeckChoice
            deck={deck}
            decks={decks}
            onChoose={(id) => {
              chosenDeck.set(id);
              setCurrent(null);
            }}
            onNew={() => keep(fresh())}
            onChange={keep}
          />
          <ErrorBoundary>
            <SceneList
              deck={deck}
              current={current}
              onCurrent={setCurrent}
              onChange={keep}
              onPresent={start}
              onReplace={(id) => keep(editScene(deck, id, { address: viewNow(id).address }))}
            />
          </ErrorBoundary>
        </>
      )}
    </div>
  );
}

/** Where the forms of a deck keep what is typed into them. */
const deckPlace = ({ id }: Deck): string => `deck ${id} `;

type HeadProps = {
  deck: Deck | null;
  onAdd: () => void;
  onPresent: () => void;
  /** What went wrong, or null. */
  onSaid: (text: string | null) => void;
};

const MeetingHead = ({ deck, onAdd, onPresent, onSaid }: HeadProps) => (
  <div className="meeting-head">
    <button type="button" className="button is-primary" onClick={onAdd}>
      {say.addScene}
    </button>
    <button type="button" className="button" disabled={!deck} onClick={onPresent}>
      {say.present}
    </button>
    <button
      type="button"
      className="button"
      onClick={() => onSaid(openPresenter() ? null : say.popupBlocked)}
    >
      {say.presenter}
    </button>
    {deck && deck.scenes.length > 0 && <SlidesButton deck={deck} />}
  </div>
);

type DeckChoiceProps = {
  deck: Deck;
  decks: readonly Deck[];
  onChoose: (id: string) => void;
  onNew: () => void;
  onChange: (deck: Deck) => void;
};

/** Which deck is worked on; its name and its seconds. */
function DeckChoice({ deck, decks, onChoose, onNew, onChange }: DeckChoiceProps) {
  const dispatch = useDispatch();
  return (
    <div className="meeting-deck">
      <label className="field">
        {say.decks}
        <select value={deck.id} onChange={({ target }) => onChoose(target.value)}>
          {decks.map(({ id, name, scenes }) => (
            <option key={id} value={id}>{`${name}（${say.scenes(scenes.length)}）`}</option>
          ))}
        </select>
      </label>
      <span className="meeting-tools">
        <button type="button" className="link-button" onClick={onNew}>
          {say.newDeck}
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => onChange(copyDeck(deck, newId(), Date.now()))}
        >
          {say.copyDeck}
        </button>
        <DeleteDeck
          key={deck.id}
          deck={deck}
          onDelete={() => {
            dispatch(removeDeck(deck.id));
            chosenDeck.set(null);
          }}
        />
      </span>
      <DeckFields key={`${deck.id} fields`} deck={deck} onChange={onChange} />
    </div>
  );
}

function DeckFields({ deck, onChange }: { deck: Deck; onChange: (deck: Deck) => void }) {
  const name = useWrittenWhenLeft(`${deckPlace(deck)}name`, deck.name, (text) => {
    if (text.trim() !== "" && text !== deck.name) onChange({ ...deck, name: text.trim() });
  });
  const seconds = useWrittenWhenLeft(
    `${deckPlace(deck)}seconds`,
    String(deck.seconds),
    (text, field) => {
      const seconds = toSeconds(text);
      if (seconds === null) field.value = String(deck.seconds);
      else if (seconds !== deck.seconds) onChange({ ...deck, seconds });
    },
  );
  return (
    <div className="meeting-fields">
      <label className="field">
        {say.deckName}
        <input className="input" maxLength={80} {...name} />
      </label>
      <label className="field">
        {say.seconds}
        <input className="input" inputMode="numeric" {...seconds} />
      </label>
    </div>
  );
}

function DeleteDeck({ deck, onDelete }: { deck: Deck; onDelete: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button type="button" className="link-button" onClick={() => setAsking(true)}>
        {say.deleteDeck}
      </button>
    );
  return (
    <>
      <button type="button" className="link-button is-bad" onClick={onDelete}>
        {say.confirmDelete(deck.name)}
      </button>
      <button type="button" className="link-button" onClick={() => setAsking(false)}>
        {say.cancel}
      </button>
    </>
  );
}
