// What is said of a file before its rows are read: the way out of a format that cannot be read, and what came of each that can.

export const formats = {
  oldSpreadsheet: () =>
    "这是旧版表格（.xls / .et），无法直接读取。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。",
  cad: () =>
    "这是 CAD 图，无法直接读取。请在 CAD 或 GIS 软件中把所需图层导出为 Shapefile、KML 或勘测定界 TXT 后再导入，并问清坐标系。",
  oviObject: () =>
    "这是奥维的专用文件（.ovobj / .ovjsn），无法直接读取。请在奥维中选“导出”，格式选 KML（.kml / .ovkml）后再导入。",
  geodatabase: () =>
    "这是 GIS 数据库（.gdb / .mdb / .sqlite），无法直接读取。请在 GIS 软件中导出为 GeoPackage（.gpkg）、Shapefile（.zip）或 GeoJSON 后再导入。",
  zipInside: () => "这是压缩包里的压缩包，未读取。请先解压，再把里面的文件拖入。",
  archive: () =>
    "这是 .rar / .7z 压缩包，无法直接读取。请先解压，再把里面的文件拖入；或重新压缩为 .zip。",
  document: () => "这是文档或图片，不是台账。请把其中的表格另存为 .xlsx 后再导入。",
  planText: () =>
    "这是文字，不是表格，也不是坐标文件，未读取。方案正文请放入 seeds 目录；台账请另存为 .xlsx 或 .csv。",
  unknown: (name: string) =>
    `认不出“${name}”的格式，未读取。可导入：.xlsx .csv .tsv .txt .geojson .kml .kmz .ovkml .shp（连同 .dbf .prj，或打成 .zip） .gpx .gpkg .onemap。`,
  empty: () => "文件是空的，未读取。请重新导出。",
  tooLarge: (megabytes: number) =>
    `文件有 ${megabytes} MB，超过 200 MB 的上限，未读取。请拆分后再导入。`,
  brokenZip: () => "压缩包已损坏，未读取。请重新压缩为 .zip。",
  zipTooBig: () => "压缩包解开后超过 300 MB，或文件太多，未读取。请拆分后再导入。",
  zipEmpty: () => "压缩包里没有可读的台账或图层，未读取。",
  fault: (message: string) =>
    `读取时出错（${message}），其余文件不受影响。请把文件另存一次后重试。`,
};
