// The ways in: a button, files dropped anywhere on the window, a table pasted from a spreadsheet. All end in one dialog.
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { InputFile } from "#ledger/source.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { Icon } from "../ui/Icon.tsx";

const ImportDialog = lazy(() => import("./ImportDialog.tsx").then(({ ImportDialog }) => ({ default: ImportDialog })));

export const toInputFiles = (files: Iterable<File>): Promise<InputFile[]> =>
  Promise.all([...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));

/** At least two columns or two lines: a word copied from elsewhere is no table. */
const looksTabular = (text: string): boolean => /\t/.test(text) && text.trim() !== "";

export function ImportEntry() {
  const [files, setFiles] = useState<readonly InputFile[] | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const open = (chosen: Iterable<File>) => void toInputFiles(chosen).then((read) => read.length > 0 && setFiles(read));
  const over = useDrop(open);
  usePaste((text) => setFiles([{ name: say.pasteName, bytes: new TextEncoder().encode(text) }]));
  return (
    <>
      <button type="button" className="icon-button with-text" title={`${say.title}\n${say.chooseHint}\n${say.formats}`} onClick={() => input.current!.click()}>
        <Icon name="import" />
        <span>{say.open}</span>
      </button>
      <input ref={input} type="file" multiple hidden aria-label={say.choose} data-testid="import-files" onChange={(event) => {
        open([...event.target.files!]);
        event.target.value = "";
      }} />
      {over && <div className="drop-target" role="status">{say.dropHere}<span>{say.formats}</span><span>{say.localOnly}</span></div>}
      <Suspense>{files && <ImportDialog key={files[0]!.name + files.length} files={files} onClose={() => setFiles(null)} />}</Suspense>
    </>
  );
}

/** True while files hover over the window. A dialog that is open keeps its own. */
function useDrop(open: (files: Iterable<File>) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true && document.querySelector(".overlay") === null;
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
      latest.current([...event.dataTransfer!.files]);
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

function usePaste(open: (text: string) => void): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (typing || document.querySelector(".overlay")) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (looksTabular(text)) latest.current(text);
    };
    addEventListener("paste", onPaste);
    return () => removeEventListener("paste", onPaste);
  }, []);
}
