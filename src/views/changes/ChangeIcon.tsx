// The icons of undo, history and versions, in the line of ui/Icon. Always beside or instead of a label.

const PATHS = {
  undo: "M8.5 5L4 9.5L8.5 14M4 9.5H14.5A5 5 0 0 1 14.5 19.5H10",
  redo: "M15.5 5L20 9.5L15.5 14M20 9.5H9.5A5 5 0 0 0 9.5 19.5H14",
  flag: "M6 21V4H18L15.5 8L18 12H6",
  open: "M6 9L12 15L18 9",
  closed: "M9 6L15 12L9 18",
} as const;

export function ChangeIcon({ name, size = 16 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg className="icon" style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
