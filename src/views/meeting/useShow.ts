// Drives a running show: scenes onto the desk, the presenter's own steps noticed as leaving the script, keys, clicks, auto-play, the deck kept.
import { useEffect, useMemo, useRef } from "react";
import { secondsOf } from "#ledger/meeting/deck.ts";
import type { Deck } from "#ledger/meeting/meeting.ts";
import { sameCamera } from "#geo/camera.ts";
import { putDeck } from "#state/actions/meeting.ts";
import { showView } from "#state/actions/look.ts";
import { fromAddress, toAddress } from "#state/address.ts";
import type { Store } from "#state/store.ts";
import type { View } from "#state/view.ts";
import type { MapPort } from "../MapPort.ts";
import { useSlot } from "../edit/slot.ts";
import { orderOf } from "./keys.ts";
import { step, type Command } from "./show.ts";
import { roomTool, toggleRoomTool, type RoomTool } from "./roomTool.ts";
import { sceneNow, type Show } from "./showState.ts";
import { sceneOfTask, viewOf } from "./sceneView.ts";
import { comeBackTo, keepShow, showing } from "./showing.ts";
import { stepTextSize, useTextSize } from "./wall/textSize.ts";

const FLIGHT_MS = 900;
/** Off script, auto-play waits this long for the next touch before it goes on. */
const IDLE_SECONDS = 45;
const SETTLE_MS = 200;

export type Send = (command: Command) => void;

/** Sends a command to the show; `leave` brings the desk back as it was. */
export function useSend(store: Store): Send {
  return useMemo(
    () => (command: Command) => {
      const show = showing.get();
      if (!show) return;
      const next = step(show, command, store.get().ledger.plan);
      if (next === null) {
        keepShow(null);
        showing.set(null);
        roomTool.set(null);
        store.dispatch(showView(fromAddress(comeBackTo())));
      } else showing.set(next);
    },
    [store],
  );
}

const withoutCamera = (view: View): string => toAddress({ ...view, camera: null });
const mapElement = (): HTMLElement => document.querySelector<HTMLElement>(".map-canvas")!;

/** Shows each scene in turn, and notices when something else than the show has changed the view. */
export function useScenes(store: Store, port: MapPort, send: Send): void {
  const show = useSlot(showing);
  const turn = show?.turn;
  const expected = useRef<View | null>(null);
  useEffect(() => {
    const now = showing.get();
    const scene = now && (now.asked === null ? sceneNow(now) : sceneOfTask(now.asked, store.get()));
    if (!now || !scene) return;
    const view = viewOf(scene, store.get(), mapElement());
    expected.current = view;
    port.present(view.project);
    if (view.camera) port.handle?.flyTo(view.camera, FLIGHT_MS);
    store.dispatch(showView(view));
    keepShow(now);
  }, [turn, store, port]);
  useExploring(store, port, send, expected);
  useRefitting(port, send);
  useDeckSaving(store, show?.deck);
}

/** Another view than the expected one is a step off script. */
function useExploring(
  store: Store,
  port: MapPort,
  send: Send,
  expected: { readonly current: View | null },
): void {
  useEffect(
    () =>
      store.subscribe(({ view }, { view: before }) => {
        const wanted = expected.current;
        if (view === before || view === wanted || !wanted || showing.get()?.exploring) return;
        const stands = !view.camera || !wanted.camera || sameCamera(view.camera, wanted.camera);
        if (stands && withoutCamera(view) === withoutCamera(wanted)) return;
        port.present(null);
        send({ do: "explore" });
      }),
    [store, send, port, expected],
  );
}

/** Entering the full screen, another text size: what was fitted to the map is fitted to it again. */
function useRefitting(port: MapPort, send: Send): void {
  useEffect(() => {
    let timer = 0;
    let size = "";
    const watch = new ResizeObserver(([entry]) => {
      const now = `${entry!.contentRect.width}x${entry!.contentRect.height}`;
      if (size !== "" && size !== now) {
        clearTimeout(timer);
        timer = window.setTimeout(() => send({ do: "reshow" }), SETTLE_MS);
      }
      size = now;
    });
    watch.observe(mapElement());
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      port.present(null);
    };
  }, [send, port]);

  // Larger names need more room beside what is shown.
  const size = useTextSize();
  const shownAt = useRef(size);
  useEffect(() => {
    if (size !== shownAt.current) send({ do: "reshow" });
    shownAt.current = size;
  }, [size, send]);
}

