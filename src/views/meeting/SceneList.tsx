// The scenes of a deck: ordered by buttons, keys or dragging; copied, edited, taken out and brought back.
import { newId } from "#base/ids.ts";
import { Fragment, useState, type KeyboardEvent, type ReactNode } from "react";
import { addScene, copyScene, editScene, moveScene, removeScene } from "#ledger/meeting/deck.ts";
import type { Deck, Scene } from "#ledger/meeting/meeting.ts";
import { showView } from "#state/actions/look.ts";
import { fromAddress } from "#state/address.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { useDesk, useDeskStore, usePort } from "../desk.ts";
import { takeFocus } from "../sketch/takeFocus.ts";
import { Icon } from "../ui/Icon.tsx";
import { SceneForm } from "./SceneForm.tsx";
import { gapsIn, viewOf } from "./sceneView.ts";

const say = meeting.editor;

type ListProps = {
  deck: Deck;
  current: string | null;
  onCurrent: (id: string | null) => void;
  onChange: (deck: Deck, said?: string) => void;
  onPresent: (index: number) => void;
  onReplace: (id: string) => void;
};
/** Where the form of a scene keeps what is typed into it. */
export const scenePlace = (deck: Deck, scene: Scene): string => `deck ${deck.id} scene ${scene.id}`;

type Removed = { scene: Scene; after: string | null; deck: string };

export function SceneList({ deck, current, onCurrent, onChange, onPresent, onReplace }: ListProps) {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  if (deck.scenes.length === 0 && !removed) return <p className="quiet">{say.noneYet}</p>;

  const move = (scene: Scene, by: number) => {
    const next = moveScene(deck, scene.id, by);
    if (next !== deck)
      onChange(
        next,
        say.moved(scene.title, next.scenes.findIndex(({ id }) => id === scene.id) + 1),
      );
  };
  const remove = (scene: Scene, index: number) => {
    setRemoved({ scene, after: deck.scenes[index - 1]?.id ?? null, deck: deck.id });
    onChange(removeScene(deck, scene.id));
  };
  const bringBack = ({ scene, after }: Removed) => {
    const back = addScene(deck, scene, after);
    onChange(after === null ? moveScene(back, scene.id, -back.scenes.length) : back);
    setRemoved(null);
  };
  const drop = (onto: number) => {
    const from = deck.scenes.findIndex(({ id }) => id === dragged);
    if (from >= 0) move(deck.scenes[from]!, onto - from);
    setDragged(null);
  };
  const undo = removed && removed.deck === deck.id && (
    <UndoRemove removed={removed} onUndo={() => bringBack(removed)} />
  );
  return (
    <>
      <p className="quiet">{say.order}</p>
      <ol className="scene-list">
        {undo &&
          (removed.after === null || !deck.scenes.some(({ id }) => id === removed.after)) &&
          undo}
        {deck.scenes.map((scene, index) => (
          <Fragment key={scene.id}>
            <li
              className={scene.id === dragged ? "is-dragged" : ""}
              onDragOver={(event) => dragged !== null && event.preventDefault()}
              onDrop={() => drop(index)}
            >
              <SceneRow
                scene={scene}
                index={index}
                last={deck.scenes.length - 1}
                open={scene.id === current}
                onOpen={() => onCurrent(scene.id === current ? null : scene.id)}
                onMove={(by) => move(scene, by)}
                onCopy={() => onChange(copyScene(deck, scene.id, newId()))}
                onRemove={() => remove(scene, index)}
                onDrag={() => setDragged(scene.id)}
                onDragEnd={() => setDragged(null)}
              />
              {scene.id === current && (
                <SceneForm
                  place={scenePlace(deck, scene)}
                  scene={scene}
                  onChange={(change) => onChange(editScene(deck, scene.id, change))}
                  onReplace={() => onReplace(scene.id)}
                  onPresent={() => onPresent(index)}
                />
              )}
            </li>
            {undo && scene.id === removed.after && undo}
          </Fragment>
        ))}
      </ol>
    </>
  );
}

/** Stands where the scene stood, and takes the focus that went with it. */
const UndoRemove = ({ removed, onUndo }: { removed: Removed; onUndo: () => void }) => (
  <li className="scene-undo">
    <button type="button" className="link-button" ref={takeFocus} onClick={onUndo}>
      {say.undoRemove(removed.scene.title)}
    </button>
  </li>
);

type RowProps = {
  scene: Scene;
  index: number;
  last: number;
  open: boolean;
  onOpen: () => void;
  onMove: (by: number) => void;
  onCopy: () => void;
  onRemove: () => void;
  onDrag: () => void;
  onDragEnd: () => void;
};

function SceneRow(props: RowProps) {
  const { scene, index, open, onOpen, onMove, onDrag, onDragEnd } = props;
  const store = useDeskStore();
  const port = usePort();
  const ledger = useDesk((state) => state.ledger);
  const gaps = gapsIn(scene, { ...store.get(), ledger });
  const look = () => {
    onOpen();
    const map = document.querySelector<HTMLElement>(".map-canvas");
    const view = map ? viewOf(scene, store.get(), map) : fromAddress(scene.address);
    if (view.camera) port.handle?.flyTo(view.camera, 500);
    // The editor stays open: it is where the scene is being looked at from.
    store.dispatch(showView({ ...view, panel: "meeting" }));
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <div className="scene-row" draggable onDragStart={onDrag} onDragEnd={onDragEnd}>
      <button
        type="button"
        className="scene-name"
        aria-expanded={open}
        onClick={look}
        onKeyDown={onKey}
      >
        <span className="task-number">{index + 1}</span>
        <span>{scene.title}</span>
        {gaps.length > 0 && (
          <span className="tag is-open" title={gaps.join("；")}>
            {meeting.gaps.short}
          </span>
        )}
      </button>
      <SceneTools {...props} />
    </div>
  );
}

const SceneTools = ({ scene, index, last, onMove, onCopy, onRemove }: RowProps) => (
  <span className="scene-tools">
    <SceneTool label={say.up} scene={scene} disabled={index === 0} onClick={() => onMove(-1)}>
      ↑
    </SceneTool>
    <SceneTool label={say.down} scene={scene} disabled={index === last} onClick={() => onMove(1)}>
      ↓
    </SceneTool>
    <SceneTool label={say.copy} scene={scene} onClick={onCopy}>
      <Icon name="plus" size={16} />
    </SceneTool>
    <SceneTool label={say.remove} scene={scene} onClick={onRemove}>
      <Icon name="trash" size={16} />
    </SceneTool>
  </span>
);

type SceneToolProps = {
  label: string;
  scene: Scene;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
};

const SceneTool = ({ label, scene, disabled = false, onClick, children }: SceneToolProps) => (
  <button
    type="button"
    className="icon-button"
    aria-label={`${label}：${scene.title}`}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    {children}
  </button>
);
