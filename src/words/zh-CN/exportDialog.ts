// The export dialog and the workbooks for offices.

export const exportDialog = {
  open: "导出",
  title: "导出台账",
  close: "关闭",
  scope: {
    label: "范围",
    filtered: (n: number) => `筛选结果（${n} 个项目）`,
    all: (n: number) => `全部（${n} 个项目）`,
  },
  format: {
    label: "格式",
    xlsx: "Excel / WPS 表格（.xlsx）",
    csv: "CSV（Excel 可直接打开）",
    siteCsv: "点位清单 CSV（Excel 可直接打开）",
    geojson: "GeoJSON",
    kml: "KML（奥维、图新、谷歌地球）",
    shapefile: "Shapefile（.zip，含 .cpg .prj）",
  },
  formatHelp: {
    xlsx: "全部字段、坐标和图形，改好后可再导入，不丢内容。",
    csv: "以 = + - @ 开头的文字前加了撇号，防止被当作公式。",
    siteCsv: "一行一个点位，写明所属项目；改好后可再导入。",
    geojson: "WGS-84 以外的坐标系写在文件里，旧软件也能读出。",
    kml: "KML 只有 WGS-84 一种坐标系。",
    shapefile:
      "点、线、面分为三层；没有位置的项目写不进 Shapefile，导出后会说明个数。字段名对照在压缩包里。",
  },
  crs: "坐标系",
  save: "导出",
  saving: "正在导出…",
  saved: (name: string) => `已导出：${name}`,
  failed: (message: string) => `没有导出：${message}`,
  office: {
    open: "发给部门填报",
    title: "发给部门填报",
    intro:
      "每个部门一个工作簿：只含本部门牵头或配合的项目，灰底列锁定，状态等有下拉选项。填好收回后，用“导入”合并：只有与发出时不同的格才算改动，台账同时也改过的逐条列出。",
    choose: "部门",
    count: (n: number) => `${n} 个项目`,
    all: "全选",
    none: "全不选",
    make: (n: number) => `生成 ${n} 个工作簿`,
    made: (n: number) => `已生成 ${n} 个工作簿`,
    mark: (n: number) => `发给 ${n} 个部门填报`,
  },
};
