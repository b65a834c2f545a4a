// What the readers and writers of map files say, and the names of coordinate systems: place, what was found, remedy.

const ASK_SURVEYOR = "请测绘单位按七参数转换到 CGCS2000 后再导入；本软件不内置转换参数。";
const width = (degrees: 3 | 6): string => (degrees === 3 ? "三度带" : "六度带");
const SIDES = ["北", "东北", "东", "东南", "南", "西南", "西", "西北"] as const;
const side = (bearing: number): string =>
  SIDES[Math.round((((bearing % 360) + 360) % 360) / 45) % 8]!;
const to = (step: number, value: number): number => Math.round(value / step) * step;
const far = (metres: number): string =>
  metres < 10_000
    ? `${to(metres < 1000 ? 10 : 100, metres)} 米`
    : `${to(metres < 100_000 ? 1 : 10, metres / 1000)} 公里`;
/** A space between Chinese and Latin letters. */
const spaced = (before: string, name: string): string =>
  /^[A-Za-z]/.test(name) ? `${before} ${name}` : `${before}${name}`;

export const mapFormats = {
  crs: {
    wgs84: "WGS-84 经纬度",
    cgcs2000: "CGCS2000 经纬度",
    gcj: "高德坐标 GCJ-02",
    bd: "百度坐标 BD-09",
    webMercator: "网络墨卡托 EPSG:3857",
    zone: (degrees: 3 | 6, zone: number) => `CGCS2000 ${width(degrees)} ${zone} 带（带号）`,
    meridian: (degrees: 3 | 6, meridian: number) =>
      `CGCS2000 ${width(degrees)} 中央经线 ${meridian}°E`,
    utm: (zone: number) => `WGS-84 UTM ${zone}N`,
    beijing54: `北京 1954 坐标系不能直接导入。${ASK_SURVEYOR}`,
    xian80: `西安 1980 坐标系（80国家大地坐标系）不能直接导入。${ASK_SURVEYOR}`,
    local: `地方独立坐标系不能直接导入。${ASK_SURVEYOR}`,
    unsupported: (found: string) =>
      `坐标系“${found}”不在支持之列。请转换为 CGCS2000（经纬度、三度带或六度带）或 WGS-84 后再导入。`,
    oddMeridian: (found: string, meridian: number) =>
      `坐标系“${found}”的中央经线为 ${meridian}°，不是标准的三度带或六度带。请转换为 CGCS2000 标准分带或经纬度后再导入。`,
  },
  detect: {
    given: (name: string) => `${spaced("按指定的", name)}读取`,
    declared: (name: string) => spaced("文件写明为", name),
    shifted: (bearing: number, metres: number, name: string) =>
      `整体向${side(bearing)}偏约 ${far(metres)}，${spaced("像", name)}`,
    fits: (name: string, metres: number) =>
      `与已知位置相差约 ${far(metres)}，${spaced("像", name)}`,
    inside: (name: string, share: number) =>
      `${spaced("按", name)}读，${share === 1 ? "全部" : `${Math.floor(share * 100)}%`}在本镇范围`,
    outside: (name: string, where: string) => `${spaced("按", name)}读，${where}`,
    away: (bearing: number, metres: number) => `在本镇以${side(bearing)}约 ${far(metres)}`,
    abroad: "不在国内",
    but: (lead: string, where: string) => `${lead}，${where}`,
    swapped: (sentence: string, projected: boolean) =>
      `${sentence}（${projected ? "X 为北、Y 为东，已对调" : "经度和纬度颠倒，已对调"}）`,
  },
  more: (left: number) => `另有 ${left} 处同样的问题，未逐条列出。`,
  line: (row: number) => `第 ${row} 行`,
  feature: (row: number) => `第 ${row} 个要素`,
  placemark: (row: number, name: string) =>
    name ? `第 ${row} 个地标“${name}”` : `第 ${row} 个地标`,
  record: (row: number) => `第 ${row} 条记录`,
  parcel: (row: number, name: string) => `第 ${row} 行地块“${name}”`,
  geojson: {
    notJson: (found: string) => `不是有效的 GeoJSON（${found}）。请从原软件重新导出为 GeoJSON。`,
    empty: "文件里没有要素。请检查是否选对了文件。",
    tooDeep: (limit: number) => `括号嵌套超过 ${limit} 层`,
    notGeojson: (found: string) => `不是 GeoJSON（读到 ${found}）。请导出为 GeoJSON 要素集合。`,
    notFeature: (at: string) => `${at}：不是一个要素，未读取。请从原软件重新导出。`,
    badLine: (at: string, found: string) => `${at}：内容读不出来（${found}），未读取。请改正该行。`,
    columns: (limit: number, left: number) =>
      `属性名超过 ${limit} 个，另有 ${left} 个属性值未读取。请删去用不到的属性后再导入。`,
  },
  xml: {
    notKml: "没有找到 KML 内容。请在原软件中重新导出为 KML。",
    notGpx: "没有找到 GPX 内容。请在原软件中重新导出为 GPX。",
    empty: "文件中没有地标。请在原软件中选中要导出的对象后重新导出。",
    emptyGpx: "文件中没有航点、航线或航迹。请重新导出。",
    cut: (at: string) => `${at}：文件在此中断，后面的内容读不出来。请重新导出或重新传送文件。`,
    badNumbers: (at: string, found: string) =>
      `${at}：坐标“${found}”读不出，应为“经度,纬度”。该行没有位置，请改正后重新导入。`,
    noNumbers: (at: string) => `${at}：图形里没有坐标。该行没有位置，请补上坐标。`,
    unclosed: (at: string) => `${at}：面没有闭合，已按首点闭合。请核对边界。`,
    left: (links: number, overlays: number) =>
      `有 ${links} 个网络链接、${overlays} 个叠加图或模型未读取，只读取地标。`,
    columns: (limit: number, left: number) =>
      `扩展属性超过 ${limit} 种，另有 ${left} 个值未读取。请删去用不到的属性后再导入。`,
    mixedCrs: (at: string, found: string) =>
      `${at}：坐标类型“${found}”认不出。请在奥维中改为 WGS84 或 CGCS2000 后重新导出。`,
  },
  zip: {
    broken: "压缩包损坏，打不开。请重新压缩或重新传送。",
    tooBig: (megabytes: number) => `压缩包解开后超过 ${megabytes} MB，未读取。请拆分后再导入。`,
    noKml: "压缩包里没有 .kml 文件。请在原软件中重新导出为 KMZ 或 KML。",
    noShp: "压缩包里没有 .shp 文件。请把同名的 .shp、.dbf、.prj 一起压缩。",
  },
  shapefile: {
    noShp: (name: string) =>
      `缺少“${name}.shp”，没有图形，未读取。请把同名的 .shp、.dbf、.prj 一起选中。`,
    noDbf: (name: string) =>
      `缺少“${name}.dbf”，只读到图形，没有属性。请把同名的 .shp、.dbf、.prj 一起选中。`,
    empty: (name: string) => `“${name}.shp”中没有图形。请核对导出时是否选中了要素。`,
    noPrj: (name: string) => `缺少“${name}.prj”，文件没有写明坐标系。请核对识别出的坐标系。`,
    notShp: (found: string) => `不是 Shapefile 图形文件（${found}）。请重新导出。`,
    type: (found: number) => `图形类型 ${found} 不支持。请导出为点、线、面。`,
    cut: (at: string) => `${at}：文件在此中断，后面的图形读不出来。请重新导出或重新传送 .shp。`,
    badShape: (at: string) => `${at}：图形数据损坏。该行没有位置，请重新导出。`,
    counts: (shapes: number, records: number) =>
      `.shp 有 ${shapes} 个图形，.dbf 有 ${records} 条属性，两者不符。已按顺序对应，请核对是否同一次导出。`,
    deleted: (count: number) => `有 ${count} 条记录在原软件中已标为删除，未读取。`,
    notDbf: "属性表 .dbf 损坏，读不出列。只读到图形，请重新导出。",
    dbfCut: (read: number, told: number) =>
      `.dbf 应有 ${told} 条属性，只读到 ${read} 条，文件不完整。请重新传送。`,
    encoding: (told: string, used: string) =>
      `.cpg 写明编码“${told}”，与内容不符，已按 ${used} 读取。请核对文字是否正常。`,
    textCut: (at: string, field: string) =>
      `${at}“${field}”：文字在原文件中被截断，末尾半个字已去掉。请在台账中补全。`,
    number: (at: string, field: string, found: string) =>
      `${at}“${field}”：读到“${found}”，应为数字。按文字保留，请改正。`,
    field: (index: number) => `字段${index}`,
    memo: (field: string) =>
      `“${field}”是备注型字段，内容在 .dbt 文件中，未读取。请改为文本字段后导出。`,
  },
  gpkg: {
    program: (found: string) =>
      `读 GeoPackage 的程序没有取到（${found}），未读取。请检查网络后重试，或导出为 Shapefile（.zip）、GeoJSON 后再导入。`,
    notSqlite:
      "不是 GeoPackage：文件开头不是 SQLite 数据库，可能已加密或改过扩展名。请在 GIS 软件中重新导出。",
    notGpkg:
      "是 SQLite 数据库，但不是 GeoPackage（缺少图层目录）。请在 GIS 软件中导出为 GeoPackage。",
    cut: (told: number, found: number) =>
      `文件不完整：应有 ${told} 字节，只有 ${found} 字节。只读到前面的内容，请重新传送。`,
    inUse: "文件可能正在 GIS 软件中打开，最近的修改也许不在其中。请先关闭软件，再复制文件导入。",
    damaged: (found: string) => `文件损坏，打不开（${found}）。请重新导出或重新传送。`,
    layerDamaged: (layer: string, after: number, found: string) =>
      after > 0
        ? `图层“${layer}”在第 ${after} 个要素之后损坏（${found}），后面的读不出来。请重新导出。`
        : `图层“${layer}”损坏（${found}），读不出来。请重新导出。`,
    malformed: "数据库内容错乱",
    tooMuch: "内容太大，内存不够",
    inLayer: (layer: string, at: string) => `图层“${layer}”${at}`,
    layers: (limit: number) => `图层超过 ${limit} 个，后面的未读取。请只导出需要的图层。`,
    rows: (layer: string, limit: number) =>
      `读到图层“${layer}”时已满 ${limit} 行，后面的未读取。请拆分后再导入。`,
    columns: (layer: string, limit: number, left: number) =>
      `图层“${layer}”的列超过 ${limit} 个，后面 ${left} 列未读取。请删去用不到的列后再导入。`,
    empty: "文件中没有矢量图层，也没有属性表。请在 GIS 软件中重新导出。",
    tiles: (layer: string, kind: string) => `“${layer}”是影像或栅格（${kind}），未读取。`,
    notTable: (layer: string) =>
      `图层“${layer}”不是普通数据表（是视图、虚拟表，或已不在文件中），未读取。请在 GIS 软件中另存为新图层。`,
    noGeometry: (layer: string) =>
      `图层“${layer}”没有登记图形列，只读到属性。请在 GIS 软件中重新导出。`,
    noCrs: (layer: string) => `图层“${layer}”没有写明坐标系。请核对识别出的坐标系。`,
    bytes: (at: string, column: string) =>
      `${at}“${column}”：是二进制内容（图片或附件），未读取。请另行添加为附件。`,
    badGeometry: (at: string, found: string) =>
      `${at}：图形读不出（${found}）。该行没有位置，请在 GIS 软件中修复或重新导出。`,
    faults: {
      mark: "不是 GeoPackage 图形",
      envelope: "范围标记不对",
      curve: "是曲线，请先转换为折线",
      type: "图形类型不支持，应为点、线、面",
      cut: "数据不完整",
      nested: "集合套得太深",
    },
  },
  survey: {
    zone: (told: number, found: number) =>
      `“带号”写的是 ${told}，坐标前面的带号是 ${found}，两者不符，按坐标读。请核对。`,
    noParcels: "没有找到地块。[地块坐标] 下应有“点数,面积,地块编号,…,@”的地块行。",
    badLine: (at: string, found: string) =>
      `${at}：读到“${found}”，应为“界址点号,圈号,X,Y”。所在地块没有位置，请改正后重新导入。`,
    orphan: (at: string, found: string) =>
      `${at}：“${found}”不属于任何地块，未读取。请在前面补上以 @ 结尾的地块行。`,
    count: (at: string, told: string, found: number) =>
      `${at}：写明 ${told} 个点，实有 ${found} 个。请核对界址点是否齐全。`,
    unclosed: (at: string, ring: string) =>
      `${at}：第 ${ring} 圈没有闭合，已按首点闭合。请核对界址点。`,
    noPoints: (at: string) => `${at}：没有界址点。该行没有位置，请补上坐标。`,
    unit: (found: string) => `“计量单位”读到“${found}”，应为米。请换算为米后再导入。`,
    columns: {
      number: "地块编号",
      name: "地块名称",
      area: "面积（公顷）",
      shape: "图形属性",
      sheet: "图幅号",
      use: "用途",
      code: "地类编码",
      more: (index: number) => `附加项${index}`,
    },
  },
  columns: {
    name: "名称",
    description: "描述",
    folder: "文件夹",
    address: "地址",
    phone: "电话",
    time: "时间",
    begin: "开始时间",
    end: "结束时间",
    kind: "类型",
    height: "高程（米）",
    comment: "备注",
    link: "链接",
    extended: (key: string) => `${key}（扩展）`,
  },
  gpxKinds: { wpt: "航点", rte: "航线", trk: "航迹" },
  write: {
    unplaced: (count: number) =>
      `有 ${count} 行没有位置，Shapefile 存不下，未导出。请另存表格留底。`,
    textCut: (at: string, field: string) =>
      `${at}“${field}”：文字超过 254 字节，Shapefile 存不下，已截短。需要全文请用 GeoJSON 或表格。`,
    notNumber: (at: string, field: string, found: string) =>
      `${at}“${field}”：读到“${found}”，不是数字，整列按文字导出。`,
    columns: (left: number) =>
      `Shapefile 最多 255 列，后面 ${left} 列未导出。需要全部列请用 GeoJSON 或表格。`,
    noPrj: (name: string) => `${name}没有通行的 .prj 写法，压缩包内不含 .prj。请告知收件人坐标系。`,
    noRows: "没有可导出的图形。请先为项目补上位置。",
    record: (row: number) => `第 ${row} 行`,
    point: "点",
    line: "线",
    area: "面",
    fieldList: "字段对照.txt",
    fieldHead: (name: string, crs: string) => `${name}\r\n坐标系：${crs}\r\n\r\n字段名\t列名`,
  },
};
