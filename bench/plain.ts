// The baseline: nothing but MapLibre and the GeoJSON that the page is told to show. Three layers, setFilter.
import {
  Map as MapLibreMap,
  setWorkerUrl,
  type ExpressionSpecification,
  type GeoJSONSource,
  type LayerSpecification,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";

setWorkerUrl(workerUrl);

const GEOMETRIES = { fill: "Polygon", line: "LineString", circle: "Point" } as const;
const isOf = (geometry: string): ExpressionSpecification => ["==", ["geometry-type"], geometry];
const still = { duration: 0, delay: 0 };
const layers: LayerSpecification[] = [
  {
    id: "fill",
    type: "fill",
    source: "projects",
    filter: isOf("Polygon"),
    paint: { "fill-color": "#0b5f66", "fill-opacity": 0.4, "fill-opacity-transition": still },
  },
  {
    id: "line",
    type: "line",
    source: "projects",
    filter: isOf("LineString"),
    paint: { "line-color": "#0b5f66", "line-width": 2 },
  },
  {
    id: "circle",
    type: "circle",
    source: "projects",
    filter: isOf("Point"),
    paint: { "circle-color": "#0b5f66", "circle-radius": 4 },
  },
];

const files = new URLSearchParams(location.search).getAll("file");
const map = new MapLibreMap({
  container: "map",
  style: {
    version: 8,
    sources: {},
    layers: [{ id: "background", type: "background", paint: { "background-color": "#f4f4f0" } }],
  },
  center: [110.7665, 21.5925],
  zoom: 11.6,
  attributionControl: false,
  fadeDuration: 0,
});
const idle = () =>
  new Promise<void>((resolve) => {
    map.once("idle", () => resolve());
    map.triggerRepaint();
  });

async function load(urls: readonly string[]): Promise<void> {
  const collections = await Promise.all(
    urls.map(async (url) => (await (await fetch(url)).json()) as GeoJSON.FeatureCollection),
  );
  const features = collections.flatMap((collection) => collection.features);
  await map.getSource<GeoJSONSource>("projects")!.setData({ type: "FeatureCollection", features });
  await idle();
}

const styled = new Promise<void>((resolve) => map.once("style.load", () => resolve()));
const ready = styled.then(async () => {
  map.addSource("projects", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  for (const layer of layers) map.addLayer(layer);
  await load(files);
});

/** One office only, or all. Resolves in the frame that shows it. */
async function setFilter(office: string | null): Promise<void> {
  for (const [id, geometry] of Object.entries(GEOMETRIES)) {
    map.setFilter(
      id,
      office ? ["all", isOf(geometry), ["==", ["get", "lead"], office]] : isOf(geometry),
    );
  }
  await idle();
}

Object.assign(window, { bench: { ready, load: (url: string) => load([url]), setFilter } });
