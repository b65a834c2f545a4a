// Keeps a fault of one panel inside that panel. A part that did not come is fetched anew by “重试” or by opening it again.
import { Component, Suspense, type ReactNode } from "react";
import { words } from "#words/words.ts";
import { MissingPart } from "./lazyPart.tsx";

const say = words.desk.failed;

type BoundaryProps = {
  children: ReactNode;
  /** For what a button has opened: its fault lies above the page and can be closed. */ onClose?: () => void;
};

export class ErrorBoundary extends Component<BoundaryProps, { fault: unknown }> {
  override state = { fault: null as unknown };

  static getDerivedStateFromError(cause: unknown) {
    return { fault: cause ?? new Error() };
  }

  override componentDidCatch(cause: unknown) {
    if (cause instanceof MissingPart) cause.forget();
  }

  override render() {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    const missing = fault instanceof MissingPart;
    const { onClose } = this.props;
    return (
      <div className={onClose ? "notice-box is-floating" : "notice-box"} role="alert">
        <strong>{missing ? say.missing : say.title}</strong>
        <p>{missing ? say.network : say.elsewhere}</p>
        <button type="button" className="button" onClick={() => this.setState({ fault: null })}>
          {say.retry}
        </button>
        {onClose && (
          <button type="button" className="button" onClick={onClose}>
            {say.close}
          </button>
        )}
      </div>
    );
  }
}

/** What a button opens and what may still have to be fetched: nothing is shown until it is there. */
export const OpenedPart = ({ onClose, children }: { onClose: () => void; children: ReactNode }) => (
  <ErrorBoundary onClose={onClose}>
    <Suspense>{children}</Suspense>
  </ErrorBoundary>
);
