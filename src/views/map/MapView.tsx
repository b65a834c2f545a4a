// Connects the state to the map: what to show goes down, what the user does comes back as actions.
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Ledger } from "#ledger/ledger.ts";
import { withShownKinds } from "#ledger/suggestedKind.ts";
import { MapCanvas } from "#map/MapCanvas.tsx";
import { homeOf, type Home } from "#map/home.ts";
import { buildProjectScene, type Scene } from "#map/scene.ts";
import { tilesFor, type TileBackground } from "#map/tiles.ts";
import { selectProject, setCamera } from "#state/actions/look.ts";
import { rowsOf, selectMatches } from "#state/selectors.ts";
import { readPreference } from "#storage/preferences.ts";
import { words } from "#words/words.ts";
import { useDesk, useDeskStore, useDispatch, usePort } from "../desk.ts";
import { DrawingLayer } from "../edit/DrawingLayer.tsx";
import { AskOverlay } from "../ask/AskTool.tsx";
import { MinutesOverlay } from "../minutes/MinutesTool.tsx";
import { drawing } from "../edit/drawing.ts";
import { useSlot } from "../edit/slot.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { MeasureOverlay } from "../sketch/MeasureTool.tsx";
import { useTheme } from "../useTheme.ts";
import { SinceArrows } from "../changes/SinceArrows.tsx";
import { EmptyResult } from "./EmptyResult.tsx";
import { HoverName } from "./HoverName.tsx";
import { Legend } from "./Legend.tsx";
import { MapNotices } from "./MapNotices.tsx";
import { MapTools } from "./MapTools.tsx";
import { openKeptHosts } from "./tileHosts.ts";
import { SoughtPlaceMark } from "./SoughtPlaceMark.tsx";
import { useCovers } from "./useCovers.ts";
import { useTextScale } from "./useTextScale.ts";
import { lazyPart } from "../ui/lazyPart.tsx";

const ProjectCard = lazyPart(() =>
  import("../panels/ProjectCard.tsx").then(({ ProjectCard }) => ProjectCard),
);
/** Width of the card with its margin. */
const CARD_REM = 23;
const NOTHING = -1;

const scenes = new WeakMap<Ledger["projects"], Scene>();

function sceneOf({ projects, town }: Ledger): Scene {
  const scene =
    scenes.get(projects) ?? buildProjectScene(withShownKinds(projects), town.view.center);
  scenes.set(projects, scene);
  return scene;
}

const readTileSettings = () => ({
  key: readPreference("tianditu-key"),
  template: readPreference("tile-template"),
});

export function MapView() {
  const dispatch = useDispatch();
  const port = usePort();
  const theme = useTheme();
  const textScale = useTextScale();
  const ledger = useDesk((state) => state.ledger);
  const base = useDesk((state) => state.base);
  const mask = useDesk((state) => selectMatches(state).mask);
  const selected = useDesk(({ view }) => view.project);
  const camera = useDesk(({ view }) => view.camera);
  const choice = useDesk(({ view }) => view.tiles);
  const [hovered, setHovered] = useState<number | null>(null);
  const [tileFault, setTileFault] = useState(false);
  const [settings, setSettings] = useState(readTileSettings);
  const drawn = useSlot(drawing);

  const scene = sceneOf(ledger);
  const home = useHome(ledger);
  const map = useRef<HTMLElement>(null);
  const covers = useCovers(map);
  const tiles = useMemo(
    () => tilesFor(choice, settings.key, settings.template),
    [choice, settings],
  );
  useKeptHosts(tiles, settings);
  const picked = selected === null ? null : (rowsOf(ledger).get(selected) ?? null);
  useReveal(picked);
  const drawnRow = drawn === null ? null : (rowsOf(ledger).get(drawn.id) ?? null);
  const onPick = useCallback(
    (row: number | null) =>
      dispatch(selectProject(row === null ? null : (ledger.projects[row]?.id ?? null))),
    [ledger, dispatch],
  );

  return (
    <>
      <section className="map" aria-label={words.desk.mapLabel} id="map" tabIndex={-1} ref={map}>
        <MapCanvas
          theme={theme}
          textScale={textScale}
          tiles={tiles}
          base={base}
          home={ledger.town.name}
          featured={ledger.town.featured}
          covers={covers}
          projects={ledger.projects}
          scene={scene}
          mask={mask}
          picked={picked}
          muted={drawn?.initial ? drawnRow : null}
          camera={camera ?? home}
          label={words.desk.mapLabel}
          fallback={<NoWebGl />}
          onReady={(handle) => port.connect(handle)}
          onCamera={(next) => dispatch(setCamera(next))}
          onPick={onPick}
          onHover={setHovered}
          onTileFault={() => setTileFault(true)}
        />
        <MapFurniture
          hovered={hovered === picked ? null : hovered}
          tileFault={tileFault && tiles !== null}
          onTilesChanged={() => {
            setTileFault(false);
            setSettings(readTileSettings());
          }}
        />
      </section>
      <MapNotices tiles={tiles} atDesk />
    </>
  );
}

