// Connects the state to the map: what to show goes down, what the user does comes back as actions.
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Ledger } from "#ledger/ledger.ts";
import { withShownKinds } from "#ledger/suggestedKind.ts";
import { MapCanvas } from "#map/MapCanvas.tsx";
import { homeOf, type Home } from "#map/home.ts";
import { itemAt, makeItems, rowInSight, rowOf, type Item, type Items } from "#map/items.ts";
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
import { DensityOverlay } from "../density/DensityTool.tsx";
import { densityState, pickCell, useShownDensity } from "../density/densityOnMap.ts";
import { MinutesOverlay } from "../minutes/MinutesTool.tsx";
import { drawing } from "../edit/drawing.ts";
import { useSlot } from "../edit/slot.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { useCardPlace } from "../layout/dock.ts";
import { openSheet } from "../layout/sheet.ts";
import { showing } from "../meeting/showing.ts";
import { lazyPart } from "../ui/lazyPart.tsx";
import { MeasureOverlay } from "../sketch/MeasureTool.tsx";
import { useTheme } from "../useTheme.ts";
import { SinceArrows } from "../changes/SinceArrows.tsx";
import { coincident, groupOf, openedGroup, useCoincident } from "./coincident.ts";
import { EmptyResult } from "./EmptyResult.tsx";
import { HoverName } from "./HoverName.tsx";
import { Legend } from "./Legend.tsx";
import { MapNotices } from "./MapNotices.tsx";
import { hadBackgroundOpen, MapTools } from "./MapTools.tsx";
import { openKeptHosts } from "./tileHosts.ts";
import { SoughtPlaceMark } from "./SoughtPlaceMark.tsx";
import { useCovers } from "./useCovers.ts";
import { useTextScale } from "./useTextScale.ts";

/** Width of the card with its margin, where it lies upon the map. */
const CARD_REM = 23;
/** The share of the map that a sheet takes on a phone; sheets.css has the same. */
const SHEET_SHARE = 0.5;
const NOTHING = -1;

/** `shown`: the same places, with the classes that tasks suggest. */
type Drawn = { items: Items; shown: Items; scene: Scene };
const drawnOf = new WeakMap<Ledger["projects"], Drawn>();

/** What can be drawn of a ledger in its own colours, made once. */
function drawnFrom({ projects, town }: Ledger): Drawn {
  const known = drawnOf.get(projects);
  if (known) return known;
  const items = makeItems(projects);
  const named = withShownKinds(projects);
  const shown = named === projects ? items : makeItems(named);
  const drawn = { items, shown, scene: buildItemScene(shown, town.view.center) };
  drawnOf.set(projects, drawn);
  return drawn;
}

/** The places with what the layers make of them. As long as no layer was touched that is what the ledger has. */
function useLayers(ledger: Ledger, matching: Uint8Array) {
  const layers = useDesk(({ view }) => view.layers);
  const colouring = useDesk(selectColouring);
  const plain = drawnFrom(ledger);
  const { items, shown } = plain;
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
        : buildItemScene(shown, ledger.town.view.center, { slotOf: colouring.slotOf, opacity }),
    [plain, shown, ledger, colouring, opacity],
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
  const density = useShownDensity();
  useKeptHosts(tiles, settings);
  const picked = rowOf(items, rowsOf(ledger), selected, site);
  useReveal(rowInSight(items, picked));
  useCoincident(scene, mask);
  const drawnRow = drawn && rowOf(items, rowsOf(ledger), drawn.id, drawn.site);
  const onPick = useOnPick(items, picked);

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
          density={density}
          muted={drawn?.initial ? drawnRow : null}
          camera={camera ?? home}
          label={words.desk.mapLabel}
          fallback={<NoWebGl />}
          onReady={(handle) => port.connect(handle)}
          onCamera={(next) => dispatch(setCamera(next))}
          onPick={onPick}
          onHover={setHovered}
          onTileFault={() => setTileFault(true)}
          onPickCell={pickCell}
          onDensity={densityState.set}
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

/** A click on the map: the place under it is selected, or none. */
function useOnPick(items: Items, picked: number | null): (row: number | null) => void {
  const dispatch = useDispatch();
  return useCallback(
    (row: number | null) => {
      const group = row === null || showing.get() !== null ? undefined : groupOf(row);
      // Of marks that lie on one another none is meant before it has been chosen from their list.
      openedGroup.set(group?.rows[0] ?? null);
      if (group) return;
      if (row !== null && row === picked) openSheet("card");
      const item = row === null ? null : itemAt(items, row);
      dispatch(item ? selectSite(item.project.id, item.site?.id ?? null) : selectProject(null));
    },
    [items, dispatch, picked],
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
  const drawn = useSlot(drawing);
  const [measuring, setMeasuring] = useState(false);
  const [background, setBackground] = useState(hadBackgroundOpen);
  return (
    <>
      <SinceArrows />
      <EmptyResult />
      <SoughtPlaceMark />
      <HoverName item={hovered} />
      <MapTools
        background={background}
        onBackground={setBackground}
        onTilesChanged={onTilesChanged}
        tileFault={tileFault}
        measuring={measuring && drawn === null}
        onMeasure={setMeasuring}
      />
      <CoincidentMarks />
      <Legend onBackground={() => setBackground(true)} />
      <ErrorBoundary>
        {drawn === null && !measuring && (
          <>
            <AskOverlay />
            <DensityOverlay />
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

const CoincidentLayer = lazyPart(() =>
  import("./CoincidentLayer.tsx").then(({ CoincidentLayer }) => CoincidentLayer),
);

function CoincidentMarks() {
  const { handle } = usePort();
  const some = useSlot(coincident).length > 0;
  return (
    <ErrorBoundary>
      <Suspense>{handle && some && <CoincidentLayer handle={handle} />}</Suspense>
    </ErrorBoundary>
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
  const cardPlace = useCardPlace();
  useEffect(() => {
    if (!loaded) return;
    if (
      picked !== null &&
      !port.presents(store.get().view.project) &&
      before.current !== picked &&
      (before.current !== null || !placed)
    )
      port.handle?.reveal(picked, roomOfCard(cardPlace));
    before.current = picked ?? NOTHING;
  }, [picked, loaded, placed, port, store, cardPlace]);
}

/** What the card that is about to open will cover of the map, in pixels. */
function roomOfCard(place: ReturnType<typeof useCardPlace>): { right: number; bottom: number } {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const map = document.getElementById("map");
  return {
    right: place === "map" ? CARD_REM * rem : 0,
    bottom: place === "sheet" ? (map?.clientHeight ?? 0) * SHEET_SHARE : 0,
  };
}

function NoWebGl() {
  return (
    <div className="no-webgl" role="alert">
      <strong>{words.map.noWebGl.title}</strong>
      <p>{words.map.noWebGl.body}</p>
    </div>
  );
}
