// Whole decks made in one click: by section, by leading office, by status. Pure; how a look becomes an address is the caller's knowledge.
import { sites as siteWords } from "#words/zh-CN/sites.ts";
import { isOnMap, isWhollyVerified, sitesText } from "../sites.ts";
import type { OfficeId, TaskId } from "#base/ids.ts";
import type { Task } from "#plan/plan.ts";
import { words } from "#words/words.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { placeLabel } from "../fields.ts";
import { NO_FILTER, type Filter } from "../filter.ts";
import { allOffices, rolesOf, type Ledger } from "../ledger.ts";
import type { Project } from "../project.ts";
import { emptyDeck, makeScene } from "./deck.ts";
import type { Deck, Scene } from "./meeting.ts";
import type { SceneLook } from "./scene.ts";

export const AUTO_DECKS = ["sections", "offices", "statuses"] as const;
export type AutoDeck = (typeof AUTO_DECKS)[number];

/** `addressOf` fills in what the look leaves out (no camera: the scene fits itself to the screen it is shown on). */
export type Making = { id: string; madeAt: number; addressOf: (look: SceneLook) => string };

const say = meeting.auto;
export const NO_LOOK: SceneLook = {
  filter: NO_FILTER,
  project: null,
  clause: null,
  office: null,
  since: null,
};
/** A group's own scene, then one for each of its tasks. */
type Group = {
  title: string;
  text: string;
  filter: Partial<Filter>;
  look?: Partial<SceneLook>;
  projects: readonly Project[];
  tasks: readonly Task[];
};

const lookOf = (filter: Partial<Filter>, look: Partial<SceneLook> = {}): SceneLook => ({
  ...NO_LOOK,
  ...look,
  filter: { ...NO_FILTER, ...filter },
});
const placed = (projects: readonly Project[]): number => projects.filter(isOnMap).length;

/** A deck with an opening, its groups and their tasks, and a closing. Every task with a place has its map; one without has its clause. */
export function makeAutoDeck(kind: AutoDeck, ledger: Ledger, making: Making): Deck {
  const groups = { sections: bySection, offices: byOffice, statuses: byStatus }[kind](ledger);
  // A task's scene shows the whole task, except where the deck goes by what only some of its projects share.
  const narrowed = kind === "statuses";
  const scenes = groups.flatMap(({ title, text, filter, look, projects, tasks }) => [
    scene(
      making,
      { title, text, notes: notesOf(projects), kind: placed(projects) > 0 ? "view" : "clause" },
      lookOf(filter, look),
    ),
    ...tasks.map((task) =>
      taskScene(
        task,
        projects.filter((project) => project.tasks.includes(task.id)),
        making,
        narrowed ? filter : {},
      ),
    ),
  ]);
  return finishDeck(say[kind](ledger.town.name), ledger, making, [
    ...scenes,
    ...(kind === "sections" ? withoutTask(ledger, making) : []),
  ]);
}

/** Sets an opening before the scenes and a closing behind them, and numbers them. */
export function finishDeck(
  name: string,
  ledger: Ledger,
  making: Making,
  scenes: readonly Scene[],
): Deck {
  const all = [opening(ledger, making), ...scenes, closing(ledger, making)];
  return {
    ...emptyDeck(making.id, name, making.madeAt),
    scenes: all.map((one, index) => ({ ...one, id: `${making.id}-${index + 1}` })),
  };
}

export const scene = (
  { addressOf }: Making,
  part: Partial<Scene> & { title: string },
  look: SceneLook,
): Scene => makeScene({ id: "", address: addressOf(look), ...part });

/** What is said of a task: its clause is marked, its projects are all that is on the map. */
export function taskScene(
  task: Task,
  projects: readonly Project[],
  making: Making,
  filter: Partial<Filter> = {},
): Scene {
  const names = (mentions: Task["leads"]): string[] => [
    ...new Set(mentions.map(({ office }) => office)),
  ];
  const text = [
    say.leads(names(task.leads)),
    ...(task.assists.length > 0 ? [say.assists(names(task.assists))] : []),
    say.projects(projects.length, placed(projects)),
    ...siteLines(projects),
  ].join("\n");
  const kind = placed(projects) > 0 ? "view" : "clause";
  return scene(
    making,
    { kind, title: say.task(task.id, task.title), text, notes: notesOf(projects), task: task.id },
    lookOf({ ...filter, tasks: [task.id] }, { clause: task.id }),
  );
}

/** How the sites of the projects stand, where there are any; statuses in the usual order. */
function siteLines(projects: readonly Project[]): string[] {
  const sites = projects.flatMap((project) => project.sites);
  return sites.length === 0 ? [] : [sitesText(sites, siteWords.statuses)];
}

const notesOf = (projects: readonly Project[]): string =>
  projects
    .map((project) => {
      const note = say.note(project.name, project.status, placeLabel(project));
      const { length } = project.sites;
      return length === 0 ? note : `${note}，${siteWords.count(length)}`;
    })
    .join("\n");

function opening(ledger: Ledger, making: Making): Scene {
  const { plan, town } = ledger;
  const text = [totals(ledger), ...(plan.title ? [say.planOf(plan.title, plan.date)] : [])].join(
    "\n",
  );
  return scene(making, { kind: "opening", title: say.opening(town.name), text }, NO_LOOK);
}

function closing(ledger: Ledger, making: Making): Scene {
  const unverified = ledger.projects.filter(
    (project) => isOnMap(project) && !isWhollyVerified(project),
  ).length;
  return scene(
    making,
    {
      kind: "closing",
      title: say.closing,
      text: [totals(ledger), say.unverified(unverified)].join("\n"),
    },
    NO_LOOK,
  );
}

