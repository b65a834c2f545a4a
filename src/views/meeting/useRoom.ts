// The room's machinery while presenting: the whole screen, and a screen that does not go dark.
import { useCallback, useEffect } from "react";
import { meeting } from "#words/zh-CN/meeting.ts";
import { enterFullscreen, leaveFullscreen } from "./fullscreen.ts";
import { showing } from "./showing.ts";
import type { Send } from "./useShow.ts";

const say = meeting.present;

/** The result switches the whole screen on or off. Where Escape has ended it unheard, that Escape still comes back from off script. */
export function useFullscreen(send: Send): () => void {
  useEffect(() => {
    const onChange = () => {
      if (document.fullscreenElement || !showing.get()) return;
      send(showing.get()?.exploring ? { do: "return" } : { do: "say", text: say.noFullscreen });
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => {
      document.removeEventListener("fullscreenchange", onChange);
      void leaveFullscreen();
    };
  }, [send]);
  return useCallback(() => {
    if (document.fullscreenElement) void leaveFullscreen();
    else
      void enterFullscreen().then((works) => works || send({ do: "say", text: say.noFullscreen }));
  }, [send]);
}

/** Holds the screen awake, again after the laptop has slept. Says so once where the system forbids it. */
export function useWakeLock(send: Send): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    let said = false;
    const take = async () => {
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (gone) await lock.release();
      } catch {
        if (!said && !gone) send({ do: "say", text: say.wakeFailed });
        said = true;
      }
    };
    void take();
    const onVisible = () => void take();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", onVisible);
      void lock?.release();
    };
  }, [send]);
}

/** The graphics process may die in the middle of a meeting: the map comes back by itself, and the room is told meanwhile. */
export function useMapLoss(send: Send): void {
  useEffect(() => {
    const onLost = () => send({ do: "say", text: say.lost });
    // The event does not bubble, but is heard on its way down.
    addEventListener("webglcontextlost", onLost, true);
    return () => removeEventListener("webglcontextlost", onLost, true);
  }, [send]);
}
