// Reads the town's files. Each file stands for itself: one that is missing or broken takes nothing else with it.
import { decodeText } from "#base/decode.ts";
import { error, type Issue, type Parsed } from "#base/issue.ts";
import { parseBaseFile, type BaseFeature, type BaseMap } from "#ledger/baseMap.ts";
import { checkQuotes } from "#ledger/checkQuotes.ts";
import { checkVillages } from "#ledger/checkVillages.ts";
import { parseProjectsText } from "#ledger/formats/geojson.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { asExample, EMPTY_TOWN, parseTown, type Town } from "#ledger/town.ts";
import { parsePlan } from "#plan/parsePlan.ts";
import type { Plan } from "#plan/plan.ts";
import { readPlanFile } from "#plan/readPlanFile.ts";
import { words } from "#words/words.ts";
import type { Opening } from "./keeper.ts";

/** `files` are the projects of the town's files, where the ledger shows what this browser kept instead. */
export type Opened = { ledger: Ledger; base: BaseMap; files: readonly Project[]; opening: Opening };
/** Fetches a path relative to town.json. Rejects when there is no such file. */
export type FetchFile = (path: string) => Promise<Uint8Array>;

const MOST_BYTES = 200 * 2 ** 20;
const say = words.dataIssues;

type Text = { text: string | null; issues: readonly Issue[] };

async function readText(fetchFile: FetchFile, path: string): Promise<Text> {
  try {
    const bytes = await fetchFile(path);
    if (bytes.length > MOST_BYTES)
      return {
        text: null,
        issues: [
          error("data.too-large", say.tooLarge(Math.round(bytes.length / 2 ** 20)), { file: path }),
        ],
      };
    return { text: decodeText(bytes).text, issues: [] };
  } catch {
    return { text: null, issues: [error("data.missing-file", say.missingFile(), { file: path })] };
  }
}

/** The plan may be a Word file too; without one there are no tasks, and that is said. */
async function readPlan(fetchFile: FetchFile, path: string | null): Promise<Text> {
  const missing: Text = {
    text: null,
    issues: [error("plan.missing", say.planMissing(), { file: path ?? "town.json" })],
  };
  if (path === null) return missing;
  try {
    const { value, issues } = await readPlanFile(path, await fetchFile(path));
    return { text: value, issues };
  } catch {
    return missing;
  }
}

const NOTHING_KEPT: Opening = { kept: null, trouble: null, issues: [], later: null };

/**
 * Opens everything that town.json names, in parallel, and what this browser kept of the town. What was kept wins.
 * `isExample`: the folder is the example's. Never rejects.
 */
export async function openTown(
  fetchFile: FetchFile,
  openKept: (town: Town) => Promise<Opening> = () => Promise.resolve(NOTHING_KEPT),
  isExample = false,
): Promise<Opened> {
  const manifest = await readText(fetchFile, "town.json");
  const { value: read, issues } =
    manifest.text === null
      ? { value: EMPTY_TOWN, issues: manifest.issues }
      : parseTown(manifest.text);
  const town = isExample ? asExample(read) : read;
  // A browser takes its time to tell what it keeps; meanwhile the files are read.
  const keptSoon = openKept(town);
  const { plan, fromFiles, base } = await readFiles(fetchFile, town);
  const opening = await keptSoon;
  const projects = opening.kept
    ? { value: opening.kept.rows.map(({ project }) => project), issues: opening.issues }
    : { value: fromFiles.value, issues: [...opening.issues, ...fromFiles.issues] };
  const ledger: Ledger = {
    town,
    plan: plan.value,
    projects: projects.value,
    issues: [
      ...issues,
      ...plan.issues,
      ...projects.issues,
      ...checkQuotes(projects.value, plan.value),
      ...checkVillages(projects.value, town),
      ...base.issues,
    ],
  };
  const attributions = town.base.flatMap(({ attribution }) => attribution ?? []);
  return { ledger, base: { features: base.value, attributions }, files: fromFiles.value, opening };
}

async function readFiles(fetchFile: FetchFile, town: Town) {
  const [planText, projectTexts, baseTexts] = await Promise.all([
    readPlan(fetchFile, town.plan),
    Promise.all(town.projects.map((path) => readText(fetchFile, path))),
    Promise.all(town.base.map(({ file }) => readText(fetchFile, file))),
  ]);
  const plan = planOf(planText, town);
  const taskIds = new Set(plan.value.tasks.map(({ id }) => id));
  return {
    plan,
    fromFiles: readProjects(town.projects, projectTexts, taskIds),
    base: readBase(town, baseTexts),
  };
}

/** A plan that is not there is an empty one; what is odd in one that is names its file. */
function planOf({ text, issues }: Text, town: Town): Parsed<Plan> {
  const plan = parsePlan(text ?? "", town.offices);
  if (text === null) return { value: plan.value, issues };
  const own = plan.issues.map((issue) => ({ ...issue, at: { file: town.plan!, ...issue.at } }));
  return { value: plan.value, issues: [...issues, ...own] };
}

function readBase(town: Town, texts: readonly Text[]): Parsed<BaseFeature[]> {
  const files = texts.map(({ text, issues }, index) =>
    text === null ? { value: [], issues } : parseBaseFile(town.base[index]!, text),
  );
  return {
    value: files.flatMap(({ value }) => value),
    issues: files.flatMap(({ issues }) => issues),
  };
}

function readProjects(
  paths: readonly string[],
  texts: readonly Text[],
  taskIds: ReadonlySet<string>,
): { value: Project[]; issues: Issue[] } {
  const value: Project[] = [];
  const issues: Issue[] = [];
  const takenIds = new Set<string>();
  paths.forEach((file, index) => {
    const { text, issues: missing } = texts[index]!;
    const read =
      text === null
        ? { value: [], issues: missing }
        : parseProjectsText(text, { file, taskIds, takenIds });
    issues.push(...read.issues);
    for (const project of read.value) {
      takenIds.add(project.id);
      value.push(project);
    }
  });
  return { value, issues };
}
