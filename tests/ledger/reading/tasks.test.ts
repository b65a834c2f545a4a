// Cells that name tasks, against the plan of this repository.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "#plan/parsePlan.ts";
import { readTasks } from "#ledger/reading/tasks.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";

const { value: plan } = parsePlan(
  readFileSync(new URL("../../../seeds/000_6ee27ba979b56989.txt", import.meta.url), "utf8"),
);
const { expected } = tableFormats;

it.each([
  ["17", ["17"]],
  [17, ["17"]],
  ["１７", ["17"]],
  ["14-2", ["14-2"]],
  ["14", ["14"]],
  ["第十七项", ["17"]],
  ["任务17", ["17"]],
  ["任务十七", ["17"]],
  ["（十七）", ["17"]],
  ["17、18", ["17", "18"]],
  ["17，18；19", ["17", "18", "19"]],
  ["17和18", ["17", "18"]],
  ["17.完善镇域交通基础设施", ["17"]],
  ["完善镇域交通基础设施", ["17"]],
  ["完善镇域交通基础设施。", ["17"]],
  ["完善镇域交通", ["17"]],
  ["17、17", ["17"]],
  ["加强古树名木、特色民居、传统村落民居保护利用", ["12"]],
  ["加强古树名木、特色民居、传统村落民居保护利用\n17", ["12", "17"]],
  ["14.加强村级党群服务中心建设", ["14-2"]],
  ["打造绿美生态县域", ["19"]],
  ["", []],
  ["/", []],
  [null, []],
])("%s → %s", (cell, ids) => {
  expect(readTasks(cell, plan)).toEqual({ value: ids });
});

it("a section with several tasks asks which of them", () => {
  expect(readTasks("加强镇域基础设施建设", plan)).toEqual({
    fault: expected.taskOf("加强镇域基础设施建设", ["17", "18"]),
  });
});

it("a number with another task's title is refused, naming the number's own", () => {
  expect(readTasks("18.完善镇域交通基础设施", plan)).toEqual({
    fault: expected.taskConflict("18", "加强县域防洪排涝、防灾减灾、应急避难等设施建设"),
  });
});

it.each(["99", "修路", "17、99", true, "14-9", -3, 1.5, "x".repeat(3000)])(
  "%s is refused",
  (cell) => {
    expect(readTasks(cell, plan)).toEqual({ fault: expected.task() });
  },
);

it("without a plan numbers are taken as they stand", () => {
  expect(readTasks("99、14-2", null)).toEqual({ value: ["99", "14-2"] });
  expect(readTasks("修路", null)).toEqual({ fault: expected.task() });
});
