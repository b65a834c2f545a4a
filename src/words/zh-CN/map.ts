// Words on and around the map.

export const map = {
  zoomIn: "放大", zoomOut: "缩小", north: "指北（复位）", fit: "缩放到筛选结果", legend: "图例", background: "底图",
  kinds: "类别", marks: "位置精度", lines: "底图",
  otherKind: "其他",
  notice: "内部工作用图，不得公开传播",
  approval: (code: string | null) => `审图号：${code ?? "（未取得）"}`,
  extentNote: "虚线为示意范围，非法定界线；镇村界线示意，不作勘界依据",
  extentLabel: "示意范围，非法定界线",
  localOnly: "数据只在本机浏览器中处理，不上传",
  legendRows: { extent: "镇域示意范围（非法定界线）", border: "县界", river: "河流", railway: "铁路", home: "本县（市）" },
  noWebGl: {
    title: "这台电脑的浏览器不能绘制地图",
    body: "需要 WebGL2。请更新浏览器或显卡驱动，或在浏览器设置中打开“硬件加速”。筛选、条文、表格和矩阵仍可使用。",
  },
  attribution: "底图来源",
  scale: (text: string) => `比例尺 ${text}`,
  metres: (n: number) => `${n} 米`, kilometres: (n: number) => `${n} 公里`,
  hover: (name: string, precision: string) => `${name}（${precision}）`,
  backgrounds: {
    title: "底图", embedded: "内置底图（离线）", vector: "天地图 矢量", image: "天地图 影像", custom: "自定义瓦片",
    key: "天地图密钥（浏览器端）", keyHelp: "密钥只保存在本机浏览器，不写入链接和数据。", template: "瓦片地址（含 {z} {x} {y}）",
    templateBad: "地址要以 http 开头，并含 {z}、{x}、{y}。", apply: "使用", close: "关闭",
    checking: "正在试取瓦片…", works: "瓦片可用", refused: "密钥不正确或没有权限：服务返回的不是地图瓦片。", unreachable: "连不上瓦片服务，已保留内置底图。", failing: "部分瓦片取不到，地图其余部分不受影响。",
    needsKey: "请先填写密钥。",
  },
};
