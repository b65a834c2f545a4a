// Pins of the minutes above the map: shape and letter for the kind, a tick where it is done. The list beside the map says the same.
import { placeOf } from "#ledger/meeting/minutes.ts";
import type { Minute } from "#ledger/meeting/meeting.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { useDesk } from "../desk.ts";
import { useMapMoves } from "../map/useMapMoves.ts";
import { PIN_PATHS } from "./pinPaths.ts";

/** More would hide the map, and each is moved with every frame. */
const MOST = 300;

type PinsProps = {
  handle: MapHandle;
  minutes: readonly Minute[];
  numberOf: (minute: Minute) => number;
  draft: Minute | null;
  chosen: string | null;
  onChoose: (id: string) => void;
};

export function Pins({ handle, minutes, numberOf, draft, chosen, onChoose }: PinsProps) {
  useMapMoves(handle);
  const ledger = useDesk((state) => state.ledger);
  const shown = [...minutes.filter(({ id }) => id !== draft?.id), ...(draft ? [draft] : [])];
  const placed = shown
    .flatMap((minute) => {
      const at = placeOf(minute, ledger);
      return at ? [{ minute, at: handle.toPixels(at) }] : [];
    })
    .slice(0, MOST);
  return (
    <svg className="minutes-pins" role="group" aria-label={words.pins.label}>
      {placed.map(({ minute, at: [x, y] }) => (
        <g
          key={minute.id}
          role="button"
          aria-label={words.pins.pin(words.kinds[minute.kind], minute.text)}
          className={`minutes-pin is-${minute.kind}${minute.done ? " is-done" : ""}${minute.id === chosen || minute === draft ? " is-chosen" : ""}`}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          onClick={() => onChoose(minute.id)}
        >
          <path d={PIN_PATHS[minute.kind]} />
          <text y={-21}>{words.letters[minute.kind]}</text>
          {minute.done ? (
            <path className="minutes-tick" d="M7 -36l4 4l7 -8" />
          ) : (
            minute !== draft && (
              <text className="minutes-number" x={16} y={-35}>
                {numberOf(minute)}
              </text>
            )
          )}
        </g>
      ))}
    </svg>
  );
}
