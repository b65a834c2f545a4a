// Holds the import dialog, and the ways in that have no button: files dropped anywhere, a table pasted from a spreadsheet.
import { useEffect, useState } from "react";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { askImport, closeImport, useImportRequest } from "./importRequests.ts";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";

const ImportDialog = lazyPart(() =>
  import("./ImportDialog.tsx").then(({ ImportDialog }) => ImportDialog),
);

/** At least two columns: a word copied from elsewhere is no table. */
const looksTabular = (text: string): boolean => /\t/.test(text) && text.trim() !== "";
/** An open dialog keeps what is dropped or pasted to itself. */
const isBusy = (): boolean => document.querySelector(".overlay") !== null;

export function ImportHost() {
  const request = useImportRequest();
  const over = useDrop();
  usePaste();
  return (
    <>
      {over && (
        <div className="drop-target" role="status">
          {say.dropHere}
          <span>{say.formats}</span>
          <span>{say.localOnly}</span>
        </div>
      )}
      {request && (
        <OpenedPart onClose={closeImport}>
          <ImportDialog request={request} onClose={closeImport} />
        </OpenedPart>
      )}
    </>
  );
}

/** True while files hover over the window. */
function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carries = (event: DragEvent) =>
      event.dataTransfer?.types.includes("Files") === true && !isBusy();
    const onOver = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!carries(event)) return;
      event.preventDefault();
      askImport([...event.dataTransfer!.files]);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}

function usePaste(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, [contenteditable], [role='grid']");
      if (typing || isBusy()) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (looksTabular(text))
        askImport([{ name: say.pasteName, bytes: new TextEncoder().encode(text) }]);
    };
    addEventListener("paste", onPaste);
    return () => removeEventListener("paste", onPaste);
  }, []);
}
