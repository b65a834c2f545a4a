// Tasks that a filter leaves in question: never those that have nothing to do with it.
import { beforeAll, expect, it } from "vitest";
import { buildColumns } from "#ledger/columns.ts";
import { matchRows, NO_FILTER, type Filter } from "#ledger/filter.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { readings } from "#ledger/pinyin.ts";
import { buildSearch, searchRows } from "#ledger/search.ts";
import { tasksInQuestion } from "#ledger/tasksInQuestion.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

function asked(filter: Partial<Filter>): readonly string[] {
  const whole = { ...NO_FILTER, ...filter };
  const columns = buildColumns(ledger);
  const rows = searchRows(buildSearch(ledger, columns), whole.text, readings);
  const { mask } = matchRows(columns, whole, rows, ledger.plan.tasks.length);
  const matching = ledger.projects.filter((_, row) => mask[row] === 1);
  return tasksInQuestion(ledger, whole, matching, { since: false, readings }).map(({ id }) => id);
}

it("without a filter, all of them", () => {
  expect(asked({})).toHaveLength(27);
});

it.each<[string, readonly string[]]>([
  ["henglong", ["1"]],
  ["17", ["17"]],
  ["wszyjtjcss", ["17"]],
  ["高栈村", []],
  ["没有这样的词", []],
])("the text %s leaves %j", (text, ids) => {
  expect(asked({ text })).toEqual(ids);
});

it("a condition that only projects meet leaves the tasks of the projects that meet it", () => {
  const waters = ledger.projects.filter(({ kind }) => kind === "水环境");
  const ids = new Set(waters.flatMap(({ tasks }) => tasks as readonly string[]));
  expect(new Set(asked({ kinds: ["水环境"] }))).toEqual(ids);
  expect(asked({ statuses: ["竣工"] })).toEqual([]);
  expect(asked({ verifiedOnly: true })).toEqual([]);
});

it("a condition that tasks meet themselves needs no project", () => {
  expect(asked({ sections: [ledger.plan.sections[0]!.id] }).length).toBeGreaterThan(0);
  expect(asked({ tasks: ["14-2"] })).toEqual(["14-2"]);
});
