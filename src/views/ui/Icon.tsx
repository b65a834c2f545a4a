// A few line icons. Always beside or instead of a label that assistive technology reads.

const PATHS = {
  close: "M6 6L18 18M18 6L6 18",
  plus: "M12 5V19M5 12H19",
  minus: "M5 12H19",
  north: "M12 3L17 20L12 16.5L7 20Z",
  fit: "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15",
  layers: "M12 4L20 8.5L12 13L4 8.5ZM4 13L12 17.5L20 13",
  link: "M10 14A4 4 0 0 0 15.6 14L18.5 11A4 4 0 0 0 12.9 5.4L11.6 6.8M14 10A4 4 0 0 0 8.4 10L5.5 13A4 4 0 0 0 11.1 18.6L12.4 17.2",
  sun: "M12 8A4 4 0 1 1 12 16A4 4 0 1 1 12 8ZM12 2V4.5M12 19.5V22M2 12H4.5M19.5 12H22M5 5L6.7 6.7M17.3 17.3L19 19M5 19L6.7 17.3M17.3 6.7L19 5",
  moon: "M19.5 14.5A8 8 0 1 1 9.5 4.5A6.5 6.5 0 0 0 19.5 14.5Z",
  auto: "M12 4A8 8 0 1 1 12 20A8 8 0 1 1 12 4ZM12 4V20M12 7H18M12 11H20M12 15H19",
  search: "M10.5 4A6.5 6.5 0 1 1 10.5 17A6.5 6.5 0 1 1 10.5 4ZM15.5 15.5L20 20",
  filter: "M4 6H20M7 12H17M10 18H14",
  import: "M12 3V14M7.5 9.5L12 14L16.5 9.5M4 15V20H20V15",
  export: "M12 14V3M7.5 7.5L12 3L16.5 7.5M4 15V20H20V15",
  undo: "M9 5L4 10L9 15M4 10H14A5.5 5.5 0 0 1 14 21H11",
  redo: "M15 5L20 10L15 15M20 10H10A5.5 5.5 0 0 0 10 21H13",
  edit: "M4 20L5 16L16.5 4.5L19.5 7.5L8 19ZM14 7L17 10",
  trash: "M5 7H19M9.5 7V4H14.5V7M7 7L8 20H16L17 7M10.5 10.5V16.5M13.5 10.5V16.5",
  ruler: "M3 15L15 3L21 9L9 21ZM7 11L9 13M10 8L13 11M13 5L15 7",
  check: "M5 12.5L10 17.5L19 7",
  save: "M5 4H16L20 8V20H4V4ZM8 4V9H15V4M8 20V14H16V20",
  present: "M3 4H21M4.5 4V15H19.5V4M12 15V18M8.5 21L12 18L15.5 21",
  sort: "M8 9L12 5L16 9M8 15L12 19L16 15",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
