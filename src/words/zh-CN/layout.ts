// How the desk is divided: sheets of a phone, edges that can be moved, where the table stands.

export const layout = {
  bar: "页面各部分",
  sheets: { filters: "筛选", panel: "列表", layers: "图层", more: "更多" },
  sheet: {
    raise: "展开到全高",
    lower: "收到半高",
    close: (name: string) => `关闭${name}`,
  },
  moreTools: "更多工具",
  help: "帮助",
  helpHint: "帮助（?）",
  edgesLabel: "各部分的分隔线",
  edges: {
    filters: "筛选栏宽度",
    panel: "面板宽度",
    reader: "条文宽度",
    wide: "表格宽度",
    dock: "表格高度",
    card: "详情高度",
    "card-beside": "详情宽度",
    hint: "拖动或按方向键调整，双击恢复",
  },
  coincident: {
    count: (n: number) => `此处有 ${n} 个项目`,
    more: (n: number) => `还有 ${n} 个，请先筛选或放大`,
  },
  table: { below: "表格移到地图下方", beside: "表格移到地图右侧" },
};
