// The ways out: one button, and behind it the dialog with both jobs.
import { lazy } from "react";
import { exportDialog as say } from "#words/zh-CN/exportDialog.ts";
import { DialogButton } from "../ui/DialogButton.tsx";

const ExportDialog = lazy(() =>
  import("./ExportDialog.tsx").then(({ ExportDialog }) => ({ default: ExportDialog })),
);

export const ExportEntry = () => (
  <DialogButton icon="export" label={say.open} title={say.title}>
    {(onClose) => <ExportDialog onClose={onClose} />}
  </DialogButton>
);
