// What the data reader says about the town's data, to the clerk who finds it in 数据问题: what was found, what became of
// it, what to do. Where it stands is said beside the sentence; names of files and fields are for `check` and the
// administrator (README).

export const dataIssues = {
  feature: (row: number) => `第 ${row} 条`,
  featureNamed: (row: number, name: string) => `第 ${row} 条“${name}”`,
  missingFile: () => "这份数据没有取到。请刷新页面；仍取不到时，请管理员检查数据文件是否齐全。",
  missingPath: () => "文件不存在或没有读取权限。请检查路径。",
  unknownFormat: () =>
    "认不出的文件类型。现在能检查：方案（.txt、.md、.docx）和项目（.geojson、.json）。",
  tooLarge: (megabytes: number) =>
    `文件有 ${megabytes} MB，超过 200 MB 的上限，未读取。请拆分后再放入。`,
  emptyFile: () => "文件是空的。请重新导出。",
  notJson: (found: string) =>
    `内容读不出来（${found}）。请从原软件重新导出为 GeoJSON，再替换这份文件。`,
  isMarkup: () => "读到的是网页，不是数据",
  brokenAt: (line: string, column: string) => `第 ${line} 行第 ${column} 个字附近写法不对`,
  brokenAfter: (position: string) => `第 ${position} 个字附近写法不对`,
  broken: () => "写法不对或文件不完整",
  notCollection: () => "不是 GeoJSON 要素集合，未读取。请从原软件重新导出为 GeoJSON。",
  notFeature: () => "不是一个要素，未读取。请从原软件重新导出。",
  noName: () => "没有项目名称，未列入台账。请补上项目名称。",
  longName: (start: string) => `名称超过 200 字（“${start}…”），未列入台账。请把正文移到其他字段。`,
  noId: (fallback: string) =>
    `没有编号，暂按次序编为“${fallback.replace(/^.*[/#]/, "")}”。请补上固定编号，否则次序一变，旧链接会指向别的项目。`,
  siteOwner: (id: string) =>
    `点位所属的项目“${id}”不在同一份文件里，未列入台账。请核对点位所属项目的编号。`,
  duplicateId: (id: string) => `编号“${id}”已被前面的项目使用，未列入台账。请改成不同的编号。`,
  unknownTask: (id: string) =>
    `任务“${id}”不在方案中。项目保留，但不计入任何任务。请改选正确的任务。`,
  noTask: () => "没有写所属任务。项目保留，但不计入任何任务。请选择任务。",
  unlistedVillage: (name: string) =>
    `村（社区）“${name}”不在本镇村名单内，筛选时单列一项。请改为名单内的写法；确属本镇的，请管理员补入名单。`,
  badAccuracy: (found: string) => `误差读到“${found}”，应为不小于 0 的米数。按未填报处理。`,
  badDate: (found: string) => `核实日期读到“${found}”，应为 2023-04-23 的写法。按未填报处理。`,
  noPrecision: () => "有坐标但没有写位置精度，按“示意”显示，待核实。",
  badPrecision: (found: string) =>
    `位置精度读到“${found}”，应为已测量、公开地名、村级点位、示意之一。按“示意”显示，待核实。`,
  badScope: (found: string, allowed: string) =>
    `空间范围读到“${found}”，应为：${allowed}。按未填报处理。`,
  badText: (field: string) => `“${field}”应为文字，读到的不是文字。按未填报处理。`,
  unreadable: (label: string, found: string, wanted: string) =>
    `“${label}”读到“${found}”，应为${wanted}。按未填报处理，原文记入其他字段。`,
  more: (left: number) => `另有 ${left} 处同样的问题，未逐条列出。`,
  badHeight: (count: number, found: string) =>
    `有 ${count} 个坐标的高程不是数（读到 ${found}）：已略去高程，位置不变。请写成数字，或只写经度、纬度。`,
  geometry: {
    shape: (found: string) =>
      `坐标结构不对（${found}）。项目按无位置列出，请重新画位置或重新导出。`,
    type: (found: string) => `不支持的图形类型（${found}）。项目按无位置列出，请改为点、线、面。`,
    empty: () => "图形里没有坐标。项目按无位置列出，请画上位置。",
    number: (found: string) => `坐标不是数字（${found}）。项目按无位置列出，请重新画位置。`,
    range: (found: string) =>
      `坐标超出经纬度范围（${found}），像是投影坐标。项目按无位置列出，请换算为经纬度，或用“导入”重新读取。`,
    swapped: (found: string) =>
      `经度和纬度像是颠倒了（${found}）。项目按无位置列出，请对调后重新画位置。`,
    far: (found: string) => `坐标不在国内（${found}）。项目按无位置列出，请核对坐标。`,
    ring: (found: string) =>
      `线或面的点不够，或面没有闭合（${found}）。项目按无位置列出，请重新画位置。`,
  },
  quoteMissing: (quote: string) => `引文“${quote}”在任务原文中找不到。请从条文中照抄。`,
  outsideTown: () => "位置在底图范围之外。请核对坐标系是否选对。",
  townFile: () => "镇的基本设置读不出来，镇名、部门和底图均按缺省显示。请管理员检查设置文件。",
  townField: (field: string) =>
    `镇的基本设置中“${field}”缺失或写法不对，按缺省处理。请管理员补全。`,
  /** What the fields of the town's settings are called. */
  townFields: {
    name: "镇名",
    plan: "方案文件",
    projects: "项目文件",
    base: "底图文件",
    view: "起始视野",
    featured: "重点项目",
    offices: "部门名单",
    villages: "村名单",
    publicUrl: "公开网址",
  } as Readonly<Record<string, string>>,
  planMissing: () => "方案文件读不出来，任务和条文无法显示。请管理员检查方案文件。",
};
