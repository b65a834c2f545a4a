// The question that a new version puts. It comes after the desk is drawn and belongs to no part of it.
import { registerOffline, type Update } from "#storage/offline/registerOffline.ts";
import { carry } from "#words/zh-CN/carry.ts";
import "../styles/carry.css";

const say = carry.update;

/** Keeps the site for when there is no network; asks before another version takes its place. */
export const keepOffline = (): void => void registerOffline(ask);

function ask({ apply }: Update): void {
  document.querySelector(".update-notice")?.remove();
  const notice = document.createElement("div");
  notice.className = "update-notice";
  notice.setAttribute("role", "status");
  notice.setAttribute("aria-label", say.label);
  const text = document.createElement("span");
  text.textContent = say.text;
  const button = (label: string, look: string, onClick: () => void): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = look;
    made.textContent = label;
    made.addEventListener("click", onClick);
    return made;
  };
  notice.append(
    text,
    button(say.now, "button is-primary", apply),
    button(say.later, "button", () => notice.remove()),
  );
  document.body.append(notice);
}
