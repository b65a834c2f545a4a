// What the made-up ledger itself says (ledger/example). Needed where it is made; no page loads it.

export const madeUp = {
  photo: (subject: string) => `示例图片：${subject}（程序绘制）`,
  photoStamp: "示例图片，程序绘制，不是照片",
  waters: { 河流: "示例河段", 坑塘: "示例坑塘", 沟渠: "示例沟渠", 水库: "示例水库" },
  basis: ["感官异味、水色异常", "透明度不达标", "溶解氧不达标", "氨氮不达标"],
  subjects: { water: "水体", road: "道路", field: "农田", building: "房屋" },
  road: "示例路段",
  plot: "示例地块",
  firm: (n: number) => `示例养殖基地 ${n}`,
  school: "示例校地合作",
  content: (n: number) => `共 ${n} 处（示例）`,
  progress: (percent: number) => `完成约 ${percent}%（示例）`,
  problem: ["用地手续未办齐（示例）", "管线迁改未完成（示例）", "雨季影响施工（示例）"],
  nextStep: ["办理用地手续（示例）", "组织进场施工（示例）", "准备竣工验收（示例）"],
  funding: ["上级专项资金", "县镇自筹", "上级专项资金、镇自筹", "社会资本"],
} as const;
