// Words of editing: fields in table and card, places, selections of rows, new projects, attachments; labels of the history.

const short = (text: string, most = 24): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

export const edit = {
  unstated: "未填报",
  partName: (name: string, n: number) => `${name}（${n}）`,
  handDrawn: "手工绘制",
  /** Lines of the history. */
  labels: {
    field: (name: string, field: string, before: string, after: string) =>
      `${short(name)}：${field} ${short(before)} → ${short(after)}`,
    many: (count: number, field: string, after: string) =>
      `${count} 个项目：${field} → ${short(after)}`,
    draw: (name: string) => `${short(name)}：画位置`,
    reshape: (name: string) => `${short(name)}：改位置`,
    clear: (name: string) => `${short(name)}：清除位置`,
    confirm: (name: string, by: string) => `${short(name)}：核实位置（${short(by)}）`,
    split: (name: string, count: number) =>
      `${short(name)}：拆分为 ${count} 个项目，投资和规模留在第 1 个`,
    remove: (name: string) => `删除项目：${short(name)}`,
    removeMany: (count: number) => `删除 ${count} 个项目`,
    add: (name: string) => `新增项目：${short(name)}`,
    attach: (project: string, name: string) => `${short(project)}：添加附件“${short(name)}”`,
    detach: (project: string, name: string) => `${short(project)}：移除附件“${short(name)}”`,
  },
  fault: (field: string, found: string, expected: string) =>
    found.trim() === ""
      ? `“${field}”：没有填写，应为${expected}`
      : `“${field}”：读到“${short(found.trim())}”，应为${expected}`,
  misfit: {
    name: {
      blank: () => "“项目名称”：不能为空，请填写名称或按 Esc 取消",
      long: () => "“项目名称”：不能超过 200 字，请缩短，正文可写在“建设规模及内容”",
    },
    noPlace: () => "这个项目还没有位置，请先在详情里画位置",
    placed: () => "这个项目有位置，不能改为“无位置”；要去掉位置，请用详情里的“清除位置”",
    quote: () => "“原文依据”：所属任务的条文里没有这句话，请从条文中原样摘录",
  },
  hints: {
    wan: "如 1200 或 1.2亿元",
    squareMetres: "如 1200 或 3.5亩",
    metres: "如 850 或 3.5公里",
    date: "如 2023-04",
    day: "如 2023-04-23",
    list: "多个部门用顿号分开",
    inherited: (names: string) => `随任务：${names}`,
    longText: "回车保存，Shift+回车换行",
  },
  editor: {
    options: "可选",
    editing: (field: string) => `编辑${field}`,
    keys: "回车保存，Esc 取消",
  },
  /** Choosing tasks of the plan. */
  tasks: {
    hint: "输入任务号、名称或拼音",
    list: "方案任务",
    chosen: "已选任务",
    unknown: "不在方案中",
    remove: (id: string, title: string) => `移除任务 ${id} ${short(title)}`.trim(),
    none: (text: string) => `方案中没有“${short(text)}”这样的任务`,
    noSection: "未列入任务领域",
    keys: "回车选定，退格移除，Tab 保存，Esc 取消",
  },
  groups: {
    what: "基本情况",
    who: "部门与责任人",
    when: "时间",
    money: "投资",
    progress: "进展",
    place: "地点与规模",
  },
  table: {
    pick: (name: string) => `选中：${name}`,
    pickAll: "全选筛选结果",
    pickHead: "选中",
    add: "新增项目",
    readOnly: "编号由系统生成，不能修改",
    inherited: "随任务",
    unsaved: (count: number) => `${count} 处还没有保存`,
    mend: "去修改",
    discard: "放弃这处修改",
  },
  bulk: {
    label: "批量修改",
    picked: (count: number) => `已选 ${count} 个项目`,
    hidden: (count: number) => `其中 ${count} 个不在当前筛选内`,
    field: "字段",
    value: "值",
    apply: "应用",
    remove: "删除",
    clear: "取消选择",
    valueOf: (field: string) => `${field}的新值`,
    only: "只看所选",
    clearing: "清空（改为未填报）",
    blank: (field: string) => `没有填写“${field}”的新值，未作改动。要改为未填报，请勾选“清空”`,
    done: (count: number, field: string) => `已修改 ${count} 个项目的“${field}”`,
    same: (field: string) => `所选项目的“${field}”已经是这个值`,
    sure: (count: number) => `删除所选 ${count} 个项目？可以撤销。`,
  },
  sure: {
    remove: "确认删除",
    clear: "确认清除",
    split: "确认拆分",
    detach: "确认移除",
    no: "取消",
  },
  card: {
    clearStatus: "再点一次清除",
    empty: (count: number) => `未填报的字段（${count}）`,
    rename: "修改项目名称",
    more: "其他字段",
    created: "本机新增",
    remove: "删除项目",
    removeSure: (name: string) => `删除“${short(name)}”？可以撤销。`,
    measured: "图上量得",
    statusDone: (from: string, to: string) => `状态：${from} → ${to}`,
    takeBack: "撤销这次改动",
  },
  place: {
    title: "位置",
    draw: "画位置",
    reshape: "改位置",
    confirm: "核实位置",
    again: "重新核实",
    clear: "清除位置",
    split: (count: number) => `拆分为 ${count} 个`,
    clearSure: "清除图上位置和核实记录？可以撤销。",
    splitSure: (count: number) =>
      `拆分为 ${count} 个项目？任务和部门照抄；投资、规模、附件和其他字段留在第 1 个。`,
    drawing: (name: string) => `正在画：${short(name, 30)}`,
    form: {
      title: "核实位置",
      precision: "位置精度",
      choose: "请选择",
      save: "保存核实",
      cancel: "取消",
      needsPrecision: "请选择位置精度：核实后不再是“示意”",
      needsBy: "请填写核实人",
      needsOn: "请填写核实日期，如 2023-04-23",
    },
  },
  files: {
    title: "附件",
    none: "没有附件",
    addLink: "添加链接",
    addFile: "添加文件",
    name: "名称",
    href: "网址或路径",
    hrefHint: "https://… 或 \\\\服务器\\文件夹\\文件",
    add: "添加",
    cancel: "取消",
    remove: (name: string) => `移除附件“${short(name)}”`,
    removeSure: "移除这个附件？",
    badLink: (found: string) =>
      `“网址或路径”：读到“${short(found)}”，应为 http、https、file 开头的网址或文件路径`,
    noLink: "请填写网址或文件路径",
    open: (name: string) => `打开附件“${short(name)}”`,
    keeping: "正在保存文件…",
    missing: (name: string) =>
      `附件“${short(name)}”不在这台电脑上，请在添加它的电脑上打开或重新添加`,
    copy: "复制路径",
    copied: "路径已复制",
    copyFailed: (href: string) => `没有复制成，请手工抄下：${href}`,
    size: (bytes: number) =>
      bytes < 1024
        ? `${bytes} 字节`
        : bytes < 1024 * 1024
          ? `${Math.round(bytes / 1024)} KB`
          : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  },
  add: {
    title: "新增项目",
    name: "项目名称",
    tasks: "所属任务",
    tasksHint: "输入任务号、名称或拼音，可选多个，也可留空",
    save: "新增",
    draw: "新增并画位置",
    cancel: "取消",
    same: (name: string) => `已有同名项目“${short(name)}”，仍可新增`,
    needsName: "请填写项目名称",
  },
};
