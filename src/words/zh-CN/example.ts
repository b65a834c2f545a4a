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
  inFolder: { ledger: "示例台账.onemap", files: "示例附件" },
  noPublicCopy: "示例数据不得对外公开，不能生成公开版。请改选“内部使用”，或回到本镇台账再导出。",
  exampleFile: (file: string) =>
    `“${file}”里是示例数据，不能放进本镇台账。要看它，请打开示例数据，在那里导入。`,
  ownFile: (file: string) =>
    `“${file}”是本镇台账的台账包，不能放进示例数据。请回到本镇台账，在那里打开。`,
} as const;
