// What is written on a scene: title, text for the room, notes for the presenter, its seconds. Written when a field is left.
import { toSeconds } from "#ledger/meeting/deck.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { meeting } from "#words/zh-CN/meeting.ts";

const say = meeting.editor;

type FormProps = {
  scene: Scene;
  onChange: (change: Partial<Scene>) => void;
  onReplace: () => void;
  onPresent: () => void;
};

export function SceneForm({ scene, onChange, onReplace, onPresent }: FormProps) {
  return (
    <div className="scene-form">
      <label className="field">
        {say.name}
        <input
          className="input"
          defaultValue={scene.title}
          maxLength={120}
          onBlur={({ target }) => target.value !== scene.title && onChange({ title: target.value })}
        />
      </label>
      <label className="field">
        {say.text}
        <textarea
          className="input"
          rows={3}
          defaultValue={scene.text}
          maxLength={2000}
          onBlur={({ target }) => target.value !== scene.text && onChange({ text: target.value })}
        />
      </label>
      <label className="field">
        {say.notes}
        <textarea
          className="input"
          rows={4}
          defaultValue={scene.notes}
          maxLength={10_000}
          onBlur={({ target }) => target.value !== scene.notes && onChange({ notes: target.value })}
        />
      </label>
      <label className="field">
        {say.sceneSeconds}
        <input
          className="input"
          inputMode="numeric"
          defaultValue={scene.seconds ?? ""}
          onBlur={({ target }) => {
            const seconds = toSeconds(target.value);
            target.value = seconds === null ? "" : String(seconds);
            if (seconds !== scene.seconds) onChange({ seconds });
          }}
        />
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
