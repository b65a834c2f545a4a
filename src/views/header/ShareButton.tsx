// Copies the address, which holds everything that is shown, and says so beside the button at every width.
import { useEffect, useState } from "react";
import { words } from "#words/words.ts";
import { copyText } from "../ui/copyText.ts";
import { Icon } from "../ui/Icon.tsx";

const say = words.desk.share;
const SHOWN_MS = 5000;

type Answer = { link: string; works: boolean };

export function ShareButton() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const close = (): void => setAnswer(null);
  const copy = async (): Promise<void> => {
    const link = location.href;
    // Taken away first, so that a second press is said again.
    setAnswer(null);
    setAnswer({ link, works: await copyText(link) });
  };
  useEffect(() => {
    if (!answer?.works) return undefined;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  return (
    <div className="share">
      <button
        type="button"
        className="icon-button with-text is-share"
        aria-label={say.copy}
        title={say.copy}
        onClick={() => void copy()}
      >
        <Icon name="link" />
        <span>{say.copy}</span>
      </button>
      <p role="status" className="share-said">
        {answer?.works ? say.copied : ""}
      </p>
      {answer?.works === false && <ByHand link={answer.link} onClose={close} />}
    </div>
  );
}

/** Where the clipboard is refused the link itself is shown, marked and ready for Ctrl+C. */
function ByHand({ link, onClose }: { link: string; onClose: () => void }) {
  return (
    <div
      role="dialog"
      aria-label={say.failed}
      className="share-link"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <p>{say.failed}</p>
      <input
        className="input"
        readOnly
        value={link}
        aria-label={say.link}
        ref={(input) => {
          input?.focus();
          input?.select();
        }}
      />
      <button type="button" className="button" onClick={onClose}>
        {say.close}
      </button>
    </div>
  );
}
