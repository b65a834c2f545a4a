// A button with its name beside the icon, and the dialog it opens, which may still have to be fetched.
import { useState, type ReactNode } from "react";
import { OpenedPart } from "./ErrorBoundary.tsx";
import { Icon, type IconName } from "./Icon.tsx";

type DialogButtonProps = {
  icon: IconName;
  label: string;
  title: string;
  children: (onClose: () => void) => ReactNode;
};

export function DialogButton({ icon, label, title, children }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button with-text"
        title={title}
        onClick={() => setOpen(true)}
      >
        <Icon name={icon} />
        <span>{label}</span>
      </button>
      {open && (
        <OpenedPart onClose={() => setOpen(false)}>{children(() => setOpen(false))}</OpenedPart>
      )}
    </>
  );
}
