// The example ledger: the plan's projects with made-up sites, money, dates and statuses. The same seed makes the
// same. Names no person, no firm, confirms no place.
import { projectId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { example } from "#words/zh-CN/example.ts";
import { madeUp } from "#words/zh-CN/madeUp.ts";
import { FIELDS, STATUSES } from "../fields.ts";
import { EMPTY_PROJECT, type Attachment, type Project } from "../project.ts";
import { MADE_UP, MADE_UP_UNPLACED, makeSites, type Making, type SitePlan } from "./makeSites.ts";
import type { Photo } from "./photo.ts";
import { Places } from "./places.ts";
import { Random } from "./Random.ts";

/** What sites a project of the plan gets, by its id in the town's own files. */
const SITES: Readonly<Record<string, SitePlan>> = {
  "black-odour-water": { type: "water", count: 26, noun: "" },
  "basin-treatment": { type: "water", count: 8, noun: "" },
  "rural-sewage": { type: "other", count: 10, noun: "示例处理设施" },
  "high-standard-farmland": { type: "plot", count: 22, noun: "" },
  "efficient-irrigation": { type: "plot", count: 9, noun: "" },
  "farmland-water": { type: "other", count: 12, noun: "示例陂头" },
  "road-repair": { type: "road", count: 14, noun: "" },
  "road-widening": { type: "road", count: 6, noun: "" },
  "asphalt-paving": { type: "road", count: 8, noun: "" },
  "rural-road-upgrade": { type: "road", count: 12, noun: "" },
  "street-lights": { type: "other", count: 20, noun: "示例路灯段" },
  "village-party-centres": { type: "other", count: 8, noun: "示例服务中心" },
  "elderly-canteens": { type: "other", count: 5, noun: "示例长者食堂" },
  "four-gardens": { type: "other", count: 18, noun: "示例小公园" },
  "rural-toilets": { type: "other", count: 14, noun: "示例公厕" },
  "ancient-trees": { type: "other", count: 9, noun: "示例古树" },
};

/** Which picture goes with which project, by the project's id in the town's own files. */
const PICTURES: Readonly<Record<string, Photo["subject"]>> = {
  "black-odour-water": "water",
  "road-repair": "road",
  "high-standard-farmland": "field",
  "service-centre": "building",
};

/** Firms and schools that the plan names: nothing is made up about them, so the example calls them otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  henglong: madeUp.firm(1),
  crayfish: madeUp.firm(2),
  wangxiang: madeUp.firm(3),
  hongliang: madeUp.firm(4),
  "campus-fields": madeUp.school,
};

export const EXAMPLE_SEED = 20_261_128;

export type ExampleOf = {
  /** Of the town's own files: their ids, names, tasks and quotes are taken, nothing else. */
  projects: readonly Project[];
  villages: readonly string[];
  /** The town's sketched extent. */
  extent: PlaceGeometry;
};

export const exampleId = (id: string): string => `example-${id}`;

export function makeExample(from: ExampleOf, seed = EXAMPLE_SEED): Project[] {
  return from.projects.map((project, index) => {
    // Each project has numbers of its own: one more site in one leaves the others as they are.
    const random = new Random(seed + index * 7919);
    const places = new Places(from.extent, random);
    return makeProject(project, { random, places, villages: from.villages });
  });
}

function makeProject(own: Project, making: Making): Project {
  const { random } = making;
  const id = projectId(exampleId(own.id));
  const renamed = RENAMED[own.id];
  const plan = SITES[own.id];
  const sites = plan ? makeSites({ id }, plan, making) : [];
  const status = random.mostly(random.pick(STATUSES), 0.1);
  const geometry = geometryOf(own, making);
  const isSpot = own.scope === "具体点";
  return {
    ...EMPTY_PROJECT,
    id,
    name: renamed ?? own.name,
    tasks: own.tasks,
    quote: renamed === undefined ? own.quote : null,
    kind: own.kind,
    scope: own.scope,
    status,
    nature: random.mostly(random.pick(FIELDS.nature.options!)),
    village: isSpot ? random.mostly(random.pick(making.villages)) : null,
    content: sites.length > 0 ? madeUp.content(sites.length) : null,
    ...datesOf(status, random),
    ...moneyOf(status, random),
    problem: status !== "竣工" && random.chance(0.25) ? random.pick(madeUp.problem) : null,
    nextStep: status === "竣工" ? null : random.mostly(random.pick(madeUp.nextStep), 0.5),
    note: example.source,
    location: geometry ? MADE_UP : MADE_UP_UNPLACED,
    geometry,
    sites,
    attachments: attachmentsOf(own.id),
  };
}

