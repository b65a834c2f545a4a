// A bright circle that follows the pointer; all else is dimmed. Takes no clicks.
import { useEffect, useRef } from "react";

export function Spotlight() {
  const cover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      cover.current?.style.setProperty("--x", `${clientX}px`);
      cover.current?.style.setProperty("--y", `${clientY}px`);
    };
    addEventListener("pointermove", onMove, true);
    return () => removeEventListener("pointermove", onMove, true);
  }, []);
  return <div className="present-spotlight" ref={cover} aria-hidden="true" />;
}
