// The one document: the town, its plan and its projects, and what was found wrong in reading them.
import { projectId, type OfficeId, type SectionId, type TaskId } from "#base/ids.ts";
import type { Issue } from "#base/issue.ts";
import { officesMeant, resolveOffices } from "#plan/offices.ts";
import type { Plan, Section, Task } from "#plan/plan.ts";
import type { OfficeKey } from "./parts.ts";
import { EMPTY_PROJECT, type Project } from "./project.ts";
import { EMPTY_TOWN, type Town } from "./town.ts";

export type Ledger = {
  town: Town;
  plan: Plan;
  projects: readonly Project[];
  issues: readonly Issue[];
};

const EMPTY_PLAN: Plan = {
  source: "",
  title: null,
  issuers: [],
  date: null,
  parts: [],
  sections: [],
  tasks: [],
  blocks: [],
};

export const EMPTY_LEDGER: Ledger = {
  town: EMPTY_TOWN,
  plan: EMPTY_PLAN,
  projects: [],
  issues: [],
};

/** The plan's tasks and sections by id. Built once per plan. */
export type PlanIndex = {
  tasks: ReadonlyMap<TaskId, Task>;
  sections: ReadonlyMap<SectionId, Section>;
};

const indexes = new WeakMap<Plan, PlanIndex>();

export function indexPlan(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known) return known;
  const index = {
    tasks: new Map(plan.tasks.map((task) => [task.id, task])),
    sections: new Map(plan.sections.map((section) => [section.id, section])),
  };
  indexes.set(plan, index);
  return index;
}

export type Roles = {
  leads: readonly OfficeId[];
  assists: readonly OfficeId[];
  inherited: boolean;
};

/** The offices of a project: its own, or those of its tasks. One that leads anywhere does not also assist. */
export function rolesOf(project: Project, ledger: Ledger): Roles {
  const { tasks } = indexPlan(ledger.plan);
  const own = project.tasks.map((id) => tasks.get(id)).filter((task) => task !== undefined);
  const resolve = (names: readonly string[]) =>
    resolveOffices(names, ledger.town.offices).map(({ office }) => office);
  const leads = project.leads
    ? resolve(project.leads)
    : own.flatMap((task) => task.leads.map(({ office }) => office));
  const assists = project.assists
    ? resolve(project.assists)
    : own.flatMap((task) => task.assists.map(({ office }) => office));
  const firsts = new Set(leads);
  return {
    leads: [...firsts],
    assists: [...new Set(assists)].filter((office) => !firsts.has(office)),
    inherited: project.leads === null,
  };
}

/** Lists that have been looked up: a file of a hundred thousand rows writes the same few again and again. */
const MOST_KNOWN = 5000;

const officeKeys = new WeakMap<Plan, { offices: Town["offices"]; key: OfficeKey }>();

/** What decides whether two lists mean the same offices, by the town's table and its plan. The same function for the same of both. */
export function officeKeyOf(ledger: Ledger): OfficeKey {
  const { plan, town } = ledger;
  const known = officeKeys.get(plan);
  if (known?.offices === town.offices) return known.key;
  const read: OfficeKey = (tasks, part, value) => {
    const ofTasks = () => rolesOf({ ...EMPTY_PROJECT, id: projectId(""), name: "", tasks }, ledger);
    const names = value ?? ofTasks()[part];
    // Nothing stated and nothing to inherit is 未填报, which is not the same as stating that there is none.
    if (value === null && names.length === 0) return "?";
    return officesMeant(names, town.offices)
      .sort((a, b) => (a < b ? -1 : 1))
      .join("\n");
  };
  const found = new Map<string, string>();
  const key: OfficeKey = (tasks, part, value) => {
    const asked = JSON.stringify([part, value, value === null ? tasks : null]);
    const known = found.get(asked);
    if (known !== undefined) return known;
    const answer = read(tasks, part, value);
    if (found.size >= MOST_KNOWN) found.clear();
    found.set(asked, answer);
    return answer;
  };
  officeKeys.set(plan, { offices: town.offices, key });
  return key;
}

/** Offices in the order of the town's table, then those only the plan names. */
export function allOffices(ledger: Ledger): OfficeId[] {
  const named = ledger.plan.tasks.flatMap((task) =>
    [...task.leads, ...task.assists].map(({ office }) => office),
  );
  return [...new Set([...ledger.town.offices.offices.map(({ id }) => id), ...named])];
}
