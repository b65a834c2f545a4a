// Chooses the size of the room's text by mouse or touch; the keys + and − do the same (stepTextSize).
import { wall } from "#words/zh-CN/wall.ts";
import { FACTORS, setTextSize, TEXT_SIZES, useTextSize } from "./textSize.ts";

export function TextSize() {
  const size = useTextSize();
  return (
    <div className="text-size" role="group" aria-label={wall.textSize}>
      {TEXT_SIZES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === size}
          aria-label={wall.sizes[name]}
          onClick={() => setTextSize(name)}
          style={{ fontSize: `${0.9 + FACTORS[name] / 10}em` }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
