// The class that a task suggests: only where its projects agree, and never written into the project.
import { expect, it } from "vitest";
import { projectId, taskId } from "#base/ids.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { shownKind, suggestedKind, withShownKinds } from "#ledger/suggestedKind.ts";

const make = (id: string, kind: string | null, ...tasks: string[]): Project => ({
  ...EMPTY_PROJECT,
  id: projectId(id),
  name: id,
  kind,
  tasks: tasks.map(taskId),
});

const road = make("road", "道路交通", "17");
const bridge = make("bridge", "道路交通", "17");
const water = make("water", "水环境", "19");
const mixed = make("mixed", "公共服务", "19");
const unstated = make("unstated", null, "17");

it.each<[what: string, project: Project, kind: string | null]>([
  ["its task's projects agree", unstated, "道路交通"],
  ["they disagree", make("a", null, "19"), null],
  ["one of its tasks suggests nothing", make("b", null, "17", "3"), null],
  ["its tasks suggest several", make("c", null, "17", "19"), null],
  ["it has no task", make("d", null), null],
  ["it states its class itself", make("e", "文旅康养", "17"), null],
])("%s", (_, project, kind) => {
  expect(suggestedKind(project, [road, bridge, water, mixed, project])).toBe(kind);
});

it("a stated class is what is shown, whatever the task suggests", () => {
  const own = make("own", "文旅康养", "17");
  expect(shownKind(own, [road, own])).toBe("文旅康养");
  expect(shownKind(unstated, [road, unstated])).toBe("道路交通");
});

it("for the map alone: the projects themselves stay as they were, and a list without suggestions is the same list", () => {
  const projects = [road, unstated];
  expect(withShownKinds(projects).map(({ kind }) => kind)).toEqual(["道路交通", "道路交通"]);
  expect(unstated.kind).toBeNull();
  const stated = [road, water];
  expect(withShownKinds(stated)).toBe(stated);
});
