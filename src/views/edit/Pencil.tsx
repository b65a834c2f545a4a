// The pencil beside a value: opens its editor in the same place.
import { takeFocus } from "../sketch/takeFocus.ts";
import { Icon } from "../ui/Icon.tsx";

/** `isBack`: its editor was just closed, so that the focus comes back to it. */
export const Pencil = ({
  label,
  isBack,
  onClick,
}: {
  label: string;
  isBack: boolean;
  onClick: () => void;
}) => (
  <button
    type="button"
    className="pencil"
    aria-label={label}
    title={label}
    ref={isBack ? takeFocus : null}
    onClick={onClick}
  >
    <Icon name="edit" size={14} />
  </button>
);
