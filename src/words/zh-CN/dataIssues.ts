// What the data reader says about the town's files: place, what was found, remedy.

export const dataIssues = {
  feature: (row: number) => `第 ${row} 个要素`,
  featureNamed: (row: number, name: string) => `第 ${row} 个要素“${name}”`,
  missingFile: () =>
    "文件不存在或读不出来。请检查 town.json 中写的文件名，或把文件放回 geodata 目录。",
  missingPath: () => "文件不存在或没有读取权限。请检查路径。",
  unknownFormat: () =>
    "认不出的文件类型。现在能检查：方案（.txt、.md、.docx）和项目（.geojson、.json）。",
  tooLarge: (megabytes: number) =>
    `文件有 ${megabytes} MB，超过 200 MB 的上限，未读取。请拆分后再放入。`,
  emptyFile: () => "文件是空的。请重新导出。",
  notJson: (found: string) =>
    `不是有效的 JSON（${found}）。请重新导出为 GeoJSON，或用文本工具检查括号和逗号。`,
  isMarkup: () => "读到的是网页，不是数据",
  notCollection: () => "不是 FeatureCollection。请导出为 GeoJSON 要素集合（RFC 7946）。",
  notFeature: () => "不是 Feature，未读取。请检查该处的 type。",
  noName: () => "没有名称（name），未读取。请补上项目名称。",
  longName: (start: string) => `名称超过 200 字（“${start}…”），未读取。请把正文移到其他字段。`,
  noId: (fallback: string) =>
    `没有编号（id），暂用“${fallback}”。请补上固定编号，否则链接会随次序变化。`,
  siteOwner: (id: string) =>
    `点位所属的项目“${id}”不在同一个文件里，未读入。请核对 siteOf 中的项目编号。`,
  duplicateId: (id: string) => `编号“${id}”已被前面的项目使用，未读取。请改成不同的编号。`,
  unknownTask: (id: string) =>
    `任务“${id}”不在方案中。项目保留，但不计入任何任务。请改正任务编号。`,
  noTask: () => "没有写任务编号（tasks）。项目保留，但不计入任何任务。",
  badAccuracy: (found: string) =>
    `误差（accuracyMetres）读到“${found}”，应为不小于 0 的米数。按未填报处理。`,
  badDate: (found: string) => `核实日期读到“${found}”，应为 2023-04-23 的写法。按未填报处理。`,
  noPrecision: () => "有坐标但没有写精度（location.precision），按“示意”显示，待核实。",
  badPrecision: (found: string) =>
    `精度读到“${found}”，应为 surveyed、gazetteer、village、schematic 之一。按“示意”显示，待核实。`,
  badScope: (found: string, allowed: string) =>
    `范围读到“${found}”，应为：${allowed}。按未填报处理。`,
  badText: (field: string) => `“${field}”应为文字，读到的是对象或列表。按未填报处理。`,
  unreadable: (label: string, found: string, wanted: string) =>
    `“${label}”读到“${found}”，应为${wanted}。按未填报处理，原文记入其他字段。`,
  more: (left: number) => `另有 ${left} 处同样的问题，未逐条列出。`,
  badHeight: (count: number, found: string) =>
    `有 ${count} 个坐标的高程不是数（读到 ${found}）：已略去高程，位置不变。请写成数字，或只写经度、纬度。`,
  geometry: {
    shape: (found: string) => `坐标结构不对（${found}）。项目保留在“无空间位置”，请重新导出坐标。`,
    type: (found: string) =>
      `不支持的图形类型 ${found}。项目保留在“无空间位置”，请改为点、线、面。`,
    empty: () => "图形里没有坐标。项目保留在“无空间位置”，没有位置时请写 geometry: null。",
    number: (found: string) =>
      `坐标不是数字（${found}）。项目保留在“无空间位置”，请改为 [经度, 纬度]。`,
    range: (found: string) =>
      `坐标超出经纬度范围（${found}）。像是投影坐标，请先转换为经纬度。项目保留在“无空间位置”。`,
    swapped: (found: string) =>
      `经度和纬度像是颠倒了（${found}）。应为 [经度, 纬度]，请对调。项目保留在“无空间位置”。`,
    far: (found: string) => `坐标不在国内（${found}）。项目保留在“无空间位置”，请核对坐标。`,
    ring: (found: string) =>
      `线或面的点不够，或面没有闭合（${found}）。项目保留在“无空间位置”，请补全或闭合。`,
  },
  quoteMissing: (quote: string) => `引文“${quote}”在任务原文中找不到。请从条文中照抄。`,
  outsideTown: () => "位置在底图范围之外。请核对坐标系是否选对。",
  townFile: () => "town.json 读不出来，镇名、部门和底图均按缺省显示。请检查该文件。",
  townField: (field: string) => `town.json 的“${field}”缺失或写法不对，按缺省处理。`,
  planMissing: () => "方案文件读不出来，任务和条文无法显示。请检查 town.json 的 plan。",
};
