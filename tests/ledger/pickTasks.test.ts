// What somebody means who types into a field that asks for tasks.
import { beforeAll, expect, it } from "vitest";
import type { Ledger } from "#ledger/ledger.ts";
import { pickTasks } from "#ledger/pickTasks.ts";
import { readings } from "#ledger/pinyin.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

const ids = (text: string): readonly string[] =>
  pickTasks(ledger.plan, text, readings).groups.flatMap(({ tasks }) => tasks.map(({ id }) => id));

it("nothing typed offers every task, by section in the plan's order", () => {
  const { groups } = pickTasks(ledger.plan, "", readings);
  expect(ids("")).toEqual(ledger.plan.tasks.map(({ id }) => id));
  expect(groups.map(({ section }) => section?.id)).toEqual(
    [...new Set(ledger.plan.tasks.map(({ section }) => section))].map((id) => id ?? undefined),
  );
});

it.each<[text: string, best: string | null]>([
  ["1", "1"],
  ["14", "14"],
  ["14-2", "14-2"],
  ["１７", "17"],
  ["镇域交通", "17"],
  ["wszyjt", "17"],
  ["没有这样的任务", null],
])("%s means %s first", (text, best) => {
  expect(pickTasks(ledger.plan, text, readings).best).toBe(best);
});

it("a number also offers those that begin with it; a section's words offer its tasks", () => {
  expect(ids("14")).toEqual(expect.arrayContaining(["14", "14-2"]));
  const section = ledger.plan.sections[0]!;
  const own = ledger.plan.tasks.filter((task) => task.section === section.id).map(({ id }) => id);
  expect(ids(section.title)).toEqual(expect.arrayContaining(own));
});

it("letters match as letters alone before the dictionary has come", () => {
  expect(pickTasks(ledger.plan, "wszyjt", null).best).toBeNull();
});
