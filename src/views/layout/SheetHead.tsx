// The upper edge of a sheet on a phone: a grip that makes it higher and lower, by finger and by key, its name, and
// the way out.
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from "react";
import { layout as say } from "#words/zh-CN/layout.ts";
import { useSlot } from "../edit/slot.ts";
import { Icon } from "../ui/Icon.tsx";
import { closeSheet, setSheetHeight, sheet, takesFocus, type SheetName } from "./sheet.ts";
import { usePhone } from "./useMedia.ts";

/** A finger that goes farther than this, in pixels, has drawn the sheet. */
const DRAWN = 24;

type SheetHeadProps = {
  name: SheetName;
  /** Left out where the sheet's own head has the name and the way out. */
  title?: string;
  onClose?: () => void;
};

export function SheetHead({ name, title, onClose = closeSheet }: SheetHeadProps) {
  const isPhone = usePhone();
  return isPhone ? <Head name={name} title={title} onClose={onClose} /> : null;
}

function Head({
  name,
  title,
  onClose,
}: Required<Pick<SheetHeadProps, "name" | "onClose">> & { title?: string | undefined }) {
  const now = useSlot(sheet);
  const grip = useRef<HTMLButtonElement>(null);
  const isOpen = now?.name === name;
  const isFull = now?.height === "full";
  useEffect(() => {
    if (isOpen && takesFocus(name)) grip.current?.focus({ preventScroll: true });
  }, [isOpen, name]);
  const drag = useDrag(onClose, isFull);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === "ArrowUp") setSheetHeight("full");
    if (key === "ArrowDown") setSheetHeight("half");
  };
  return (
    <div className={title === undefined ? "sheet-head is-bare" : "sheet-head"} {...drag.on}>
      <button
        ref={grip}
        type="button"
        className="sheet-grip"
        aria-label={isFull ? say.sheet.lower : say.sheet.raise}
        aria-expanded={isFull}
        onClick={() => !drag.hasMoved() && setSheetHeight(isFull ? "half" : "full")}
        onKeyDown={onKeyDown}
      >
        <span aria-hidden="true" />
      </button>
      {title !== undefined && (
        <>
          <strong className="sheet-title">{title}</strong>
          <button
            type="button"
            className="icon-button"
            aria-label={say.sheet.close(title)}
            onClick={onClose}
          >
            <Icon name="close" size={16} />
          </button>
        </>
      )}
    </div>
  );
}

/** Upwards: the whole height. Downwards: half of it, and from there away. */
function useDrag(onClose: () => void, isFull: boolean) {
  const from = useRef<number | null>(null);
  const moved = useRef(false);
  const end = (y: number): void => {
    const way = from.current === null ? 0 : y - from.current;
    from.current = null;
    moved.current = Math.abs(way) > DRAWN;
    if (way < -DRAWN) setSheetHeight("full");
    else if (way > DRAWN && isFull) setSheetHeight("half");
    else if (way > DRAWN) onClose();
  };
  return {
    /** The click at the end of a drag is none. */
    hasMoved: () => {
      const was = moved.current;
      moved.current = false;
      return was;
    },
    on: {
      onPointerDown: ({ clientY }: PointerEvent) => {
        from.current = clientY;
        moved.current = false;
        // The finger leaves the head on its way.
        addEventListener("pointerup", (event) => end(event.clientY), { once: true });
      },
    },
  };
}
