// Words of the working panels: shelf, reader, card, matrix, table, coverage, issues.

export const panels = {
  shelf: {
    title: "无空间位置", intro: "这些项目符合当前筛选，但没有坐标；它们计入所有合计。", wholeTown: "全镇性", pending: "位置待定", other: "其他",
    tasks: "没有上图项目的任务", tasksIntro: "以下任务名下没有任何一个有坐标的项目。", none: "符合筛选的项目都已上图。", projectsOf: (n: number) => (n === 0 ? "尚无项目" : `${n} 个项目均无位置`),
  },
  reader: {
    title: "条文", noPlan: "没有方案文本。", projects: "相关项目", toProjects: (n: number) => `${n} 个项目`, noProjects: "未列项目", issuer: "印发", date: "日期",
    margin: "页边说明", leads: "牵头", assists: "配合", showOnMap: "在地图上看这项任务的项目", find: "查找条文", anchor: "本条链接",
  },
  card: {
    label: "项目详情", close: "关闭详情", toClause: "看条文", zoomTo: "缩放到项目", kind: "类别", scope: "空间范围", status: "状态", village: "村（社区）", leads: "牵头", assists: "配合", tasks: "任务",
    quote: "原文", location: "位置", precision: "精度", accuracy: "误差", source: "来源", confirmedOn: "核实日期", note: "备注", file: "数据文件", length: "长度", area: "面积", extra: "其他字段",
    inherited: "随任务", schematicSize: "示意图形，不计算", money: "投资", areaOf: (squareMetres: number, mu: string) => `${squareMetres} m² · ${mu} 亩`, row: (file: string, row: number) => `${file} 第 ${row} 条`,
    unverified: "待核实", verified: "已核实", unplaced: "无空间位置",
  },
  table: {
    title: "项目表", columns: "列", rows: (n: number) => `${n} 行`, ascending: "升序", descending: "降序", sortBy: (name: string) => `按${name}排序`,
    heads: { tasks: "任务", name: "项目名称", kind: "类别", scope: "范围", leads: "牵头", assists: "配合", status: "状态", precision: "位置精度", accuracy: "误差", village: "村（社区）", source: "位置来源" },
  },
  matrix: {
    title: "部门 × 任务领域", office: "部门", total: "合计", lead: "牵头", assist: "配合", legend: "● 牵头　○ 配合　数字为任务数；点击即筛选",
    cell: (office: string, section: string) => `${office}，${section}：`,
    leadCount: (n: number) => `牵头 ${n} 项`, assistCount: (n: number) => `配合 ${n} 项`,
    open: (office: string) => `${office}的任务页`,
  },
  office: {
    title: "部门", choose: "选择部门", leads: "我牵头", assists: "我配合", waits: "我等谁", waitsIntro: "与我同在一项任务里的其他部门", none: "无", filter: "只看本部门的项目",
    aliases: (names: string) => `原文也写作：${names}`, team: "工作队，不是内设机构", counts: (located: number, shelf: number) => `已上图 ${located} · 无位置 ${shelf}`, noPlace: "其中没有位置的项目",
    for: (task: string) => `任务 ${task}`, waitLead: "等其牵头", waitAssist: "等其配合",
  },
  coverage: { title: "覆盖", intro: "哪些任务还没有项目，哪些只有没有位置的项目。", bare: "没有项目", unplaced: "有项目，均无位置", placed: "有项目在图上", task: "任务", count: (located: number, all: number) => `${located} / ${all} 已上图` },
  issues: { title: "数据问题", none: "没有发现问题。", errors: (n: number) => `${n} 处错误`, warnings: (n: number) => `${n} 处提醒`, error: "错误", warning: "提醒", file: "文件", place: (row: number | undefined, path: string | undefined) => [row ? `第 ${row} 行/条` : "", path ?? ""].filter(Boolean).join(" · ") },
  task: (number: string) => `任务 ${number}`,
};
