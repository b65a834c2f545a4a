// “?” from anywhere but a field opens the help, which is fetched then.
import { useEffect } from "react";
import { useSlot } from "../edit/slot.ts";
import { showing } from "../meeting/showing.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";
import { helpOpen } from "./help.ts";

const Help = lazyPart(() => import("./Help.tsx").then(({ Help }) => Help));

/** A full-width question mark comes from Chinese input methods. */
const KEYS: readonly string[] = ["?", "？"];

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select") !== null;

/** Not for this page: the show has keys of its own, an open dialog comes first. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  showing.get() !== null ||
  takesText(event.target) ||
  document.querySelector(".overlay") !== null;

export function HelpHost() {
  const open = useSlot(helpOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!KEYS.includes(event.key) || isTaken(event)) return;
      event.preventDefault();
      helpOpen.set(true);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const close = (): void => helpOpen.set(false);
  return (
    open && (
      <OpenedPart onClose={close}>
        <Help onClose={close} />
      </OpenedPart>
    )
  );
}
