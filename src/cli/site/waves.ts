// Which script of the built site a module goes into: the wave in which it is first needed, so that few requests bring much.
import { resolve } from "node:path";

type Wave = { name: string; from: readonly string[] };
/** What the bundler tells of modules. */
export type Modules = {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
};

const VIEWS = "src/views";
/**
 * Passes on the names of a hundred packages. Of these the open wave has what the start measures with, named below;
 * buffer and union, which few ask for, stay with what asks for them.
 */
const TURF = "node_modules/@turf/turf/";
const turf = (name: string): string => `node_modules/@turf/${name}/dist/esm/index.js`;
const MEASURES = ["area", "bbox", "bearing", "circle", "distance", "length"].map(turf);
/**
 * open: the town · map, start: the desk · keeping: after the first frame ·
 * panels, dialogs, tools: when nothing else is to do · density: when somebody asks for it.
 * In the order in which they come. A module belongs to the first wave that needs it, so no wave waits for a later one.
 * What stands in no wave (writers of formats, dictionaries) stays apart, and comes when it is asked for.
 */
const WAVES: readonly Wave[] = [
  { name: "open", from: ["src/open.ts", ...MEASURES] },
  { name: "map", from: ["node_modules/maplibre-gl/dist/maplibre-gl.mjs"] },
  { name: "start", from: ["src/main.tsx"] },
  { name: "keeping", from: ["src/storage/meeting.ts"] },
  {
    name: "panels",
    from: [
      `${VIEWS}/search/SearchResults.tsx`,
      `${VIEWS}/search/PlaceMark.tsx`,
      `${VIEWS}/panels/ProjectCard.tsx`,
      `${VIEWS}/layout/Edges.tsx`,
      `${VIEWS}/map/CoincidentLayer.tsx`,
      `${VIEWS}/panels/Reader.tsx`,
      `${VIEWS}/panels/Table.tsx`,
      `${VIEWS}/panels/Matrix.tsx`,
      `${VIEWS}/panels/OfficePage.tsx`,
      `${VIEWS}/panels/Coverage.tsx`,
      `${VIEWS}/panels/Issues.tsx`,
      `${VIEWS}/changes/Changes.tsx`,
      `${VIEWS}/carry/keepOffline.ts`,
      `${VIEWS}/meeting/Editor.tsx`,
    ],
  },
  {
    name: "dialogs",
    from: [
      `${VIEWS}/storage/StorageDialog.tsx`,
      `${VIEWS}/storage/ConflictDialog.tsx`,
      `${VIEWS}/map/BackgroundMenu.tsx`,
      `${VIEWS}/edit/NewProject.tsx`,
      `${VIEWS}/importing/ImportDialog.tsx`,
      `${VIEWS}/exporting/ExportDialog.tsx`,
      `${VIEWS}/print/PrintPreview.tsx`,
      `${VIEWS}/slides/SlidesDialog.tsx`,
      `${VIEWS}/help/Help.tsx`,
    ],
  },
  {
    name: "tools",
    from: [
      `${VIEWS}/sketch/SketchLayer.tsx`,
      `${VIEWS}/sketch/MeasureLayer.tsx`,
      `${VIEWS}/ask/AskLayer.tsx`,
      `${VIEWS}/minutes/MinutesLayer.tsx`,
      `${VIEWS}/density/DensityPanel.tsx`,
      `${VIEWS}/density/DensityLegend.tsx`,
      `${VIEWS}/meeting/Present.tsx`,
      `${VIEWS}/meeting/PresenterWindow.tsx`,
      turf("simplify"),
    ],
  },
  {
    name: "density",
    from: [
      "src/map/analysis/DensityOverlay.ts",
      // What luma.gl, beneath deck.gl, would fetch by itself in a second step.
      "node_modules/@luma.gl/webgl/dist/index.js",
      "node_modules/@luma.gl/webgl/dist/adapter/webgl-device.js",
    ],
  },
];

/** Names the script of a module; null leaves it to the bundler. `root` is the folder of the project. */
export function wavesOf(root: string): (id: string, modules: Modules) => string | null {
  let known: Map<string, string> | null = null;
  return (id, modules) => {
    known ??= spread(root, modules);
    return known.get(id) ?? null;
  };
}

function spread(root: string, modules: Modules): Map<string, string> {
  const waves = new Map<string, string>();
  for (const { name, from } of WAVES) {
    const waiting = from.map((path) => resolve(root, path));
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const module = waves.has(id) ? null : modules.getModuleInfo(id);
      if (!module) continue;
      waves.set(id, name);
      if (!id.includes(TURF)) waiting.push(...module.importedIds);
    }
  }
  return waves;
}
