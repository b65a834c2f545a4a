// Slides: what stands on them, what the file is called, and what the export says.

export const slides = {
  open: "导出幻灯片", title: "导出幻灯片（.pptx）", intro: "每个场景一页：文字和表格可在 PowerPoint、WPS 中直接修改，地图为高清图片，备注写入演讲者备注。",
  size: { label: "页面比例", "16:9": "16:9（普通投影、显示屏）", "32:9": "32:9（大屏、LED 墙）" },
  make: (count: number) => `导出 ${count} 页`, cancel: "取消", close: "关闭", empty: "这套会议没有场景，请先添加场景。",
  progress: (done: number, all: number) => `正在制作第 ${Math.min(done + 1, all)} 页，共 ${all} 页`, packing: "正在写入文件…",
  cancelled: "已取消，没有生成文件。", saved: (name: string, megabytes: string) => `已导出：${name}（${megabytes} MB）`,
  failed: (why: string) => `没有导出成功：${why}。会议内容没有改动，请关闭占用内存的程序后重试。`,
  fileName: (town: string, deck: string, size: string) => `${town}-${deck}-${size === "32:9" ? "32比9" : "16比9"}.pptx`,
  unnamed: "未命名", unnamedScene: (page: number) => `第 ${page} 页`,

  parts: { title: "标题", layout: "仅标题", notes: "备注", page: "页面", theme: "一张图", text: "正文", clause: "条文", table: "项目表", totals: "汇总表", tasks: "任务表", gaps: "待补报", map: "地图", legend: "图例", scale: "比例尺", notices: "图件说明", number: "页码", rule: "线条" },
  notice: "内部工作用图，不得公开传播",
  approval: (code: string | null) => `审图号：${code ?? "（未取得）"}`,
  sources: (names: readonly string[]) => `资料来源：${names.join("；")}`,
  extentNote: "虚线为示意范围，非法定界线；镇村界线示意，不作勘界依据",
  legend: "图例", otherKind: "其他", more: (left: number) => `另有 ${left} 类`,
  metres: (n: number) => `${n} 米`, kilometres: (n: number) => `${n} 公里`, noScale: "比例尺：（未知）",
  page: (page: number, all: number) => `${page} / ${all}`,
  alt: (title: string, count: number) => `“${title}”的地图，涉及 ${count} 个项目`,

  heads: { number: "序号", task: "任务", name: "项目", offices: "部门", status: "状态" },
  andMore: (names: string, all: number) => `${names}等 ${all} 家`,
  assistCount: (count: number) => `配合 ${count} 家`,
  assists: (offices: string) => `配合：${offices}`,
  unstated: "未填报",
  restRow: (left: number) => `另有 ${left} 个项目未列出，见本页备注`,
  restRows: (left: number) => `另有 ${left} 行放不下，见台账`,
  restNotes: (names: readonly string[], left: number) => `本页表格未列出的项目：${names.join("、")}${left > 0 ? `等，另有 ${left} 个见台账` : ""}`,
  clauseOf: (number: string, section: string | null) => `${section ? `${section}　` : ""}第 ${number} 项原文`,
  clauseCut: "（未完，全文见本页备注）", fullClause: (text: string) => `条文全文：\n${text}`,
  fullText: (text: string) => `正文全文：\n${text}`,
  leads: (offices: string) => `牵头：${offices}`,
  noPicture: "地图未能绘制，本页以文字和表格代替。",

  totals: {
    heads: ["状态", "项目数", "有位置", "无位置", "总投资（万元）", "投资未填报"], sum: "合计",
    scope: (shown: number, all: number) => (shown === all ? `台账共 ${all} 个项目` : `共 ${shown} 个项目（筛选自台账 ${all} 个）`),
    taskHeads: ["方案章节", "任务数"], noSection: "未分章节",
    place: "有位置、无位置之和等于项目数；总投资只合计已填报的金额。",
  },
  gaps: {
    heads: ["待补报内容", "项目数"], place: "没有位置", unverified: "位置未经核实", status: "状态未填报", offices: "牵头部门未填报", money: "总投资未填报", finish: "计划完工未填报",
    title: "会后待补报",
  },
  issues: {
    picture: (title: string, why: string) => `场景“${title}”：地图未能绘制（${why}），该页没有地图。请重新打开网页后再导出。`,
    badPicture: (title: string) => `场景“${title}”：地图图片读不出尺寸，该页没有地图。请重新导出。`,
    gone: (title: string, what: string) => `场景“${title}”：${what}请在会议编辑中修改或删除该场景。`,
    cut: (title: string, left: number) => `场景“${title}”：表格放不下，有 ${left} 个项目写入备注。可把场景拆开。`,
    textCut: (title: string) => `场景“${title}”：文字放不下，全文写入备注。可把场景拆开。`,
  },
};
