// The way in by hand: choose files.
import { useRef } from "react";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { Icon } from "../ui/Icon.tsx";
import { askImport } from "./importRequests.ts";

export function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button with-text"
        title={`${say.title}\n${say.chooseHint}\n${say.formats}`}
        onClick={() => input.current!.click()}
      >
        <Icon name="import" />
        <span>{say.open}</span>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say.choose}
        data-testid="import-files"
        onChange={(event) => {
          const chosen = [...event.target.files!];
          event.target.value = "";
          askImport(chosen);
        }}
      />
    </>
  );
}
