// The button to paper; the preview and all that makes sheets come when it is pressed.
import { lazy } from "react";
import { print as say } from "#words/zh-CN/print.ts";
import { DialogButton } from "../ui/DialogButton.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";

const PrintPreview = lazy(() =>
  import("./PrintPreview.tsx").then(({ PrintPreview }) => ({ default: PrintPreview })),
);

export const PrintEntry = () => (
  <DialogButton icon="export" label={say.open} title={say.title}>
    {(onClose) => (
      <ErrorBoundary>
        <PrintPreview onClose={onClose} />
      </ErrorBoundary>
    )}
  </DialogButton>
);
