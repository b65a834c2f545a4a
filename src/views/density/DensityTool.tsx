// The density: a button among the map's tools, and the panel that it opens. Knows only how to fetch the rest.
import { RoomToolButton, RoomToolOverlay } from "../meeting/RoomToolParts.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const Panel = lazyPart(() => import("./DensityPanel.tsx").then(({ DensityPanel }) => DensityPanel));

/** Stands among the map's tools or in any other bar; what it opens is `DensityOverlay`. */
export function DensityEntry() {
  return (
    <RoomToolButton tool="density">
      <svg
        className="icon"
        style={{ width: "1.125rem", height: "1.125rem" }}
        viewBox="0 0 24 24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
      >
        <path d="M7.5 3.2 11.4 5.5V10L7.5 12.3 3.6 10V5.5Z" fill="currentColor" />
        <path d="M16.5 3.2 20.4 5.5V10L16.5 12.3 12.6 10V5.5ZM12 11.4 15.9 13.7V18.2L12 20.5 8.1 18.2V13.7Z" />
      </svg>
    </RoomToolButton>
  );
}

/** A child of the map's section. */
export const DensityOverlay = () => <RoomToolOverlay tool="density" panel={Panel} />;
