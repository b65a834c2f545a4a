// The made-up sites of the example's projects: waters, stretches of road, plots and single spots, by what each
// project is about.
import { siteId } from "#base/ids.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import { example } from "#words/zh-CN/example.ts";
import { madeUp } from "#words/zh-CN/madeUp.ts";
import { sites as words } from "#words/zh-CN/sites.ts";
import { NO_LOCATION, type Location } from "../location.ts";
import type { Project } from "../project.ts";
import { EMPTY_SITE, registryDue, type Site, type SiteType } from "../site.ts";
import type { Places } from "./places.ts";
import type { Random } from "./Random.ts";

/** As many sites of a type as a project of the plan has, by the project's id; `noun` is what each is called. */
export type SitePlan = { type: SiteType; count: number; noun: string };

export const MADE_UP: Location = {
  ...NO_LOCATION,
  precision: "schematic",
  source: example.source,
};
/** What has no place says where that comes from, too. */
export const MADE_UP_UNPLACED: Location = { ...NO_LOCATION, source: example.source };

export type Making = {
  random: Random;
  places: Places;
  villages: readonly string[];
};

/** Ids are numbered within the project, so that they stay when another project gets more. */
export const makeSites = (
  project: Pick<Project, "id">,
  { type, count, noun }: SitePlan,
  making: Making,
): Site[] =>
  Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, "0");
    const site = MAKERS[type](making, noun, number);
    const isPlaced = !making.random.chance(0.08);
    return {
      ...site,
      id: siteId(`${project.id}-${number}`),
      status: making.random.mostly(making.random.pick(words.statuses[type])),
      village: making.random.mostly(making.random.pick(making.villages)),
      note: example.source,
      ...(isPlaced ? {} : { geometry: null }),
      location: isPlaced ? MADE_UP : MADE_UP_UNPLACED,
    };
  });

type Make = (making: Making, noun: string, number: string) => Omit<Site, "id">;

const MAKERS: Readonly<Record<SiteType, Make>> = {
  water: ({ random, places }, _noun, number) => {
    const category = random.pick(Object.keys(madeUp.waters)) as keyof typeof madeUp.waters;
    const geometry =
      category === "坑塘" || category === "水库"
        ? places.area(
            category === "水库" ? random.between(20_000, 60_000) : random.between(400, 6000),
          )
        : places.line(random.between(200, 1500));
    const metres = lengthMetres(geometry);
    // A stream's surface is its length by a width of some metres.
    const squareMetres = Math.round(areaSquareMetres(geometry) || metres * random.between(2, 6));
    const site = {
      ...EMPTY_SITE,
      type: "water" as const,
      name: `${madeUp.waters[category]} ${number}`,
      code: `SL-${number}`,
      category,
      geometry,
      statedSquareMetres: random.mostly(squareMetres),
      statedMetres: metres > 0 ? Math.round(metres) : null,
      basis: random.mostly(random.pick(madeUp.basis)),
    };
    const due = registryDue({ ...site, id: siteId("") });
    return { ...site, registry: due && random.mostly(due.name, 0.3) };
  },
  road: ({ random, places }, _noun, number) => {
    const geometry = places.line(random.between(300, 1800));
    const metres = Math.round(lengthMetres(geometry));
    const stake = `K${Math.floor(metres / 1000)}+${String(metres % 1000).padStart(3, "0")}`;
    return {
      ...EMPTY_SITE,
      type: "road",
      name: `${madeUp.road} ${number}`,
      code: `SL-L${number}`,
      geometry,
      statedMetres: random.mostly(metres),
      stakes: `K0+000～${stake}`,
      surface: random.mostly(random.pick(words.surfaces)),
    };
  },
  plot: ({ random, places }, _noun, number) => {
    const geometry = places.area(random.between(8000, 90_000));
    return {
      ...EMPTY_SITE,
      type: "plot",
      name: `${madeUp.plot} ${number}`,
      code: `SL-D${number}`,
      geometry,
      statedSquareMetres: random.mostly(Math.round(areaSquareMetres(geometry))),
    };
  },
  other: ({ places }, noun, number) => ({
    ...EMPTY_SITE,
    type: "other",
    name: `${noun} ${number}`,
    geometry: places.point(),
  }),
};
