// Words of the wall: text sizes and the legend the room reads.

export const wall = {
  textSize: "字号",
  sizes: { A: "标准字号 A", "A+": "大字号 A+", "A++": "特大字号 A++" },
  legend: "图例",
  lines: { extent: "示意范围", border: "县界", river: "河流", railway: "铁路" },
};
