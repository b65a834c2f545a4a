// The ways out: one button, and behind it the dialog with both jobs.
import { lazy, Suspense, useState } from "react";
import { exportDialog as say } from "#words/zh-CN/exportDialog.ts";
import { Icon } from "../ui/Icon.tsx";

const ExportDialog = lazy(() => import("./ExportDialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })));

export function ExportEntry() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="icon-button with-text" title={say.title} onClick={() => setOpen(true)}>
        <Icon name="export" />
        <span>{say.open}</span>
      </button>
      <Suspense>{open && <ExportDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
