// The mark of a class at a precision, drawn with the same paths as on the map.
import { kindIndex, shapeOf } from "#ledger/kinds.ts";
import { MARK_HATCHES } from "#map/markHatch.ts";
import { MARK_PATHS, type Look } from "#map/marks.ts";

type MarkProps = {
  kind: string | null;
  look: Look;
  size?: number;
  /** The mark by its index instead of its class, where colour means something else. */
  slot?: number;
};

/** Decorative: the name stands beside it. */
export function Mark({ kind, look, size = 18, slot }: MarkProps) {
  const index = slot ?? kindIndex(kind);
  const shape = shapeOf(index);
  return (
    <svg
      className="mark"
      style={{ color: `var(--kind-${index})`, width: `${size / 16}rem`, height: `${size / 16}rem` }}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      {look === "hatched" && (
        <path d={MARK_HATCHES[shape]} stroke="currentColor" strokeWidth="1" fill="none" />
      )}
      <path
        d={MARK_PATHS[shape]}
        fillRule="evenodd"
        strokeLinejoin="round"
        stroke="currentColor"
        strokeWidth={look === "hollow" ? 2 : 2.2}
        strokeDasharray={look === "hatched" ? "3.6 2.2" : undefined}
        fill={look === "solid" ? "currentColor" : "none"}
      />
      {look === "light" && <circle cx="12" cy="12.4" r="3" fill="currentColor" />}
    </svg>
  );
}
