// Words of the list that a search opens: its groups, its rows, and what is said when nothing is found.

export const finding = {
  list: "搜索结果",
  searching: "正在查找…",
  kinds: {
    project: "项目",
    site: "点位",
    task: "任务",
    clause: "条文",
    office: "部门",
    village: "村（社区）",
    place: "地名",
  },
  group: (kind: string, n: number) => `${kind} ${n}`,
  more: (n: number) => `再列 ${n} 条`,
  left: (n: number) => `另有 ${n} 条，请多输几个字`,
  found: (n: number) => `找到 ${n} 条`,
  keys: "，上下键选择，回车打开",
  nothing: (text: string) => `没有找到“${text}”。`,
  searched: (pinyin: boolean) =>
    `已查项目、点位、任务、条文、部门、村（社区）和底图地名${pinyin ? "，也按拼音查过" : ""}。`,
  noPinyin: "拼音字库还没有取到，只按字母查过。",
  hidden: "不在当前筛选内",
  unplaced: "无位置",
  office: (leads: number, assists: number) => `牵头 ${leads} 项 · 配合 ${assists} 项`,
  village: {
    projects: (n: number) => (n === 0 ? "没有项目" : `${n} 个项目`),
    noPoint: "底图没有点位",
    unlisted: "不在本镇村名单内",
    nothing: (name: string) => `${name}没有项目，底图上也没有它的点位，无法在图上显示。`,
  },
  roles: {
    county: "县（市、区）",
    town: "镇（街道）",
    station: "车站",
    village: "村（社区）点位",
    river: "河流",
    railway: "铁路",
    sea: "海域",
  },
  away: (town: string, direction: string, far: string) => `${town}以${direction}约 ${far}`,
  marked: (name: string) => `已转到“${name}”`,
};
