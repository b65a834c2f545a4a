// The button to paper; the preview and all that makes sheets come when it is pressed.
import { lazy, Suspense, useState } from "react";
import { print as say } from "#words/zh-CN/print.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Icon } from "../ui/Icon.tsx";

const PrintPreview = lazy(() => import("./PrintPreview.tsx").then(({ PrintPreview }) => ({ default: PrintPreview })));

export function PrintEntry() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="icon-button with-text" title={say.title} onClick={() => setOpen(true)}>
        <Icon name="export" />
        <span>{say.open}</span>
      </button>
      <ErrorBoundary>
        <Suspense>{open && <PrintPreview onClose={() => setOpen(false)} />}</Suspense>
      </ErrorBoundary>
    </>
  );
}