/** The same object as long as it says the same: a new one moves a map that nobody has moved yet. */
function useHome(ledger: Ledger): Home {
  const text = useMemo(() => JSON.stringify(homeOf(ledger)), [ledger]);
  return useMemo(() => JSON.parse(text) as Home, [text]);
}

type FurnitureProps = {
  hovered: number | null;
  tileFault: boolean;
  onTilesChanged: () => void;
};

/** What lies upon the map: tools, legend, card, and what is drawn, measured, asked or noted. */
function MapFurniture({ hovered, tileFault, onTilesChanged }: FurnitureProps) {
  const projects = useDesk(({ ledger }) => ledger.projects);
  const selected = useDesk(({ view }) => view.project);
  const drawn = useSlot(drawing);
  const [measuring, setMeasuring] = useState(false);
  return (
    <>
      <SinceArrows />
      <EmptyResult />
      <SoughtPlaceMark />
      <HoverName row={hovered} />
      <MapTools
        onTilesChanged={onTilesChanged}
        tileFault={tileFault}
        measuring={measuring && drawn === null}
        onMeasure={setMeasuring}
      />
      <Legend />
      <ErrorBoundary>
        <Suspense>{selected !== null && drawn === null && <ProjectCard />}</Suspense>
      </ErrorBoundary>
      <ErrorBoundary>
        {drawn === null && !measuring && (
          <>
            <AskOverlay />
            <MinutesOverlay />
          </>
        )}
      </ErrorBoundary>
      <ErrorBoundary>
        <Suspense>
          {drawn !== null && <DrawingLayer drawing={drawn} />}
          {drawn === null && measuring && (
            <MeasureOverlay projects={projects} onClose={() => setMeasuring(false)} />
          )}
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

/** Settings that are older than the list of hosts are taken into it at the start, never in the middle of the work. */
function useKeptHosts(
  tiles: TileBackground | null,
  { key, template }: ReturnType<typeof readTileSettings>,
): void {
  const first = useRef({ tiles, key, template });
  useEffect(() => {
    openKeptHosts(first.current.tiles, first.current.key, first.current.template);
  }, []);
}

/** A selection brings its place into view, unless the address itself says where to look. */
function useReveal(picked: number | null): void {
  const port = usePort();
  const store = useDeskStore();
  const loaded = useDesk((state) => state.loaded);
  const placed = useDesk(({ view }) => view.camera !== null);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (!loaded) return;
    if (
      picked !== null &&
      !port.presents(store.get().view.project) &&
      before.current !== picked &&
      (before.current !== null || !placed)
    )
      port.handle?.reveal(
        picked,
        CARD_REM * parseFloat(getComputedStyle(document.documentElement).fontSize),
      );
    before.current = picked ?? NOTHING;
  }, [picked, loaded, placed, port, store]);
}

function NoWebGl() {
  return (
    <div className="no-webgl" role="alert">
      <strong>{words.map.noWebGl.title}</strong>
      <p>{words.map.noWebGl.body}</p>
    </div>
  );
}
