// A dialog in the middle of the desk, with its title. Escape and a click beside it close it.
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

type DialogFrameProps = {
  title: string;
  wide?: boolean;
  role?: "dialog" | "alertdialog";
  onClose: () => void;
  children: ReactNode;
};

export function DialogFrame({
  title,
  wide = false,
  role = "dialog",
  onClose,
  children,
}: DialogFrameProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="overlay"
    >
      <Modal className={wide ? "modal is-wide" : "modal"}>
        <Dialog role={role} className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
