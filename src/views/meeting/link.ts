// The wire between the wall and the presenter's windows: no server, a channel of this browser, and messages between opener and opened
// where a page from a file has no channel in common. Both ways carry everything; what comes twice counts once.
import type { Deck, Minute } from "#ledger/meeting/meeting.ts";
import { exampleMark } from "#storage/examplePage.ts";
import { PRESENTER_PARAM } from "./presenterPage.ts";
import type { Command } from "./show.ts";
import { secretHash, secretOf } from "./showSecret.ts";

export type WallState = {
  deck: Deck;
  index: number;
  exploring: boolean;
  blank: "black" | "white" | null;
  auto: boolean;
  startedAt: number;
  /** Titles by task, for the list to jump by. */
  tasks: readonly { id: string; title: string }[];
  questions: readonly Pick<Minute, "id" | "text" | "madeAt">[];
  presenters: number;
  isExample: boolean;
};

export type Message =
  | { kind: "state"; state: WallState }
  /** SVG of the scene's map; null where it has none. */
  | { kind: "picture"; scene: string; svg: string | null }
  | { kind: "bye" }
  | { kind: "hello"; from: string }
  | { kind: "gone"; from: string }
  | { kind: "command"; command: Command }
  | { kind: "question"; text: string };

type Envelope = {
  oneMapShow: 1;
  n: string;
  side: "wall" | "presenter";
  /** Between pages from files, see showSecret.ts. */
  secret: string | null;
  message: Message;
};
export type Link = { send: (message: Message) => void; close: () => void };

/** Messages remembered, to count each once. */
const REMEMBERED = 100;
const MARK = "oneMapShow";
/** The presenter's window, while this one has it. */
let opened: Window | null = null;

/** Opens the presenter's window, or brings it to the front. False where the browser blocks it. Must be called in a click or key press. */
export function openPresenter(): boolean {
  const url = new URL(location.href);
  url.searchParams.set(PRESENTER_PARAM, "");
  url.hash = secretHash();
  opened = window.open(url, `one-map-presenter${exampleMark()}`, "popup,width=1180,height=800");
  opened?.focus();
  return opened !== null;
}

const isEnvelope = (data: unknown): data is Envelope => {
  if (typeof data !== "object" || data === null || !(MARK in data)) return false;
  const { n, side, message } = data as Partial<Envelope>;
  return (
    typeof n === "string" &&
    (side === "wall" || side === "presenter") &&
    typeof message === "object" &&
    message !== null &&
    typeof message.kind === "string"
  );
};

export function openLink(side: Envelope["side"], receive: (message: Message) => void): Link {
  const channel =
    typeof BroadcastChannel === "undefined"
      ? null
      : new BroadcastChannel(`one-map.show${location.pathname}${exampleMark()}`);
  const secret = secretOf(side);
  const seen: string[] = [];
  const self = Math.random().toString(36).slice(2);
  let count = 0;
  /** Windows that have spoken to this one directly: after a reload it no longer knows whom it opened, but is still known. */
  const others = new Set<Window>();
  const take = (data: unknown): boolean => {
    if (!isEnvelope(data) || data.side === side || data.secret !== secret) return false;
    if (!seen.includes(data.n)) {
      seen.push(data.n);
      if (seen.length > REMEMBERED) seen.shift();
      receive(data.message);
    }
    return true;
  };
  const onChannel = ({ data }: MessageEvent) => void take(data);
  const onWindow = ({ data, source, origin }: MessageEvent) => {
    // Only this very page may drive the show: another site that opened it may not. All files call their origin "null": there the
    // secret tells.
    if (origin !== location.origin && !(origin === "null" && location.protocol === "file:")) return;
    const from = source as Window | null;
    if (from !== null && take(data)) others.add(from);
  };
  channel?.addEventListener("message", onChannel);
  addEventListener("message", onWindow);
  return {
    send(message) {
      const envelope: Envelope = { oneMapShow: 1, n: `${self}-${++count}`, side, secret, message };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin than its own
      channel?.postMessage(envelope);
      const target = location.protocol === "file:" ? "*" : location.origin;
      for (const other of new Set([
        ...others,
        ...(side === "wall" ? [opened] : [opener as Window | null]),
      ]))
        if (other && !other.closed) other.postMessage(envelope, target);
    },
    close() {
      channel?.close();
      removeEventListener("message", onWindow);
    },
  };
}
