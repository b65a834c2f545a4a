// The button to paper; the preview and all that makes sheets come when it is pressed.
import { print as say } from "#words/zh-CN/print.ts";
import { DialogButton } from "../ui/DialogButton.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const PrintPreview = lazyPart(() =>
  import("./PrintPreview.tsx").then(({ PrintPreview }) => PrintPreview),
);

export const PrintEntry = () => (
  <DialogButton icon="print" label={say.open} title={say.title}>
    {(onClose) => <PrintPreview onClose={onClose} />}
  </DialogButton>
);
