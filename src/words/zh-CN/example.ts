// 示例数据: the ledger that a program has made up for trying, and every sentence that keeps it apart from the town's own.

const MARK = "示例数据";
const SUFFIX = `（${MARK}）`;

export const example = {
  mark: MARK,
  /** The town's name in everything that is shown, printed or saved. */
  nameOf: (town: string) => `${town}${SUFFIX}`,
  suffix: SUFFIX,
  /** On every map, sheet and slide. */
  notice: "示例数据，不是本镇实际情况",
  /** Where places come from, and the note of each project and site. */
  source: "示例数据，随机生成",
  open: "打开示例数据",
  openHelp: "示例数据由程序随机生成，供试用和演示，单独存放，不进入本镇台账。",
  back: "回到本镇台账",
  photo: (subject: string) => `示例图片：${subject}（程序绘制）`,
  photoStamp: "示例图片，程序绘制，不是照片",
  inFolder: { ledger: "示例台账.onemap", files: "示例附件" },
  noPublicCopy: "示例数据不得对外公开，不能生成公开版。请改选“内部使用”，或回到本镇台账再导出。",
  exampleFile: (file: string) =>
    `“${file}”里是示例数据，不能放进本镇台账。要看它，请打开示例数据，在那里导入。`,
  ownFile: (file: string) =>
    `“${file}”是本镇台账的台账包，不能放进示例数据。请回到本镇台账，在那里打开。`,
  made: {
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
  },
} as const;
