// A vertex typed or pasted as coordinates. Swapped pairs are turned in the field, for the eye to check, never silently.
import { shorten } from "#base/shorten.ts";
import { useState, type FormEvent } from "react";
import { coordinatesText } from "#geo/formatMeasure.ts";
import { parsePair } from "#geo/degrees.ts";
import { inChina, looksSwapped, type LngLat } from "#geo/lngLat.ts";
import { sketch as words } from "#words/zh-CN/sketch.ts";
import { takeFocus } from "./takeFocus.ts";

const say = words.coordinate;

export function CoordinateField({
  action,
  onEnter,
  onClose,
}: {
  action: string;
  onEnter: (at: LngLat) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const pair = parsePair(text);
    if (!pair) return setFault(say.bad(shorten(text)));
    if (looksSwapped(pair)) {
      const turned = coordinatesText([pair[1], pair[0]]);
      setText(turned);
      return setFault(say.swapped(turned));
    }
    if (!inChina(pair)) return setFault(say.outside(shorten(text)));
    setFault(null);
    setText("");
    onEnter(pair);
  };
  return (
    <form className="sketch-coordinate" onSubmit={onSubmit}>
      <label htmlFor="sketch-coordinate">{say.label}</label>
      <input
        id="sketch-coordinate"
        className="input"
        ref={takeFocus}
        autoComplete="off"
        spellCheck={false}
        placeholder={say.hint}
        value={text}
        aria-invalid={fault !== null}
        aria-describedby="sketch-coordinate-fault"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === "Escape" && onClose()}
      />
      <button type="submit" className="button">
        {action}
      </button>
      <button type="button" className="button" onClick={onClose}>
        {say.close}
      </button>
      <p id="sketch-coordinate-fault" role="status" className="sketch-fault">
        {fault}
      </p>
    </form>
  );
}
