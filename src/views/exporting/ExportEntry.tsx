// The ways out: one button, and behind it the dialog with both jobs.
import { exportDialog as say } from "#words/zh-CN/exportDialog.ts";
import { DialogButton } from "../ui/DialogButton.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const ExportDialog = lazyPart(() =>
  import("./ExportDialog.tsx").then(({ ExportDialog }) => ExportDialog),
);

export const ExportEntry = () => (
  <DialogButton icon="export" label={say.open} title={say.title}>
    {(onClose) => <ExportDialog onClose={onClose} />}
  </DialogButton>
);
