// Words of drawing and measuring on the map.

export const sketch = {
  bar: "绘图工具",
  layer: "绘图",
  kinds: { point: "点", line: "线", area: "面" },
  kindLabel: "画什么",
  undo: "撤销一点", undoStep: "撤销一步", redo: "重做", finish: "完成", cancel: "取消", resume: "接着画",
  snap: "吸附", snapHelp: "靠近其他项目的顶点或边时自动对齐；按住 Alt 键暂时不吸附",
  nextPart: (part: number, count: number) => `第 ${part} 处，共 ${count} 处`,
  nextPartHelp: "换到下一处（也可在地图上点选）",
  coordinate: {
    open: "输入坐标", label: "经度, 纬度（WGS-84）", hint: "如 110.7544, 21.5900 或 110°45′16″ 21°35′24″", add: "加点", move: (n: number) => `移动第 ${n} 点`, close: "收起",
    bad: (text: string) => `读到“${text}”，应为经度和纬度，如 110.7544, 21.5900`,
    swapped: (text: string) => `纬度写在了前面，已换成“${text}”：核对后再按一次`,
    outside: (text: string) => `“${text}”不在中国范围内，请核对经度（73–136）和纬度（3–54）`,
  },
  vertex: (n: number, count: number) => `第 ${n} 点，共 ${count} 点`,
  vertexHelp: "方向键移动 1 像素，加 Shift 移动 10 像素；加号键在其后加点；Delete 删除；回车完成；Esc 取消",
  midpoint: (n: number, next: number) => `在第 ${n} 点和第 ${next} 点之间加点`,
  whole: "整体移动",
  snapped: { vertex: "对齐顶点", edge: "对齐边线", own: "对齐本图形" },
  tooMany: (count: number) => `视野内有 ${count} 个顶点，放大地图后再调整`,
  problems: {
    tooFew: (missing: number) => `还差 ${missing} 点`,
    flat: { line: "各点重合，没有长度：请移动或添加一点", area: "各点在一条直线上，没有面积：请移动一点", point: "" },
    crossing: "边界自相交（红圈处），不能完成：请移动或删除一点",
    untangle: "自动拆开", untangleHelp: "在相交处断开，拆成互不相交的几块，可以撤销",
    crossingMeasured: "边界自相交（红圈处），面积不准：请移动或删除一点",
  },
  hints: {
    point: "点击地图定位，再按“完成”", line: "逐点点击，双击完成", area: "逐点点击，双击或点回首点完成",
    reshape: "拖动顶点调整，点“＋”加点", reshapeMany: "点选其中一处，再拖动顶点调整", keyboard: "方向键移图，回车在十字处落点，同处再按一次完成",
  },
  discard: { ask: (count: number) => `已画 ${count} 点，放弃吗？`, askChanges: "改动还没有保存，放弃吗？", yes: "放弃", no: "继续画" },
  measures: {
    length: (length: string) => `长 ${length}`, area: (area: string) => `面积 ${area}`, perimeter: (length: string) => `周长 ${length}`,
    none: "尚未落点",
  },
  units: {
    metres: (n: string) => `${n} 米`, kilometres: (n: string) => `${n} 公里`,
    area: (squareMetres: string, mu: string, hectares: string) => `${squareMetres} m² · ${mu} 亩 · ${hectares} 公顷`,
    unknown: "—",
  },
  tool: { open: "测量", bar: "测量工具", copy: "复制结果", copied: "已复制", copyFailed: "浏览器不允许复制，请选中结果后复制", again: "重新测量", close: "结束测量" },
};
