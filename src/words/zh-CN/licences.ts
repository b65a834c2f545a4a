// Sources and licences: of the data on the map, and of the software.

export const licences = {
  open: "来源与许可",
  title: "来源与许可",
  data: "地图数据",
  dataNote: "以下声明随地图、副本、幻灯片和图纸一起传播，转发、改编时请保留。",
  noData: "本镇的底图没有写明来源。",
  software: "软件组成",
  softwareNote: (count: number) => `本软件包含以下 ${count} 个开源组件，按各自的许可使用。`,
  text: "许可全文",
  noText: "组件没有附许可全文，以上为其声明的许可名称。",
  unnamed: "未声明",
  loading: "正在读取…",
  missing: "读不到许可清单。请刷新页面；在会议包里请重新导出会议包。",
  close: "关闭",
  /** Where the full text of a licence of data stands. */
  at: (name: string, address: string) => `${name}：${address}`,
  /** At the head of the notices in a file. */
  heading: "地图数据来源与许可（转发时请保留）",
};