const totals = ({ plan, projects }: Ledger): string =>
  say.totals({
    tasks: plan.tasks.length,
    projects: projects.length,
    shown: placed(projects),
    shelf: projects.length - placed(projects),
  });

const ofTasks = (tasks: readonly Task[], projects: readonly Project[]): Project[] => {
  const ids = new Set(tasks.map(({ id }) => id));
  return projects.filter((project) => project.tasks.some((id) => ids.has(id)));
};

const groupText = (tasks: number, projects: readonly Project[]): string =>
  [say.groupTasks(tasks), say.projects(projects.length, placed(projects))].join("\n");

function bySection({ plan, projects }: Ledger): Group[] {
  const groups = plan.sections.map((section): Group => {
    const tasks = plan.tasks.filter((task) => task.section === section.id);
    const own = ofTasks(tasks, projects);
    return {
      title: say.section(section.written, section.title),
      text: groupText(tasks.length, own),
      filter: { sections: [section.id] },
      projects: own,
      tasks,
    };
  });
  const loose = plan.tasks.filter((task) => !plan.sections.some(({ id }) => id === task.section));
  const own = ofTasks(loose, projects);
  const rest: Group = {
    title: say.noSection,
    text: groupText(loose.length, own),
    filter: { tasks: loose.map(({ id }) => id) },
    projects: own,
    tasks: loose,
  };
  return [...groups, rest].filter(({ tasks }) => tasks.length > 0);
}

function byOffice(ledger: Ledger): Group[] {
  const { plan, projects } = ledger;
  const leadsOf = new Map(projects.map((project) => [project, rolesOf(project, ledger).leads]));
  const isLedBy = (task: Task, office: OfficeId): boolean =>
    task.leads.some((lead) => lead.office === office);
  const offices = [...new Set([...allOffices(ledger), ...[...leadsOf.values()].flat()])];
  const groups = offices.map((office): Group => {
    const own = projects.filter((project) => leadsOf.get(project)!.includes(office));
    const ownTasks = new Set<TaskId>(own.flatMap(({ tasks }) => tasks));
    const tasks = plan.tasks.filter((task) => isLedBy(task, office) || ownTasks.has(task.id));
    const text = [
      say.officeTasks(tasks.filter((task) => isLedBy(task, office)).length),
      say.projects(own.length, placed(own)),
    ].join("\n");
    return {
      title: say.office(office),
      text,
      filter: { offices: [office], role: "lead" },
      look: { office },
      projects: own,
      tasks,
    };
  });
  const unled = plan.tasks.filter(({ leads }) => leads.length === 0);
  const own = ofTasks(unled, projects);
  const rest: Group = {
    title: say.noLead,
    text: groupText(unled.length, own),
    filter: { tasks: unled.map(({ id }) => id) },
    projects: own,
    tasks: unled,
  };
  // The scene of a task tells the whole task, whoever else has a hand in it.
  return [...groups, rest]
    .filter((group) => group.tasks.length > 0 || (group !== rest && group.projects.length > 0))
    .map((group) => ({
      ...group,
      projects: union(group.projects, ofTasks(group.tasks, projects)),
    }));
}

const union = (a: readonly Project[], b: readonly Project[]): Project[] => [
  ...new Set([...a, ...b]),
];

/** In the order of their first appearance; 未填报 stands last and apart, and is never counted as a status. */
function byStatus({ plan, projects }: Ledger): Group[] {
  const statuses = [...new Set(projects.map(({ status }) => status ?? ""))].sort(
    (a, b) => Number(a === "") - Number(b === ""),
  );
  return statuses.map((status): Group => {
    const own = projects.filter((project) => (project.status ?? "") === status);
    const ids = new Set(own.flatMap(({ tasks }) => tasks));
    const text = [
      say.projects(own.length, placed(own)),
      say.names(own.map(({ name }) => name)),
    ].join("\n");
    return {
      title: say.status(status === "" ? words.desk.unstated : status),
      text,
      filter: { statuses: [status] },
      projects: own,
      tasks: plan.tasks.filter(({ id }) => ids.has(id)),
    };
  });
}

/** Projects that no task names would be on no page at all. */
function withoutTask({ projects, plan }: Ledger, making: Making): Scene[] {
  const known = new Set(plan.tasks.map(({ id }) => id));
  const loose = projects.filter(({ tasks }) => !tasks.some((id) => known.has(id)));
  if (loose.length === 0) return [];
  const list = scene(
    making,
    {
      kind: "clause",
      title: say.noTask,
      text: [
        say.projects(loose.length, placed(loose)),
        say.names(loose.map(({ name }) => name)),
      ].join("\n"),
      notes: notesOf(loose),
    },
    NO_LOOK,
  );
  return [
    list,
    ...loose
      .filter(isOnMap)
      .slice(0, MOST_LOOSE)
      .map((project) => projectScene(project, say.noTask, making)),
  ];
}

/** A ledger of thousands of projects must not make a deck nobody can sit through. */
const MOST_LOOSE = 60;

export const projectScene = (
  project: Project,
  text: string,
  making: Making,
  look: Partial<SceneLook> = {},
): Scene =>
  scene(
    making,
    {
      kind: isOnMap(project) ? "view" : "clause",
      title: project.name,
      text,
      notes: notesOf([project]),
      project: project.id,
      task: project.tasks[0] ?? null,
    },
    lookOf({}, { project: project.id, clause: project.tasks[0] ?? null, ...look }),
  );
