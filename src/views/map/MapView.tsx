// Connects the state to the map: what to show goes down, what the user does comes back as actions.
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Ledger } from "#ledger/ledger.ts";
import { MapCanvas } from "#map/MapCanvas.tsx";
import { homeOf, type Home } from "#map/home.ts";
import { itemAt, makeItems, rowOf, type Item, type Items } from "#map/items.ts";
import { drawingOrder, makeLayerRows, opacities, withoutHidden } from "#map/layerRows.ts";
import { buildItemScene, type Scene } from "#map/scene.ts";
import { tilesFor, type TileBackground } from "#map/tiles.ts";
import { selectProject, selectSite, setCamera } from "#state/actions/look.ts";
import { rowsOf, selectColouring, selectMatches } from "#state/selectors.ts";
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
import { useCovers } from "./useCovers.ts";
import { useTextScale } from "./useTextScale.ts";
import { lazyPart } from "../ui/lazyPart.tsx";

const ProjectCard = lazyPart(() =>
  import("../panels/ProjectCard.tsx").then(({ ProjectCard }) => ProjectCard),
);
/** Width of the card with its margin. */
const CARD_REM = 23;
const NOTHING = -1;

type Drawn = { items: Items; scene: Scene };
const drawnOf = new WeakMap<Ledger["projects"], Drawn>();

/** What can be drawn of a ledger in its own colours, made once. */
function drawnFrom({ projects, town }: Ledger): Drawn {
  const known = drawnOf.get(projects);
  if (known) return known;
  const items = makeItems(projects);
  const drawn = { items, scene: buildItemScene(items, town.view.center) };
  drawnOf.set(projects, drawn);
  return drawn;
}

/** The places with what the layers make of them. As long as no layer was touched that is what the ledger has. */
function useLayers(ledger: Ledger, matching: Uint8Array) {
  const layers = useDesk(({ view }) => view.layers);
  const colouring = useDesk(selectColouring);
  const plain = drawnFrom(ledger);
  const { items } = plain;
  const { group, off, faint, order } = layers;
  const isPlain = off.length === 0 && order.length === 0 && Object.keys(faint).length === 0;
  const rows = useMemo(
    () => (isPlain ? null : makeLayerRows(group, items, ledger)),
    [isPlain, group, items, ledger],
  );
  const opacity = useMemo(() => rows && opacities(rows, layers), [rows, layers]);
  const scene = useMemo(
    () =>
      colouring.by === "kinds" && opacity === null
        ? plain.scene
        : buildItemScene(items, ledger.town.view.center, { slotOf: colouring.slotOf, opacity }),
    [plain, items, ledger, colouring, opacity],
  );
  const mask = useMemo(
    () => (rows ? withoutHidden(matching, rows, layers) : matching),
    [matching, rows, layers],
  );
  const upwards = useMemo(() => rows && drawingOrder(rows, layers), [rows, layers]);
  return { items, scene, mask, order: upwards, layers };
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
  const matching = useDesk((state) => selectMatches(state).items);
  const selected = useDesk(({ view }) => view.project);
  const site = useDesk(({ view }) => view.site);
  const camera = useDesk(({ view }) => view.camera);
  const choice = useDesk(({ view }) => view.tiles);
  const [hovered, setHovered] = useState<number | null>(null);
  const [tileFault, setTileFault] = useState(false);
  const [settings, setSettings] = useState(readTileSettings);
  const drawn = useSlot(drawing);

  const { items, scene, mask, order, layers } = useLayers(ledger, matching);
  const home = useHome(ledger);
  const map = useRef<HTMLElement>(null);
  const covers = useCovers(map);
  const tiles = useMemo(
    () => tilesFor(choice, settings.key, settings.template),
    [choice, settings],
  );
  useKeptHosts(tiles, settings);
  const picked = rowOf(items, rowsOf(ledger), selected, site);
  useReveal(picked);
  const drawnRow = drawn && rowOf(items, rowsOf(ledger), drawn.id, drawn.site);
  const onPick = useCallback(
    (row: number | null) => {
      const item = row === null ? null : itemAt(items, row);
      dispatch(item ? selectSite(item.project.id, item.site?.id ?? null) : selectProject(null));
    },
    [items, dispatch],
  );

  return (
    <>
      <section className="map" aria-label={words.desk.mapLabel} id="map" tabIndex={-1} ref={map}>
        <MapCanvas
          theme={theme}
          textScale={textScale}
          tiles={tiles}
          base={base}
          home={ledger.town.place}
          featured={ledger.town.featured}
          covers={covers}
          items={items}
          scene={scene}
          mask={mask}
          order={order}
          layers={layers}
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
          hovered={hovered === picked || hovered === null ? null : itemAt(items, hovered)}
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
  hovered: Item | null;
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
      <HoverName item={hovered} />
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