/** What serves the whole town has no place of its own: its sites have. */
function geometryOf({ scope }: Project, { random, places }: Making): PlaceGeometry | null {
  if (scope === "具体点") return places.point();
  if (scope === "线路") return places.line(random.between(1500, 4000));
  if (scope === "片区") return places.area(random.between(150_000, 900_000));
  return scope === "待定" && random.chance(0.4) ? places.point() : null;
}

type Status = string | null;

/** By status, the years in which such a project begins. */
const BEGUN: Readonly<Record<(typeof STATUSES)[number], readonly [number, number]>> = {
  谋划储备: [2027, 2028],
  前期: [2026, 2027],
  新开工: [2026, 2026],
  续建: [2024, 2025],
  竣工: [2023, 2024],
};

function datesOf(
  status: Status,
  random: Random,
): Pick<Project, "plannedStart" | "plannedFinish" | "actualStart" | "actualFinish"> {
  const year = random.whole(...BEGUN[stageOf(status)]);
  const start = `${year}-${two(random.whole(1, 9))}`;
  const finish = `${year + 1}-${two(random.whole(3, 12))}`;
  const hasBegun = status === "新开工" || status === "续建" || status === "竣工";
  return {
    plannedStart: random.mostly(start),
    plannedFinish: random.mostly(finish),
    actualStart: hasBegun ? `${start}-${two(random.whole(1, 28))}` : null,
    actualFinish: status === "竣工" ? `${finish}-${two(random.whole(1, 28))}` : null,
  };
}

/** Where no status is stated the project has hardly begun. */
const stageOf = (status: Status): (typeof STATUSES)[number] =>
  STATUSES.find((known) => known === status) ?? "前期";

const two = (number: number): string => String(number).padStart(2, "0");

/** By status, the least and the most of the whole that has been done. */
const DONE: Readonly<Record<(typeof STATUSES)[number], readonly [number, number]>> = {
  谋划储备: [0, 0],
  前期: [0, 0.03],
  新开工: [0.05, 0.3],
  续建: [0.3, 0.9],
  竣工: [1, 1],
};

/** Never more done than there is, and nothing planned for the year beyond what is left of it. */
function moneyOf(
  status: Status,
  random: Random,
): Pick<Project, "totalWan" | "yearWan" | "doneWan" | "funding" | "progress"> {
  const totalWan = Math.round(20 * 2 ** random.between(0, 7)) * 5;
  const [least, most] = DONE[stageOf(status)];
  const share = random.between(least, most);
  const doneWan = Math.round(totalWan * share);
  const yearWan = Math.round((totalWan - doneWan) * random.between(0.3, 0.8));
  const isBuilding = status === "新开工" || status === "续建";
  const isStated = !random.chance(0.15);
  return {
    totalWan: isStated ? totalWan : null,
    yearWan: isStated && status !== "竣工" ? random.mostly(yearWan) : null,
    doneWan: isStated && status !== null ? random.mostly(doneWan) : null,
    funding: random.mostly(random.pick(madeUp.funding)),
    progress: isBuilding ? madeUp.progress(Math.round(share * 20) * 5) : null,
  };
}

function attachmentsOf(id: string): Attachment[] {
  const subject = PICTURES[id];
  if (subject === undefined) return [];
  const name = madeUp.subjects[subject];
  return [
    {
      id: `photo-${subject}`,
      name: madeUp.photo(name),
      href: `photos/${subject}.svg`,
      bytes: null,
      addedOn: null,
    },
  ];
}