/** What is drawn or added while presenting is saved with the deck. */
function useDeckSaving(store: Store, deck: Deck | undefined): void {
  const saved = useRef(deck);
  useEffect(() => {
    if (!deck || deck === saved.current) return;
    saved.current = deck;
    store.dispatch(putDeck(deck));
  }, [deck, store]);
}

/** Asking and noting are steps off script: the scene waits, and its clause makes room for the map. */
export function openRoomTool(tool: RoomTool, send: Send): void {
  toggleRoomTool(tool);
  if (roomTool.get()) send({ do: "explore" });
}

/** What lies above an open tool is closed before it. */
const coversTools = ({ blank, typed, tools }: Show): boolean =>
  blank !== null || typed !== "" || tools.has("keys") || tools.has("menu");

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
      (target as HTMLInputElement).type !== "checkbox"));
const pressesButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("button, a, summary, [role=tab], input") !== null;
/** A dialog, or a drawing under way, has the keys for itself. */
const isBusy = (key: string): boolean =>
  document.querySelector(".overlay") !== null ||
  (document.querySelector(".sketch-bar") !== null &&
    /^(?:Escape|Enter|Backspace|Delete|[a-z])$/.test(key));

/** Keys come before anything else on the page; a held key waits for the frame of each scene, so that none is left out and none comes late. */
export function useShowKeys(send: Send, fullscreen: () => void): void {
  useEffect(() => {
    let painted = true;
    const onKey = (event: KeyboardEvent) => {
      const show = showing.get();
      const order = show && orderOf(event, show.typed);
      if (!order) return;
      const own =
        order.do !== "nothing" &&
        (isTyping(event.target) ||
          isBusy(event.key) ||
          (/^(?:Enter| )$/.test(event.key) && pressesButton(event.target)));
      if (own) {
        if (event.key === "Escape" && isTyping(event.target)) (event.target as HTMLElement).blur();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (order.do === "nothing" || (event.repeat && !painted)) return;
      if (event.repeat && order.do !== "next" && order.do !== "back") return;
      if (order.do === "fullscreen") fullscreen();
      else if (order.do === "size") stepTextSize(order.by);
      else if (order.do === "room") openRoomTool(order.tool, send);
      else if (order.do === "escape" && !coversTools(show) && roomTool.get()) roomTool.set(null);
      else send(order);
      painted = false;
      requestAnimationFrame(() => requestAnimationFrame(() => (painted = true)));
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [send, fullscreen]);
}

const CLICK_PIXELS = 5;

/** A click on the map that picks nothing turns the page; one that picks a project leaves the script. */
export function useShowClicks(store: Store, send: Send): void {
  useEffect(() => {
    let from: { x: number; y: number; exploring: boolean; project: string | null } | null = null;
    const onDown = ({ clientX: x, clientY: y, button, target }: PointerEvent) => {
      const show = showing.get();
      const onMap =
        target instanceof Element &&
        target.closest(".map-canvas, .present-caption, .present-clause, .present-map") !== null;
      from =
        button === 0 &&
        onMap &&
        show &&
        !show.tools.has("pen") &&
        !document.querySelector(".sketch-bar")
          ? { x, y, exploring: show.exploring, project: store.get().view.project }
          : null;
    };
    const onClick = ({ clientX, clientY }: MouseEvent) => {
      if (
        !from ||
        Math.hypot(clientX - from.x, clientY - from.y) > CLICK_PIXELS ||
        from.exploring ||
        getSelection()?.toString()
      )
        return;
      const { project } = store.get().view;
      if (project === null || project === from.project) send({ do: "next" });
    };
    addEventListener("pointerdown", onDown, true);
    addEventListener("click", onClick);
    return () => {
      removeEventListener("pointerdown", onDown, true);
      removeEventListener("click", onClick);
    };
  }, [store, send]);
}

/** Plays on by itself, each scene for its own time, round and round. */
export function useAutoPlay(send: Send): void {
  const show = useSlot(showing);
  const on = show?.tools.has("auto") && show.blank === null;
  const scene = show && sceneNow(show);
  const seconds = show && scene ? (show.exploring ? IDLE_SECONDS : secondsOf(show.deck, scene)) : 0;
  useEffect(() => {
    if (!on || seconds === 0) return;
    const next = () => send({ do: "advance" });
    let timer = window.setTimeout(next, seconds * 1000);
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(next, seconds * 1000);
    };
    addEventListener("pointerdown", wait, true);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointerdown", wait, true);
    };
  }, [on, seconds, show?.turn, show?.exploring, send]);
}
