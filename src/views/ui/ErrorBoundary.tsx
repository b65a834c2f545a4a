// Keeps a fault of one panel inside that panel.
import { Component, type ReactNode } from "react";
import { words } from "#words/words.ts";

const say = words.desk.failed;

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="notice-box" role="alert">
        <strong>{say.title}</strong>
        <p>{say.elsewhere}</p>
        <button type="button" className="button" onClick={() => this.setState({ failed: false })}>
          {say.retry}
        </button>
      </div>
    );
  }
}
