// Export: what the files are called and what stands in them.

export const exporting = {
  ledgerSheet: "台账",
  shapesSheet: "图形",
  shapesTitle: "过长的图形（WKT），按编号和序号拼接，请勿修改",
  shapeHeads: ["编号", "序号", "WKT片段"],
  title: (town: string, programme: string | null) =>
    `${town}${programme ? `“${programme}”` : ""}项目台账`,
  notes: (when: string, count: number, all: number, crs: string, internal: boolean) => [
    `导出日期：${when}`,
    count === all ? `共 ${count} 个项目` : `共 ${count} 个项目（筛选自 ${all} 个）`,
    `坐标系：${crs}`,
    "空白为未填报",
    ...(internal ? ["内部工作用图，不得公开传播"] : []),
  ],
  fileName: (town: string, when: string) => `${town}项目台账-${when}`,
  layerName: (town: string) => `${town}项目`,
  siteSheet: "点位",
  siteTitle: (town: string) => `${town}项目点位清单`,
  siteFileName: (town: string, when: string) => `${town}点位清单-${when}`,
  siteLayerName: (town: string) => `${town}点位`,
  siteNotes: (projects: number, sites: number) => `${projects} 个项目的 ${sites} 个点位`,
  office: {
    sheet: "填报",
    title: (town: string, office: string, when: string) =>
      `${town}项目填报表（${office}，${when} 发出）`,
    notes: [
      "灰底列已锁定，请只填白底列；空白为未填报。",
      "金额填万元；日期可写 2023-04 或 2023-04-23；坐标填经度、纬度（WGS-84）。",
      "填好后直接发回，不要增删列，不要另存为旧版格式。",
    ],
    fileName: (town: string, office: string, when: string) =>
      `${town}填报表-${office}-${when}.xlsx`,
    zipName: (town: string, when: string) => `${town}填报表-${when}.zip`,
  },
  longText: (label: string, name: string) =>
    `“${name}”的“${label}”超过一格能放的 32,000 字，已截断到可放的长度。请改用台账包保存全文。`,
};
