// Words of the density: how it is shown, its legend, its table, and what it cannot show.

const number = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: 6 });
/** Of a measured density, which is no sum of the ledger. */
const rough = (value: number): string =>
  value.toLocaleString("en-US", { maximumSignificantDigits: 3 });
const length = (metres: number): string =>
  metres >= 1000 && metres % 100 === 0 ? `${metres / 1000} 公里` : `${metres} 米`;
const range = (from: number, to: number): string =>
  from === to ? number(from) : `${number(from)}–${number(to)}`;

export const density = {
  label: "密度",
  close: "关闭面板",
  form: { label: "样式", none: "不显示", heat: "热力", hexagon: "六边形" },
  by: { label: "统计", count: "项目数", money: "总投资", sites: "点位数" },
  of: { count: "项目", money: "项目", sites: "点位" },
  metres: { hexagon: "每格宽", heat: "影响半径", of: length },
  show: { label: "大小", colour: "颜色", height: "颜色和柱高" },
  coming: "正在取来绘图部件…",
  failed: "绘图部件没有取来，请检查网络。图例和表格不受影响。",
  retry: "重试",
  noWebGl: "这台电脑不能绘制地图，请看下面的图例和表格。",
  nothing: "筛选结果中没有能落点的项目。",
  legend: {
    hexagon: (metres: number) => `每格宽 ${length(metres)}（对边距离）`,
    heat: (metres: number) => `每个项目向四周 ${length(metres)} 渐弱`,
    heatUnit: { count: "个/平方公里", money: "万元/平方公里", sites: "个/平方公里" },
    heatMost: (value: number, unit: string) => `最密 ${rough(value)} ${unit}`,
    heatNone: "0",
    heatNothing: "没有已填报的总投资，不画热力。",
    heatCells: (metres: number) => `下列数字按宽 ${length(metres)} 的六边形统计`,
    height: (value: string) => `柱高与数值成正比，最高 ${value}`,
    count: (from: number, to: number) => `${range(from, to)} 个`,
    money: (from: number, to: number) => `${range(from, to)} 万元`,
    sites: (from: number, to: number) => `${range(from, to)} 个`,
    unstated: "总投资未填报",
    cells: (cells: number, things: number, of: string) => `${cells} 格 · ${things} 个${of}`,
  },
  sums: {
    all: (all: number, placed: number, of: string) =>
      `筛选结果 ${all} 个${of}，落在格内 ${placed} 个。`,
    left: (wholeTown: number, unplaced: number) =>
      `不落格：${[
        ...(wholeTown > 0 ? [`全镇示意 ${wholeTown} 个`] : []),
        ...(unplaced > 0 ? [`没有位置 ${unplaced} 个`] : []),
      ].join("，")}。`,
    money: (wan: number | null, stated: number, unstated: number) =>
      wan === null
        ? `格内总投资均未填报（${unstated} 个）。`
        : `格内总投资 ${number(wan)} 万元（${stated} 个已填报，${unstated} 个未填报）。`,
    anchor: "线和面按其标名处的一点落格；只有点位的项目按第一个点位落格。",
  },
  table: {
    label: "逐格统计",
    heads: { rank: "序", place: "位置", count: "项目", wan: "投资（万元）", unstated: "未填报" },
    total: "合计",
    unstated: "未填报",
    near: (name: string, metres: number) =>
      metres < 50 ? name : `距${name} ${length(Math.round(metres / 100) * 100)}`,
    more: (left: number) => `再列 ${Math.min(left, 100)} 格（还有 ${left} 格）`,
    choose: (rank: number) => `看第 ${rank} 格的项目`,
  },
  cell: {
    title: (rank: number, place: string) => `第 ${rank} 格 · ${place}`,
    said: (count: number, of: string) => `${count} 个${of}`,
    only: "只看这些项目",
    all: "看全部",
    close: "取消选格",
    more: (left: number) => `还有 ${left} 个，点“只看这些项目”可在列表中查看`,
    hint: "点地图上的格，或点表中的序号，看格内项目。",
  },
  paper: {
    title: (by: string, metres: number) => `密度：${by}，每格宽 ${length(metres)}`,
    tick: "印密度（六边形）",
    heat: "热力在此按六边形画出。",
  },
  wan: number,
};
