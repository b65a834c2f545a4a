// What every bench returns, and how it is told. Only ratios of one run mean anything.

/** `limit`: the ratio, or with `absolute` the value of `ours`, that must not be exceeded; null where none is set. */
export type Row = {
  metric: string;
  ours: number;
  baseline: number;
  limit?: number;
  absolute?: boolean;
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const verdict = ({ ours, baseline, limit, absolute }: Row): string => {
  if (limit === undefined) return "";
  return `${absolute ? `≤ ${limit}` : `≤ ×${limit}`}${(absolute ? ours : ours / baseline) <= limit ? "" : " ✗"}`;
};

/** A table in markdown. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    "| metric | baseline | 一张图 | ratio | target |",
    "|---|---|---|---|---|",
    ...rows.map(
      (row) =>
        `| ${row.metric} | ${row.baseline.toFixed(1)} | ${row.ours.toFixed(1)} | ×${(row.ours / row.baseline).toFixed(2)} | ${verdict(row)} |`,
    ),
  ].join("\n");
