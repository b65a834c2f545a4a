// The way to the help, by a button.
import { layout as say } from "#words/zh-CN/layout.ts";
import { Icon } from "../ui/Icon.tsx";
import { helpOpen } from "./help.ts";

export const HelpEntry = () => (
  <button
    type="button"
    className="icon-button is-help"
    aria-label={say.help}
    title={say.helpHint}
    onClick={() => helpOpen.set(true)}
  >
    <Icon name="help" />
    <span className="sheet-word">{say.help}</span>
  </button>
);
