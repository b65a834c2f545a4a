// Asking on the spot: a button among the map's tools, and what the button opens. Knows only how to fetch the rest.
import { RoomToolButton, RoomToolOverlay } from "../meeting/RoomToolParts.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Panel = lazyPart(() => import("./AskLayer.tsx").then(({ AskLayer }) => AskLayer));

/** Stands among the map's tools or in any other bar; what it opens is `AskOverlay`. */
export function AskEntry() {
  return (
    <RoomToolButton tool="ask">
      <svg
        className="icon"
        style={{ width: "1.125rem", height: "1.125rem" }}
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <circle cx="12" cy="12" r="8.5" strokeDasharray="4 2.6" />
        <path d="M9.6 9.8A2.5 2.5 0 1 1 12.9 12.2C12.2 12.6 12 13 12 13.6M12 16.4V16.5" />
      </svg>
    </RoomToolButton>
  );
}

/** A child of the map's section. */
export const AskOverlay = () => <RoomToolOverlay tool="ask" panel={Panel} />;
