// The desk: header, panels, map, facets. Short, in the words of town offices.

export const desk = {
  product: "一张图",
  unnamedTown: "未命名的镇",
  unstated: "未填报",
  loading: "正在打开…",
  skipToMap: "跳到地图",
  skipToPanel: "跳到右侧面板",
  headerLabel: "概况与搜索",
  filtersLabel: "筛选",
  mapLabel: "项目地图",
  panelLabel: "工作面板",
  counts: {
    tasks: (n: number) => `${n} 项任务`,
    projects: (n: number) => `${n} 个项目`,
    shown: (n: number) => `已上图 ${n}`,
    shelf: (n: number) => `无空间位置 ${n}`,
    unverified: (n: number) => `待核实 ${n}`,
    sentence: (c: {
      tasks: number;
      projects: number;
      shown: number;
      shelf: number;
      unverified: number;
    }) =>
      `${c.tasks} 项任务 · ${c.projects} 个项目 · 已上图 ${c.shown} · 无空间位置 ${c.shelf} · 待核实 ${c.unverified}`,
  },
  search: { label: "搜索", placeholder: "名称、拼音、任务号、部门、原文", clear: "清空搜索" },
  share: { copy: "复制链接", copied: "链接已复制", failed: "无法复制，请从地址栏复制" },
  theme: { label: "明暗", auto: "跟随系统", light: "浅色", dark: "深色" },
  panels: {
    shelf: "无位置",
    reader: "条文",
    table: "表格",
    matrix: "矩阵",
    office: "部门",
    coverage: "覆盖",
    changes: "变化",
    issues: "数据问题",
    meeting: "会议",
    none: "收起",
    close: "收起面板",
    open: "打开面板",
  },
  facets: {
    sections: "任务领域",
    tasks: "任务",
    offices: "部门",
    kinds: "类别",
    statuses: "状态",
    villages: "村（社区）",
    precision: "位置精度",
    text: "搜索",
    verifiedOnly: "只看已核实",
    more: (n: number) => `还有 ${n} 项`,
    less: "收起",
    clear: "清除",
    clearAll: "全部清除",
    none: "未筛选",
    selected: (n: number) => `已选 ${n} 项`,
    count: (n: number) => `${n} 个项目`,
    remove: (name: string) => `取消筛选：${name}`,
    chips: "当前筛选",
  },
  roles: { label: "角色", any: "任一", lead: "牵头", assist: "配合" },
  precision: {
    surveyed: "已测量",
    gazetteer: "公开地名",
    village: "村级点位",
    schematic: "示意",
    none: "无位置",
  },
  precisionHelp: {
    surveyed: "实测坐标",
    gazetteer: "来自公开地名资料",
    village: "以村为单位的点",
    schematic: "位置未知，用规则图形代示",
    none: "没有坐标，列在“无位置”",
  },
  accuracy: (metres: number) => (metres >= 1000 ? `±${metres / 1000} 公里` : `±${metres} 米`),
  empty: { title: "没有符合条件的项目", hint: "请减少筛选条件。", clear: "清除全部筛选" },
  failed: { title: "这一块出错了", retry: "重试", elsewhere: "其余部分仍可使用。" },
};
