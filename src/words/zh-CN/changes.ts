// Changes: undo, history, versions, what became of the projects since a version; how a value reads in a sentence.

export const changes = {
  value: {
    unstated: "未填报", nothing: "无", unknownTime: "时间不详",
    wan: (amount: string) => `${amount} 万元`, squareMetres: (size: string) => `${size} 平方米`, metres: (size: string) => `${size} 米`,
    point: "点", points: (n: number) => `${n} 个点`,
    line: (length: string) => `线 ${length}`, lines: (n: number, length: string) => `线 ${n} 段 ${length}`,
    area: (size: string) => `面 ${size}`, areas: (n: number, size: string) => `面 ${n} 块 ${size}`,
    mu: (size: string) => `${size} 亩`, columns: (n: number) => `${n} 列`,
  },
  undo: {
    group: "撤销与重做", undo: "撤销", redo: "重做", undoKey: "Ctrl+Z", redoKey: "Ctrl+Y",
    undoWhat: (label: string) => `撤销：${label}`, redoWhat: (label: string) => `重做：${label}`,
    nothingToUndo: "没有可撤销的修改", nothingToRedo: "没有可重做的修改",
    /** Labels of the edits themselves, as the history keeps them. */
    undoLabel: (label: string) => `撤销：${label}`, redoLabel: (label: string) => `重做：${label}`,
    undone: (label: string) => `已撤销：${label}`, redone: (label: string) => `已重做：${label}`,
  },
  title: "变化", parts: { history: "历史", compare: "与版本比较", label: "查看" },
  history: {
    none: "还没有修改。今后的每次修改都记在这里，随时可以撤销。",
    older: "更早的记录正在读取，或已不在本机。",
    count: (n: number) => `${n} 次修改`, projects: (n: number) => `${n} 个项目`, unsigned: "未署名",
    undone: "已撤销", added: "新增", removed: "删除", changed: "修改", gone: "项目已不在台账中",
    before: "回到这里之前", to: "回到这个版本", compare: "此后的变化",
    markKinds: { auto: "自动版本", named: "版本", report: "报告版本" },
    noChange: "内容没有变化",
  },
  restore: {
    titleBefore: "回到这次修改之前？", titleTo: "回到这个版本？",
    sure: (n: number) => `${n} 个项目将变回当时的内容。这也是一次修改：记入历史，可以撤销。`,
    same: "现在的内容与当时相同，不需要恢复。",
    apply: "恢复", cancel: "取消",
    labelBefore: (label: string, time: string) => `回到“${label}”（${time}）之前`, labelTo: (name: string) => `回到版本“${name}”`,
  },
  version: {
    save: "保存版本", title: "保存版本", name: "名称", nameHelp: "例如“5 月月报”。以后可与它比较，也可回到它。", kind: "用途", named: "一般", report: "报告",
    needsName: "名称没有填写，请填写后保存。", apply: "保存", cancel: "取消", first: "打开时的数据", now: "现在", point: (time: string, label: string) => `${time} ${label}`,
    option: (name: string, time: string) => `${name} · ${time}`,
  },
  since: {
    choose: "比较的版本",
    count: (n: number) => `${n} 个项目有变化`, none: "此后没有变化。",
    unreachable: "这个版本以后的记录不全（正在读取，或已不在本机），不能比较。",
    unknownVersion: "链接中的版本不在本机，未按变化筛选",
    chip: (name: string) => `自“${name}”以来的变化`,
    show: "在图上看", export: "导出变化表", print: "打印", exported: (name: string) => `已导出：${name}`,
    exportFailed: (cause: string) => `没有导出（${cause}）。请重试。`,
    kinds: {
      added: "新增", finished: "完成", moved: "移动", placed: "新上图", dated: "改期", assigned: "换部门", money: "资金", status: "状态", other: "其他", removed: "移除",
    },
    moved: (distance: string, direction: string) => `向${direction}移动 ${distance}`, reshaped: "图形调整，中心未动",
    arrowsLeft: (shown: number, all: number) => `移动的项目共 ${all} 个，图上画出最远的 ${shown} 个`,
  },
  table: {
    sheet: "变化表", title: (town: string, version: string) => `${town}项目变化表（自“${version}”以来）`,
    file: (town: string, version: string) => `${town}项目变化表-${version}.xlsx`,
    heads: { kind: "类别", name: "项目", id: "编号", lead: "牵头", field: "字段", before: "原值", after: "新值", moved: "移动距离（米）", at: "时间", by: "填报人" },
    span: (from: string, to: string, n: number) => `自${from}至 ${to}，${n} 个项目有变化`,
    versionAt: (name: string, time: string | null) => (time === null ? `“${name}”` : `“${name}”（${time}）`),
    whole: "整个项目", change: "变化", cut: "…（原文过长，余下部分略）",
  },
};
