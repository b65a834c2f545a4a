// The presenting mode: caption, clause, legend, notices and bar around the map, which stays where it is mounted. Places and sizes are present.css's.
import { useMemo, useState } from "react";
import { meeting } from "#words/zh-CN/meeting.ts";
import type { Scene, Stroke } from "#ledger/meeting/meeting.ts";
import { tilesFor } from "#map/tiles.ts";
import { fromAddress } from "#state/address.ts";
import type { Store } from "#state/store.ts";
import { readPreference } from "#storage/preferences.ts";
import { useDesk, useDeskStore, usePort } from "../desk.ts";
import { useSlot } from "../edit/slot.ts";
import { MapNotices } from "../map/MapNotices.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { Pen } from "./Pen.tsx";
import { PresentBar } from "./PresentBar.tsx";
import { roomTool, type RoomTool } from "./roomTool.ts";
import { gapsIn, sceneOfTask } from "./sceneView.ts";
import { showing } from "./showing.ts";
import { sceneNow, type Show } from "./showState.ts";
import { Spotlight } from "./Spotlight.tsx";
import { useFullscreen, useMapLoss, useWakeLock } from "./useRoom.ts";
import { useAutoPlay, useScenes, useSend, useShowClicks, useShowKeys } from "./useShow.ts";
import { useWallLink } from "./useWallLink.ts";
import { useRootClass } from "../ui/useRootClass.ts";
import { useWall } from "./wall/useWall.ts";
import { WallLegend } from "./wall/WallLegend.tsx";
import "../styles/meeting.css";

const say = meeting.present;

export function Present() {
  const show = useSlot(showing);
  return show && <Wall show={show} />;
}

function Wall({ show }: { show: Show }) {
  const store = useDeskStore();
  const port = usePort();
  const send = useSend(store);
  const fullscreen = useFullscreen(send);
  useRootMarks(show);
  const { ref, size } = useWall();
  const [colour, setColour] = useState<Stroke["colour"]>("bad");
  useScenes(store, port, send);
  useShowKeys(send, fullscreen);
  useShowClicks(store, send);
  useAutoPlay(send);
  useWakeLock(send);
  useMapLoss(send);
  useWallLink(store, send);
  const scene = useShownScene(show, store);
  const { tools, blank } = show;
  const room = useSlot(roomTool);
  return (
    <div
      className={classesOf(show, room)}
      data-size={size}
      data-kind={scene?.kind}
      data-scene={show.index + 1}
      ref={ref}
      role="region"
      aria-label={say.label}
    >
      <div className="present-map">
        {port.handle && scene && (
          <Pen
            handle={port.handle}
            strokes={[...(show.asked === null ? scene.strokes : []), ...show.strokes]}
            drawing={tools.has("pen")}
            colour={colour}
            onDraw={(stroke) => send({ do: "draw", stroke })}
          />
        )}
      </div>
      {scene && <Caption scene={scene} />}
      {scene && <Clause scene={scene} />}
      <div className="present-legend">
        <WallLegend />
      </div>
      <PresentBar
        show={show}
        send={send}
        fullscreen={fullscreen}
        colour={colour}
        onColour={setColour}
      />
      <div className="present-notices">
        <MapNotices tiles={useTiles()} />
      </div>
      {tools.has("spotlight") && <Spotlight />}
      {blank && (
        <button
          type="button"
          className={`present-blank is-${blank}`}
          aria-label={say[blank === "black" ? "blank" : "white"]}
          onClick={() => send({ do: "next" })}
        />
      )}
      {tools.has("keys") && <KeysHelp onClose={() => send({ do: "tool", tool: "keys" })} />}
    </div>
  );
}

/** The scene of the deck, or the clause that somebody asked for. */
function useShownScene(show: Show, store: Store): Scene | null {
  const ledger = useDesk((state) => state.ledger);
  return useMemo(
    () =>
      show.asked === null ? sceneNow(show) : sceneOfTask(show.asked, { ...store.get(), ledger }),
    [show, ledger, store],
  );
}

const classesOf = ({ tools, exploring }: Show, room: RoomTool | null): string =>
  [
    "present",
    exploring && "is-exploring",
    tools.has("filters") && "with-filters",
    tools.has("cursor") && "with-cursor",
    tools.has("pen") && "with-pen",
    room !== null && "with-panel",
  ]
    .filter(Boolean)
    .join(" ");

function useTiles() {
  const choice = useDesk(({ view }) => view.tiles);
  return useMemo(
    () => tilesFor(choice, readPreference("tianditu-key"), readPreference("tile-template")),
    [choice],
  );
}

function Caption({ scene }: { scene: Scene }) {
  const ledger = useDesk((state) => state.ledger);
  const edits = useDesk((state) => state.edits);
  const past = useDesk((state) => state.past);
  const gaps = useMemo(() => {
    const { tiles } = fromAddress(scene.address);
    const unset =
      tiles !== "embedded" &&
      tilesFor(tiles, readPreference("tianditu-key"), readPreference("tile-template")) === null;
    return [...gapsIn(scene, { ledger, edits, past }), ...(unset ? [meeting.gaps.tiles] : [])];
  }, [scene, ledger, edits, past]);
  return (
    <section
      className="present-caption"
      role="group"
      aria-label={scene.title}
      aria-live="polite"
      tabIndex={0}
    >
      <h1>{scene.title}</h1>
      {scene.text !== "" && <p>{scene.text}</p>}
      {gaps.length > 0 && (
        <p className="present-gaps" role="note">
          {meeting.gaps.title}
          {gaps.join("；")}。
        </p>
      )}
    </section>
  );
}

/** What the desk behind the wall needs to know; before anything is measured. */
function useRootMarks({ exploring, tools }: Show): void {
  useRootClass("is-presenting");
  useRootClass("is-exploring", exploring);
  useRootClass("with-filters", tools.has("filters"));
  useRootClass("with-cursor", tools.has("cursor"));
}

/** The clause stands where the map would be empty. */
function Clause({ scene }: { scene: Scene }) {
  const plan = useDesk(({ ledger }) => ledger.plan);
  const task = plan.tasks.find(({ id }) => id === scene.task);
  if (scene.kind !== "clause") return null;
  return (
    <section className="present-clause" aria-label={say.clause}>
      {(task?.text ?? scene.text).split("\n").map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </section>
  );
}
