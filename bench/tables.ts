// Text tables and workbooks: our whole reading beside Papa Parse and read-excel-file alone, on the same bytes, in Node.
import Papa from "papaparse";
import readExcel from "read-excel-file/node";
import { findTable } from "#ledger/formats/findTable.ts";
import { readXlsx } from "#ledger/formats/xlsx/readXlsx.ts";
import { writeXlsx } from "#ledger/formats/xlsx/writeXlsx.ts";
import { ImportJob, type JobTown } from "#ledger/importing/job.ts";
import type { ReadContext } from "#ledger/source.ts";
import { median, type Row } from "./report.ts";

const HEADS = [
  "序号",
  "项目名称",
  "项目类别",
  "牵头部门",
  "总投资（万元）",
  "计划开工",
  "计划完工",
  "任务",
  "经度",
  "纬度",
  "面积（亩）",
  "备注",
];
const MORE = ["责任人", "联系电话", "累计完成投资", "形象进度"];
const OFFICES = ["规划建设办", "农业农村办", "公共服务办", "综合治理办"];

const rowOf = (i: number, quoted: boolean): (string | number)[] => [
  i + 1,
  `第${i % 40}村农村道路改造工程${i}`,
  "道路交通",
  quoted ? `${OFFICES[i % 4]},${OFFICES[(i + 1) % 4]}` : OFFICES[i % 4]!,
  100 + (i % 900) * 0.5,
  `2023-0${1 + (i % 9)}`,
  `2024年${1 + (i % 12)}月`,
  1 + (i % 20),
  110.74 + (i % 1000) / 2e4,
  21.57 + (i % 997) / 2e4,
  (i % 50) + 0.5,
  i % 7 === 0 ? "需协调用地" : "",
];

export function csvBytes(rows: number): Uint8Array {
  const field = (value: string | number) =>
    /[",\n]/.test(String(value)) ? `"${value}"` : String(value);
  const lines = [HEADS.join(",")];
  for (let i = 0; i < rows; i++)
    lines.push(
      rowOf(i, i % 5 === 0)
        .map(field)
        .join(","),
    );
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
}

const xlsxBytes = (rows: number): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: "台账",
        title: null,
        heads: [...HEADS, ...MORE].map((label) => ({ label, width: 12, type: "text" as const })),
        rows: Array.from({ length: rows }, (_, i) => [
          ...rowOf(i, false),
          `某某${i}`,
          `1380013${8000 + (i % 999)}`,
          i % 300,
          "完成路基，正在铺设路面",
        ]),
      },
    ],
  });

const still: ReadContext = { progress: () => undefined, signal: new AbortController().signal };

/** Everything that an import does before the user is asked: parse, heads, system, every cell, matching, guards. */
async function importAll(bytes: Uint8Array, town: JobTown): Promise<number> {
  const job = await ImportJob.open([{ name: "bench.csv", bytes }], still, {
    town,
    given: null,
    remembered: {},
    assume: true,
  });
  return job.plan(still).counts.accepted;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function alternate(
  metric: string,
  rounds: number,
  ours: () => unknown,
  baseline: () => unknown,
): Promise<Row> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds + 1; round++) {
    const both: [number[], () => unknown][] = [
      [a, ours],
      [b, baseline],
    ];
    for (const [times, work] of round % 2 ? both.toReversed() : both) times.push(await timed(work));
  }
  // The first round warms up.
  return { metric, ours: median(a.slice(1)), baseline: median(b.slice(1)) };
}

/** Milliseconds, medians of alternating rounds. */
export async function benchTables(town: JobTown, rounds = 7): Promise<Row[]> {
  const text = csvBytes(100_000);
  const book = await xlsxBytes(20_000);
  return [
    await alternate(
      "CSV of 100,000 rows × 12: parse + validate + preview vs Papa Parse alone, ms",
      rounds,
      () => importAll(text, town),
      () => Papa.parse(new TextDecoder().decode(text)).data.length,
    ).then((row) => ({ ...row, limit: 2.5 })),
    await alternate(
      "xlsx of 20,000 rows × 16: parse, heads vs read-excel-file alone, ms",
      rounds,
      async () => findTable((await readXlsx(book)).value[0]!, "bench.xlsx", "xlsx"),
      () => readExcel(Buffer.from(book)),
    ).then((row) => ({ ...row, limit: 1.5 })),
  ];
}
