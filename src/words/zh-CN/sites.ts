// Sites and segments of a project: their kinds, fields, and every sentence about them.

export const sites = {
  title: "点位",
  unstated: "未填报",
  types: { water: "水体", road: "路段", plot: "地块", other: "点位" },
  /** “1 个项目 · 12 个点位”. */
  counted: (projects: number, sites: number) => `${projects} 个项目 · ${sites} 个点位`,
  count: (n: number) => `${n} 个点位`,
  placed: (placed: number, unplaced: number) =>
    unplaced === 0 ? `${placed} 个已上图` : `${placed} 个已上图，${unplaced} 个无位置`,
  statuses: {
    water: ["待治理", "治理中", "已完工待验收", "已销号", "返黑返臭"],
    road: ["未开工", "施工中", "已完工待验收", "已通车"],
    plot: ["未开工", "施工中", "已完工待验收", "已移交"],
    other: ["未开工", "施工中", "已完工"],
  },
  defaultStatuses: "通用选项，本镇可在 town.json 的 siteStatuses 中改",
  categories: ["河流", "坑塘", "沟渠", "湖泊", "水库"],
  registries: { national: "国家监管清单", provincial: "省级监管清单" },
  /** 面积 2000 平方米及以上列国家监管清单. */
  proposedRegistry: (name: string) => `${name}（按面积推定）`,
  registryDiffers: (stated: string, due: string, squareMetres: string) =>
    `填报为${stated}，但面积 ${squareMetres} 平方米，按 2000 平方米的界线应列${due}。请核对面积或清单。`,
  surfaces: ["水泥混凝土", "沥青混凝土", "砂石", "土路"],
  typeProposed: (name: string) => `${name}（按任务推定）`,
  fields: {
    name: "点位名称",
    code: "点位编号",
    type: "点位类型",
    status: "点位状态",
    category: "水体类型",
    village: "村（社区）",
    address: "位置说明",
    statedSquareMetres: "面积（平方米）",
    statedMetres: "长度（米）",
    basis: "判定依据",
    registry: "监管清单",
    stakes: "起讫桩号",
    surface: "路面",
    note: "备注",
  },
  /** Head of the column that names the project of a site. */
  projectHead: "所属项目",
  projectIdHead: "所属项目编号",
  /** Head of the column with the site's own id, so that a list comes back to the same sites. */
  idHead: "点位标识",
  whole: "点位",
  card: {
    back: (project: string) => `返回项目：${project}`,
    label: "点位详情",
    of: "所属项目",
    none: "没有点位。由多处组成的项目（水体、路段、地块）可逐处登记位置和状态。",
    add: "新增点位",
    addName: "点位名称",
    addSave: "新增",
    addDraw: "新增并画位置",
    cancel: "取消",
    remove: "删除点位",
    removeSure: (name: string) => `删除点位“${name}”？可以撤销。`,
    rename: "修改点位名称",
    confirmType: "确认类型",
    open: (name: string) => `查看点位“${name}”`,
    status: (name: string) => `“${name}”的状态`,
    hidden: (n: number) => `另有 ${n} 个不符合当前筛选`,
    more: (n: number) => `再显示 ${n} 个`,
    summary: (n: number, text: string) => `${n} 个点位：${text}`,
    byStatus: (status: string, n: number) => `${status} ${n}`,
    move: "移到其他项目",
    origin: "来源",
  },
  labels: {
    add: (project: string, site: string) => `${project}：新增点位“${site}”`,
    remove: (project: string, site: string) => `${project}：删除点位“${site}”`,
    type: (site: string, type: string) => `${site}：确认类型为${type}`,
  },
  /** A site as one line of a page: what it is, how it stands, how well its place is known. */
  line: (type: string, status: string, place: string) => `${type}，${status}，${place}`,
  registryProposed: (name: string, squareMetres: string) =>
    `按面积 ${squareMetres} 平方米应列${name}，尚未填报`,
  part: (site: string, label: string) => `${site} · ${label}`,
  shown: (type: string, status: string) => `${type} · ${status}`,
} as const;
