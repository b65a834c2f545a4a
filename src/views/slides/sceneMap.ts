// The map of a scene for a slide, as SVG text: the paper map with the scene's projects numbered as in its table. Knows no canvas.
import type { Camera } from "#geo/camera.ts";
import type { Density } from "#ledger/density/choice.ts";
import { densityPicture } from "#ledger/density/density.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { boxOfProjects } from "#ledger/meeting/scene.ts";
import type { Scene } from "#ledger/meeting/meeting.ts";
import type { Project } from "#ledger/project.ts";
import type { Signs } from "#ledger/signs.ts";
import type { Town } from "#ledger/town.ts";
import { paletteOf } from "#map/palette.ts";
import { densityBox } from "#map/paper/densityOnPaper.ts";
import { exampleStamp } from "#map/paper/furniture.ts";
import { paperMap } from "#map/paper/paperMap.ts";
import { fitToPaper, paperProjection, type PaperProjection } from "#map/paper/paperProjection.ts";
import { el, mm, toMarkup, type SvgNode } from "#map/paper/svg.ts";

const INCH = 25.4;
const EQUATOR_METRES = 40_075_016.686;
/** Type on the map at this factor is about 13 pt on the slide: to be read across a room. */
const FACTOR = 1.7;
/** The legend of a density is a little smaller than the names, and stands off the frame, mm. */
const LEGEND_FACTOR = 1.35;
const LEGEND_GAP = 2;
/** CSS pixels of height that a desk's map has; a slide shows as much of the ground. */
const DESK_PIXELS = 700;
/** A single point is shown with its surroundings. */
const NEAREST = 15_000;

export type SceneMapJob = {
  scene: Scene;
  projects: readonly Project[];
  base: BaseMap;
  town: Town;
  /** Null: what the projects need. */ camera: Camera | null;
  /** Under the projects, with a legend in the lower left corner. */ density: Density | null;
  signs: Signs;
  /** Inches. */ size: { width: number; height: number };
};

/** `groundMetres`: what the width of the picture covers. */
export type SceneMap = { svg: string; groundMetres: number };

/** The picture measures `size`. North is up, whichever way the scene looks. */
export function sceneMap(job: SceneMapJob): SceneMap {
  const { scene, projects, base, town, camera, density, signs, size } = job;
  const rect = { x: 0, y: 0, width: size.width * INCH, height: size.height * INCH };
  const { centre, scale } = frameOf(projects, camera, town, rect);
  const projection = paperProjection(centre, scale, rect);
  const items = projects.map((project, index) => ({ project, number: index + 1 }));
  const drawn = densityOf(density, projects, town);
  const legend = drawn && densityBox(drawn, LEGEND_GAP, rect.height - LEGEND_GAP, LEGEND_FACTOR);
  const { nodes } = paperMap({
    base,
    home: town.place,
    items,
    projection,
    factor: FACTOR,
    taken: legend ? [legend.rect] : [],
    tiles: null,
    density: drawn,
    signs,
    id: "slide",
  });
  const svg = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: `${mm(rect.width)}mm`,
      height: `${mm(rect.height)}mm`,
      viewBox: `0 0 ${mm(rect.width)} ${mm(rect.height)}`,
      "font-family": "'Microsoft YaHei', 'Noto Sans CJK SC', 'PingFang SC', sans-serif",
    },
    [
      ...nodes,
      ...(legend?.nodes ?? []),
      ...strokeNodes(scene, projection),
      ...exampleStamp(rect, FACTOR, town),
    ],
  );
  return { svg: toMarkup(svg), groundMetres: (rect.width * scale) / 1000 };
}

const densityOf = (choice: Density | null, projects: readonly Project[], town: Town) =>
  choice && densityPicture({ projects, mask: null, choice, latitude: town.view.center[1] });

function strokeNodes(scene: Scene, projection: PaperProjection): SvgNode[] {
  const ink = paletteOf("light");
  const colours = { accent: ink.accent, bad: "#b3261e", ink: ink.ink };
  return scene.strokes.map(({ line, colour }) =>
    el("path", {
      d: line
        .map((at, index) => `${index ? "L" : "M"}${projection.toPaper(at).map(mm).join(" ")}`)
        .join(""),
      fill: "none",
      stroke: colours[colour],
      "stroke-width": 1.2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
}

function frameOf(
  projects: readonly Project[],
  camera: Camera | null,
  town: Town,
  rect: { x: number; y: number; width: number; height: number },
): { centre: Camera["center"]; scale: number } {
  const box = camera ? null : boxOfProjects(projects);
  if (box) {
    const { centre, scale } = fitToPaper(box, rect, rect.height * 0.16);
    return { centre, scale: Math.max(scale, NEAREST) };
  }
  const { center, zoom } = camera ?? town.view;
  const metresPerPixel =
    (EQUATOR_METRES * Math.cos((center[1] * Math.PI) / 180)) / (512 * 2 ** zoom);
  return {
    centre: center,
    scale: Math.max(500, (metresPerPixel * DESK_PIXELS * 1000) / rect.height),
  };
}
