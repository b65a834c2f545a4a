// Words of asking on the spot: how the ground is chosen, and the answer in sentences that can be read out.

export const ask = {
  panel: {
    label: "范围统计",
    close: "结束统计",
    how: "选择范围",
    modes: { ring: "画圆", area: "画多边形", village: "按村", buffer: "项目周边" },
    hints: {
      start: "圈出范围，即统计项目数、长度、面积、资金和部门。",
      ringCentre: "点地图定圆心；Esc 取消",
      ringEdge: "移动鼠标，再点一下定半径；Esc 取消",
      area: "逐点画出范围",
      village: "点选地图上的村名，或从下面选择；Esc 取消",
      buffer: "先在地图上选中一个有位置的项目，再点“项目周边”。",
    },
    metres: "半径（米）",
    bufferMetres: "距离（米）",
    badMetres: (found: string) => `半径读到“${found}”，应为 1 至 100000 的数字（米）`,
    village: "村（社区）",
    choose: "请选择",
    noPoint: (name: string) => `${name}（没有点位）`,
    noVillageHere: "这里没有村的点位。请放大地图点准村名，或从名单中选择。",
    copy: "复制结果",
    copied: "已复制",
    copyFailed: "浏览器不允许复制，请选中文字后复制。",
    deck: "放映稿",
    newDeck: "新放映稿",
    toScene: "存为一页",
    dropped: (deck: string, page: number) => `已存入“${deck}”第 ${page} 页。`,
    dropFailed: "范围的边界没有画成，没有存为一页。请重试。",
    projects: (n: number) => `项目 ${n} 个`,
    offices: "部门",
    again: "重新选范围",
  },
  title: {
    ring: (metres: string) => `圆内（半径 ${metres}）`,
    area: "圈定范围内",
    village: (name: string, metres: string) => `${name}周边 ${metres}`,
    buffer: (name: string, metres: string) => `“${name}”周边 ${metres}`,
  },
  lines: {
    villagePoint: (name: string, accuracy: string | null) =>
      `${name}按公开地名点计，点位误差${accuracy === null ? "未知" : ` ±${accuracy}`}，不是村界。`,
    count: (n: number, of: number) => `项目 ${n} 个（共查 ${of} 个）`,
    filtered: "按当前筛选。",
    schematic: (n: number) => `其中示意 ${n} 个，位置不可靠`,
    edge: (out: number, inside: number) =>
      `按位置误差，范围内 ${out} 个可能在外，范围外 ${inside} 个可能在内`,
    unplaced: (n: number) => `无位置、无法判断 ${n} 个`,
    namedElsewhere: (n: number) => `另有 ${n} 个填报在本村，但无位置或在范围外`,
    length: (n: number, sum: string) => `线路 ${n} 条，范围内长 ${sum}（图上量算）`,
    area: (n: number, sum: string) => `地块 ${n} 块，范围内面积 ${sum}（图上量算）`,
    ofSchematic: (sum: string) => `，其中示意 ${sum}`,
    allSchematic: "，全部为示意",
    points: (n: number) => `点状 ${n} 个`,
    sites: (n: number) => `其中点位 ${n} 个`,
    statedMetres: (figure: string) => `台账填报长度 ${figure}`,
    statedSquareMetres: (figure: string) => `台账填报面积 ${figure}`,
    money: {
      totalWan: (figure: string) => `总投资 ${figure}`,
      yearWan: (figure: string) => `年度计划投资 ${figure}`,
      doneWan: (figure: string) => `累计完成投资 ${figure}`,
    },
    wan: (n: string) => `${n} 万元`,
    figure: (sum: string, known: number, unstated: number) =>
      known === 0
        ? `未填报（${unstated} 个）`
        : unstated === 0
          ? `${sum}（${known} 个）`
          : `${sum}（${known} 个），未填报 ${unstated} 个`,
    offices: (names: readonly string[]) =>
      `牵头部门：${names.length > 0 ? names.join("、") : "无"}`,
    office: (name: string, n: number) => `${name} ${n} 个`,
    assists: (names: readonly string[]) => `配合部门：${names.join("、")}`,
    noOffice: (n: number) => `，牵头部门未填报 ${n} 个`,
    nothing: "范围内没有项目。",
  },
};
