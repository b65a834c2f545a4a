// Copies the address, which holds everything that is shown.
import { useState } from "react";
import { words } from "#words/words.ts";
import { copyText } from "../ui/copyText.ts";
import { Icon } from "../ui/Icon.tsx";

const say = words.desk.share;

export function ShareButton() {
  const [said, setSaid] = useState<string | null>(null);
  const copy = async () => {
    setSaid((await copyText(location.href)) ? say.copied : say.failed);
    setTimeout(() => setSaid(null), 2500);
  };
  return (
    <button
      type="button"
      className="icon-button with-text is-share"
      onClick={() => void copy()}
      title={said ?? say.copy}
    >
      <Icon name="link" />
      <span aria-live="polite">{said ?? say.copy}</span>
    </button>
  );
}
