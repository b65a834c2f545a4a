// The wall's end of the wire: tells the presenter's windows where the show is, does what they ask, writes down the questions they note.
import { newId } from "#base/ids.ts";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Scene } from "#ledger/meeting/meeting.ts";
import { putMinute } from "#state/actions/meeting.ts";
import type { Store } from "#state/store.ts";
import { readPreference } from "#storage/preferences.ts";
import { useDesk } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { meetingName, meetingToday } from "../minutes/meetingNow.ts";
import { openLink, type Link, type WallState } from "./link.ts";
import { sceneNow } from "./showState.ts";
import { showing } from "./showing.ts";
import type { Send } from "./useShow.ts";
import { loadPart } from "#base/loadPart.ts";

/** A presenter's window that hears nothing for three of these takes the wall for closed. */
export const BEAT_MS = 2000;
/** Pictures for the presenter wait until the wall's own flight is over. */
const PICTURES_MS = 1200;
/** A presenter's window says hello as often; one silent for this long is gone. */
const SILENT_MS = 3 * BEAT_MS;

export function useWallLink(store: Store, send: Send): void {
  const [presenters, setPresenters] = useState(0);
  const link = useRef<Link | null>(null);
  const state = useWallState(presenters);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
    if (state) link.current?.send({ kind: "state", state });
  }, [state]);

  const pictured = useRef(new Set<Scene>());
  useEffect(() => {
    if (!state || presenters === 0) return;
    const timer = setTimeout(
      () => void tellPictures(state, store, pictured.current, link),
      PICTURES_MS,
    );
    return () => clearTimeout(timer);
  }, [state, presenters, store]);

  useEffect(() => {
    const tell = () =>
      latest.current && link.current?.send({ kind: "state", state: latest.current });
    return openWall(link, tell, setPresenters, {
      onNew: () => pictured.current.clear(),
      onCommand: send,
      onQuestion: (text) => noteQuestion(store, text),
    });
  }, [store, send]);
}

/** What the presenter's windows are told. */
function useWallState(presenters: number): WallState | null {
  const show = useSlot(showing);
  const minutes = useDesk((state) => state.meeting.minutes);
  const plan = useDesk(({ ledger }) => ledger.plan);
  const isExample = useDesk(({ ledger }) => ledger.town.isExample);
  return useMemo(
    () =>
      show && {
        deck: show.deck,
        index: show.index,
        exploring: show.exploring,
        blank: show.blank,
        auto: show.tools.has("auto"),
        startedAt: show.startedAt,
        presenters,
        isExample,
        tasks: plan.tasks.map(({ id, title }) => ({ id, title })),
        questions: minutes
          .filter((minute) => minute.kind === "question" && minute.madeAt >= show.startedAt)
          .map(({ id, text, madeAt }) => ({ id, text, madeAt })),
      },
    [show, minutes, plan, presenters, isExample],
  );
}

type WallEvents = {
  /** A presenter's window that was not there before. */
  onNew: () => void;
  onCommand: Send;
  onQuestion: (text: string) => void;
};

/** Listens to presenters' windows, counts them, and tells them the state every so often. Returns what says goodbye. */
function openWall(
  link: { current: Link | null },
  tell: () => void,
  onCount: (presenters: number) => void,
  { onNew, onCommand, onQuestion }: WallEvents,
): () => void {
  const heard = new Map<string, number>();
  const count = () => {
    for (const [id, at] of heard) if (Date.now() - at > SILENT_MS) heard.delete(id);
    onCount(heard.size);
  };
  link.current = openLink("wall", (message) => {
    if (message.kind === "hello") {
      if (!heard.has(message.from)) onNew();
      heard.set(message.from, Date.now());
      count();
      tell();
    } else if (message.kind === "gone") {
      heard.delete(message.from);
      count();
    } else if (message.kind === "command") onCommand(message.command);
    else if (message.kind === "question") onQuestion(message.text);
  });
  tell();
  const timer = setInterval(() => {
    count();
    tell();
  }, BEAT_MS);
  const bye = () => link.current?.send({ kind: "bye" });
  addEventListener("pagehide", bye);
  return () => {
    clearInterval(timer);
    removeEventListener("pagehide", bye);
    bye();
    link.current?.close();
    link.current = null;
  };
}

/** The maps of this scene and the next, each once. */
async function tellPictures(
  { deck, index }: WallState,
  store: Store,
  told: Set<Scene>,
  link: { current: Link | null },
): Promise<void> {
  const { scenePicture } = await loadPart(() => import("../slides/scenePicture.ts"));
  for (const scene of deck.scenes.slice(index, index + 2)) {
    if (told.has(scene)) continue;
    told.add(scene);
    link.current?.send({ kind: "picture", scene: scene.id, svg: scenePicture(scene, store.get()) });
  }
}

/** A question belongs to the scene it was asked at. */
function noteQuestion(store: Store, text: string): void {
  const show = showing.get();
  const scene = show && sceneNow(show);
  if (!show || text.trim() === "") return;
  store.dispatch(
    putMinute({
      id: newId(),
      kind: "question",
      text: text.trim().slice(0, 2000),
      office: null,
      owner: null,
      dueOn: null,
      done: false,
      at: null,
      project: scene?.project ?? null,
      task: scene?.task ?? null,
      madeAt: Date.now(),
      by: readPreference("editor"),
      meeting: meetingName.get() ?? meetingToday(store.get()),
    }),
  );
}
