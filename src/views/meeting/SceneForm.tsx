// What is written on a scene: title, text for the room, notes for the presenter, its seconds. Written when a field is left.
import { toSeconds } from "#ledger/meeting/deck.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { useWrittenWhenLeft } from "../ui/useUnfinished.ts";

const say = meeting.editor;

type FormProps = {
  /** Names this scene among all forms whose text outlives the page being loaded anew. */
  place: string;
  scene: Scene;
  onChange: (change: Partial<Scene>) => void;
  onReplace: () => void;
  onPresent: () => void;
};

export function SceneForm({ place, scene, onChange, onReplace, onPresent }: FormProps) {
  const title = useWrittenWhenLeft(
    `${place} title`,
    scene.title,
    (text) => text !== scene.title && onChange({ title: text }),
  );
  const text = useWrittenWhenLeft(
    `${place} text`,
    scene.text,
    (text) => text !== scene.text && onChange({ text }),
  );
  const notes = useWrittenWhenLeft(
    `${place} notes`,
    scene.notes,
    (text) => text !== scene.notes && onChange({ notes: text }),
  );
  const seconds = useWrittenWhenLeft(
    `${place} seconds`,
    String(scene.seconds ?? ""),
    (text, field) => {
      const seconds = toSeconds(text);
      field.value = seconds === null ? "" : String(seconds);
      if (seconds !== scene.seconds) onChange({ seconds });
    },
  );
  return (
    <div className="scene-form">
      <label className="field">
        {say.name}
        <input className="input" maxLength={120} {...title} />
      </label>
      <label className="field">
        {say.text}
        <textarea className="input" rows={3} maxLength={2000} {...text} />
      </label>
      <label className="field">
        {say.notes}
        <textarea className="input" rows={4} maxLength={10_000} {...notes} />
      </label>
      <label className="field">
        {say.sceneSeconds}
        <input className="input" inputMode="numeric" {...seconds} />
      </label>
      <span className="meeting-tools">
        <button type="button" className="link-button" onClick={onReplace}>
          {say.replaceView}
        </button>
        <button type="button" className="link-button" onClick={onPresent}>
          {say.presentHere}
        </button>
        {scene.strokes.length > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => onChange({ strokes: [] })}
          >{`${say.strokes(scene.strokes.length)}，${say.wipe}`}</button>
        )}
      </span>
    </div>
  );
}
