// Free search finds a project by whatever a planner happens to type.
import { beforeAll, expect, it } from "vitest";
import { buildColumns } from "#ledger/columns.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { readings } from "#ledger/pinyin.ts";
import { buildSearch, searchRows, type SearchIndex } from "#ledger/search.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
let index: SearchIndex;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
  index = buildSearch(ledger, buildColumns(ledger));
});

const found = (text: string): string[] => {
  const rows = searchRows(index, text, readings);
  return ledger.projects.filter((_, row) => rows?.[row]).map(({ id }) => id);
};

it.each([
  ["hlrn", ["henglong"]],
  ["henglong", ["henglong"]],
  ["恒隆", ["henglong"]],
  [" 恒 隆 ", ["henglong"]],
  ["HLST", ["henglong"]],
  ["17", ["rural-road-upgrade", "rural-road-maintenance"]],
  ["第十七项", ["rural-road-upgrade", "rural-road-maintenance"]],
  ["任务14", ["village-party-centres"]],
  ["14-2", ["village-party-centres"]],
  ["党建工作办公室", ["civilisation-centres"]],
  ["应急办", ["flood-drainage", "emergency-shelters"]],
  ["互助养老", ["elderly-centre", "elderly-canteens"]],
  ["古树", ["ancient-trees", "traditional-villages"]],
  ["没有这样的词", []],
  ["qqqq", []],
])("%s", (text, ids) => {
  expect(found(text).toSorted()).toEqual([...ids].toSorted());
});

it("an empty search is no search", () => {
  expect(searchRows(index, "  ", readings)).toBeNull();
});
