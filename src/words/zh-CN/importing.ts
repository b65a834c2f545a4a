// The import: what a row is refused for, what is doubtful about it, and the words of the dialog.

const DIRECTIONS = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] as const;
const direction = (bearing: number): string => DIRECTIONS[Math.round(bearing / 45) % 8]!;
const far = (metres: number): string =>
  metres >= 10_000
    ? `${Math.round(metres / 1000)} 公里`
    : metres >= 1000
      ? `${(metres / 1000).toFixed(1)} 公里`
      : `${Math.round(metres)} 米`;

export const importing = {
  direction,
  far,
  skipped: () => "已由填报人跳过，未导入。",
  unclear: (n: number) =>
    `台账里有 ${n} 个同名项目，分不清是哪一个。请在预览中选定，或在文件里补上编号。`,
  sameProject: (row: number) =>
    `与第 ${row} 行指向同一个项目，未导入。请合并这两行，或补上任务、编号加以区分。`,
  duplicateId: (id: string, row: number) =>
    `编号“${id}”已被第 ${row} 行使用，未导入。请改成不同的编号。`,
  cell: (row: number, head: string, found: string, wanted: string) =>
    `第 ${row} 行“${head}”：读到“${found}”，应为${wanted}。`,
  noName: () => "没有项目名称，未导入。请补上名称。",
  cellKept: (row: number, head: string, found: string, wanted: string) =>
    `第 ${row} 行“${head}”：读到“${found}”，应为${wanted}。该格按未填报导入，原文保留在“其他列”。`,
  noSiteName: () => "没有点位名称，未导入。请补上名称。",
  noOwner: () => "没有写明属于哪个项目，未导入。请补上“所属项目”，或在上一步为整张表选定项目。",
  unknownOwner: (name: string) =>
    `所属项目“${name}”不在台账中，未导入。请核对名称或编号，或先建立该项目。`,
  unclearOwner: (name: string, n: number) =>
    `所属项目“${name}”在台账里有 ${n} 个，分不清是哪一个。请在预览中选定，或改写成项目编号。`,
  unclearSite: (name: string, n: number) =>
    `该项目已有 ${n} 个名为“${name}”的点位，分不清是哪一个，未导入。请补上点位编号加以区分。`,
  sameSite: (row: number) => `与第 ${row} 行指向同一个点位，未导入。请合并这两行，或补上点位编号。`,
  registry: (stated: string, due: string, squareMetres: string) =>
    `监管清单填报为“${stated}”，面积 ${squareMetres} 平方米按 2000 平方米的界线应列“${due}”。请核对面积或清单。`,
  noNameForId: (id: string) =>
    `台账里没有编号“${id}”，这一行也没有项目名称，未导入。请补上名称，或核对编号。`,
  longName: (start: string) => `项目名称超过 200 字（“${start}…”），未导入。请核对是否选错了列。`,
  half: (found: string, other: string) =>
    `只有${found}，没有${other}，未导入。请补全坐标，或把两格都清空。`,
  easting: "经度（或东坐标）",
  northing: "纬度（或北坐标）",
  mixed: (left: number) =>
    `一条记录里混有不同类型的图形，只取最高一类（面、线、点），其余 ${left} 个未取。请拆成多条。`,
  zero: () => "坐标是 0，不是真实位置，未导入。请补上坐标，或清空该格。",
  badPair: (found: string) =>
    `坐标读到“${found}”，读不出经度和纬度，未导入。可写成 110.7544,21.5900。`,
  swapped: (found: string) =>
    `经度和纬度像是颠倒了（读到 ${found}），未导入。请对调；如整张表都颠倒，请在“坐标系”处勾选“两列是反的”。`,
  farAway: (found: string) => `坐标换算后不在国内（${found}），未导入。请核对坐标系和坐标。`,
  crsRefused: (reason: string) => `坐标系无法换算，未导入：${reason}`,
  unknownSystem: (found: string) =>
    `坐标系读到“${found}”，不认识。可写 WGS84、CGCS2000、GCJ-02、BD-09 或 EPSG:4525。`,
  crsUnknown: () => "认不出坐标系，未导入。请在“坐标系”一步选定。",
  badGeometry: (found: string) => `图形不完整（${found}），未导入。请补全或重新导出。`,
  badGeometryKept: (found: string) =>
    `图形不完整（${found}）。项目保留在“无空间位置”，请补全或重新导出。`,
  badCrs: (name: string) =>
    `不认识坐标系“${name}”。可写：auto、WGS84、CGCS2000、GCJ-02、BD-09、EPSG:4525 等。`,
  noTown: (folder: string) =>
    `“${folder}”里没有 town.json。--town 后面应写镇的数据目录，如 dist/geodata。`,
  badTown: (folder: string) => `“${folder}”里的 town.json 读不出来，请检查该文件。`,
  rejectedHeads: ["原文件", "原行号", "未导入的原因和改法"],
  sourceText: (file: string, row: number, crs: string | null) =>
    `《${file}》第 ${row} 行${crs === "GCJ-02" ? "，由高德坐标换算" : crs === "BD-09" ? "，由百度坐标换算" : crs && crs !== "WGS84" ? `，由 ${crs} 换算` : ""}`,
  guards: {
    outsideTown: (town: string, metres: number, bearing: number) =>
      `位置在${town}以${direction(bearing)}约 ${far(metres)}，不在镇域范围内。请核对坐标和坐标系。`,
    otherCounty: (county: string, town: string, metres: number, bearing: number) =>
      `位置落在${county}（${town}以${direction(bearing)}约 ${far(metres)}）。请核对坐标和坐标系。`,
    samePoint: (row: number) => `与第 ${row} 行是同一个点。请核对是否重复填报。`,
    selfCrossing: (n: number) => `边界自相交或两次经过同一点 ${n} 处。可点“修复”，或改正原图。`,
    roadIsPoint: () => "道路只有一个点，没有走向。请补画线路。",
    areaDiffers: (stated: number, drawn: number) =>
      `台账面积 ${stated} m²，图上量得 ${drawn} m²，相差超过 10%。请核对。`,
    lengthDiffers: (stated: number, drawn: number) =>
      `台账长度 ${stated} 米，图上量得 ${drawn} 米，相差超过 10%。请核对。`,
    largeSurvey: (squareKilometres: number) =>
      `实测图形连片 ${squareKilometres} km²，超过 25 km²，可能涉密。请先向测绘主管部门确认。`,
  },
};
