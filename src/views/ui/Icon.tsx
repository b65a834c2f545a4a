// A few line icons. Always beside or instead of a label that assistive technology reads.

const PATHS = {
  close: "M6 6L18 18M18 6L6 18",
  plus: "M12 5V19M5 12H19",
  minus: "M5 12H19",
  north: "M12 3L17 20L12 16.5L7 20Z",
  fit: "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15",
  background:
    "M4 5H20V19H4ZM4 15.5L9 10.5L13.5 15L16.5 12L20 15.5M15 8.4A1.1 1.1 0 1 1 15 10.6A1.1 1.1 0 1 1 15 8.4Z",
  layers: "M12 4L20 8.5L12 13L4 8.5ZM4 13L12 17.5L20 13",
  link: "M10 14A4 4 0 0 0 15.6 14L18.5 11A4 4 0 0 0 12.9 5.4L11.6 6.8M14 10A4 4 0 0 0 8.4 10L5.5 13A4 4 0 0 0 11.1 18.6L12.4 17.2",
  sun: "M12 8A4 4 0 1 1 12 16A4 4 0 1 1 12 8ZM12 2V4.5M12 19.5V22M2 12H4.5M19.5 12H22M5 5L6.7 6.7M17.3 17.3L19 19M5 19L6.7 17.3M17.3 6.7L19 5",
  moon: "M19.5 14.5A8 8 0 1 1 9.5 4.5A6.5 6.5 0 0 0 19.5 14.5Z",
  auto: "M12 4A8 8 0 1 1 12 20A8 8 0 1 1 12 4ZM12 4V20M12 7H18M12 11H20M12 15H19",
  search: "M10.5 4A6.5 6.5 0 1 1 10.5 17A6.5 6.5 0 1 1 10.5 4ZM15.5 15.5L20 20",
  filter: "M4 6H20M7 12H17M10 18H14",
  import: "M12 3V14M7.5 9.5L12 14L16.5 9.5M4 15V20H20V15",
  export: "M12 14V3M7.5 7.5L12 3L16.5 7.5M4 15V20H20V15",
  print: "M7 8V3.5H17V8M7 17H4V8.5H20V17H17M7 14H17V20.5H7Z",
  undo: "M8.5 5L4 9.5L8.5 14M4 9.5H14.5A5 5 0 0 1 14.5 19.5H10",
  redo: "M15.5 5L20 9.5L15.5 14M20 9.5H9.5A5 5 0 0 0 9.5 19.5H14",
  flag: "M6 21V4H18L15.5 8L18 12H6",
  open: "M6 9L12 15L18 9",
  closed: "M9 6L15 12L9 18",
  edit: "M4 20L5 15.5L16 4.5L19.5 8L8.5 19ZM13.5 7L17 10.5",
  newPlace:
    "M12 21.5C8 17 5.5 13.5 5.5 10A6.5 6.5 0 0 1 18.5 10C18.5 13.5 16 17 12 21.5ZM12 7V13M9 10H15",
  ruler:
    "M3.5 15.5L15.5 3.5L20.5 8.5L8.5 20.5ZM6.5 12.5L8.5 14.5M9.5 9.5L11.5 11.5M12.5 6.5L14.5 8.5",
  minutes: "M6 3.5H18V20.5H6ZM9 8H15M9 12H15M9 16H12.5",
  trash: "M5 7H19M9.5 7V4H14.5V7M7 7L8 20H16L17 7M10.5 10.5V16.5M13.5 10.5V16.5",
  present: "M3 4H21M4.5 4V15H19.5V4M12 15V18M8.5 21L12 18L15.5 21",
  list: "M8 6H20M8 12H20M8 18H20M4 6H4.5M4 12H4.5M4 18H4.5",
  more: "M5 11.4A.6.6 0 1 1 5 12.6A.6.6 0 1 1 5 11.4ZM12 11.4A.6.6 0 1 1 12 12.6A.6.6 0 1 1 12 11.4ZM19 11.4A.6.6 0 1 1 19 12.6A.6.6 0 1 1 19 11.4Z",
  help: "M12 3.5A8.5 8.5 0 1 1 12 20.5A8.5 8.5 0 1 1 12 3.5ZM9.6 9.6A2.5 2.5 0 1 1 12.9 12C12.2 12.4 12 12.8 12 13.6M12 16.6V16.7",
  info: "M12 3.5A8.5 8.5 0 1 1 12 20.5A8.5 8.5 0 1 1 12 3.5ZM12 11V16.5M12 7.6V7.7",
  dockBelow: "M4 4.5H20V19.5H4ZM4 13.5H20",
  dockBeside: "M4 4.5H20V19.5H4ZM13.5 4.5V19.5",
  sort: "M8 9L12 5L16 9M8 15L12 19L16 15",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      style={{ width: `${size / 16}rem`, height: `${size / 16}rem` }}
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
