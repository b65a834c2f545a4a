// The one table of a project's fields: name, label, type, the heads that files use for it. Reading, editing, comparing and writing go by it.
import { desk } from "#words/zh-CN/desk.ts";
import { isOfLocation } from "./location.ts";
import { isForWholeTown, PRECISIONS, SCOPES, type Project } from "./project.ts";

/**
 * text, longText: string · choice: string, `options` are offered · list: names as written · tasks: task ids · wan: 万元 ·
 * squareMetres, metres: number · date: a year, month or day · day: a full day · precision, scope: one of a closed set.
 */
export type FieldType =
  | "text"
  | "longText"
  | "choice"
  | "list"
  | "tasks"
  | "wan"
  | "squareMetres"
  | "metres"
  | "date"
  | "day"
  | "precision"
  | "scope";

export const FIELD_GROUPS = ["what", "who", "when", "money", "progress", "place"] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

export type FieldSpec = {
  label: string;
  type: FieldType;
  group: FieldGroup;
  /** Heads that mean this field, beside its key and label. Matched without spaces, units and brackets. */
  names: readonly string[];
  options?: readonly string[];
  /** Width of its column in a workbook, in half-width characters. */
  width: number;
};

const define = <K extends string>(table: Record<K, FieldSpec>): Readonly<Record<K, FieldSpec>> =>
  table;

export const STATUSES = ["谋划储备", "前期", "新开工", "续建", "竣工"] as const;
export const precisionLabel = (precision: (typeof PRECISIONS)[number]): string =>
  desk.precision[precision];
/** How well a project's place is known, as lists and captions say it; what stands for the whole town says so. */
export const placeLabel = (project: Project): string =>
  isForWholeTown(project) ? desk.wholeTown : precisionLabel(project.location.precision);

export const FIELDS = define({
  id: {
    label: "编号",
    type: "text",
    group: "what",
    names: ["项目编号", "项目代码", "项目编码", "代码", "fid", "objectid"],
    width: 18,
  },
  name: {
    label: "项目名称",
    type: "text",
    group: "what",
    names: [
      "名称",
      "项目",
      "工程名称",
      "建设项目",
      "地块名称",
      "title",
      "标题",
      "水体名称",
      "道路名称",
    ],
    width: 34,
  },
  tasks: {
    label: "任务",
    type: "tasks",
    group: "what",
    names: [
      "task",
      "任务编号",
      "任务号",
      "任务序号",
      "所属任务",
      "对应任务",
      "任务名称",
      "任务事项",
      "任务领域",
    ],
    width: 10,
  },
  quote: {
    label: "原文依据",
    type: "longText",
    group: "what",
    names: ["原文", "方案原文"],
    width: 30,
  },
  kind: {
    label: "项目类别",
    type: "choice",
    group: "what",
    names: ["类别", "类型", "项目类型", "图层", "行业类别"],
    options: [
      "特色产业",
      "文旅康养",
      "道路交通",
      "圩镇与村貌",
      "农田水利",
      "水环境",
      "公共服务",
      "文化遗产",
      "治理阵地",
    ],
    width: 12,
  },
  scope: {
    label: "空间范围",
    type: "scope",
    group: "what",
    names: ["范围"],
    options: SCOPES,
    width: 10,
  },
  nature: {
    label: "建设性质",
    type: "choice",
    group: "what",
    names: ["性质"],
    options: ["新建", "改建", "扩建", "续建"],
    width: 10,
  },
  content: {
    label: "建设规模及内容",
    type: "longText",
    group: "what",
    names: [
      "建设内容",
      "建设规模",
      "主要建设内容",
      "建设内容及规模",
      "主要建设内容及规模",
      "工程内容",
      "desc",
      "description",
      "描述",
    ],
    width: 40,
  },
  leads: {
    label: "牵头部门",
    type: "list",
    group: "who",
    names: [
      "lead",
      "department",
      "牵头",
      "牵头单位",
      "责任部门",
      "责任单位",
      "牵头责任单位",
      "主管部门",
      "主管单位",
      "实施单位",
      "建设单位",
    ],
    width: 16,
  },
  assists: {
    label: "配合部门",
    type: "list",
    group: "who",
    names: [
      "assist",
      "配合",
      "配合单位",
      "协助部门",
      "协助单位",
      "参与单位",
      "协同部门",
      "配合责任单位",
    ],
    width: 16,
  },
  person: {
    label: "责任人",
    type: "text",
    group: "who",
    names: ["负责人", "联系人", "项目负责人", "责任领导", "经办人"],
    width: 12,
  },
  phone: {
    label: "联系电话",
    type: "text",
    group: "who",
    names: ["电话", "手机", "联系方式", "手机号码"],
    width: 14,
  },
  village: {
    label: "村（社区）",
    type: "text",
    group: "place",
    names: ["村", "所在村", "村社区", "所属村", "行政村", "村居", "村委会", "所在村社区"],
    width: 14,
  },
  address: {
    label: "建设地点",
    type: "text",
    group: "place",
    names: ["地点", "地址", "项目地点", "项目地址", "建设位置", "具体位置", "所在地"],
    width: 22,
  },
  plannedStart: {
    label: "计划开工",
    type: "date",
    group: "when",
    names: ["计划开工时间", "计划开工日期", "拟开工时间", "预计开工时间", "开工计划"],
    width: 12,
  },
  plannedFinish: {
    label: "计划完工",
    type: "date",
    group: "when",
    names: [
      "计划完工时间",
      "计划完工日期",
      "计划竣工时间",
      "计划竣工日期",
      "计划竣工",
      "预计完工时间",
      "预计竣工时间",
      "完成时限",
      "整改时限",
      "完工时限",
    ],
    width: 12,
  },
  actualStart: {
    label: "实际开工",
    type: "date",
    group: "when",
    names: ["实际开工时间", "实际开工日期", "开工时间", "开工日期"],
    width: 12,
  },
  actualFinish: {
    label: "实际完工",
    type: "date",
    group: "when",
    names: [
      "实际完工时间",
      "实际完工日期",
      "完工时间",
      "完工日期",
      "竣工时间",
      "竣工日期",
      "实际竣工时间",
    ],
    width: 12,
  },
  totalWan: {
    label: "总投资（万元）",
    type: "wan",
    group: "money",
    names: [
      "总投资",
      "总投资额",
      "投资总额",
      "计划总投资",
      "项目总投资",
      "投资",
      "投资额",
      "概算总投资",
    ],
    width: 13,
  },
  yearWan: {
    label: "年度计划投资（万元）",
    type: "wan",
    group: "money",
    names: [
      "年度计划投资",
      "年度投资",
      "年度投资计划",
      "本年计划投资",
      "当年计划投资",
      "今年计划投资",
    ],
    width: 13,
  },
  doneWan: {
    label: "累计完成投资（万元）",
    type: "wan",
    group: "money",
    names: ["累计完成投资", "累计完成", "已完成投资", "完成投资", "累计投资", "已完成投资额"],
    width: 13,
  },
  funding: {
    label: "资金来源",
    type: "text",
    group: "money",
    names: ["资金渠道", "资金性质"],
    width: 16,
  },
  status: {
    label: "状态",
    type: "choice",
    group: "progress",
    names: ["项目状态", "建设状态", "项目阶段", "进展状态", "治理状态", "当前状态"],
    options: STATUSES,
    width: 10,
  },
  progress: {
    label: "形象进度",
    type: "longText",
    group: "progress",
    names: ["进度", "工程进度", "进展", "进展情况", "当前进展", "项目进展"],
    width: 26,
  },
  problem: {
    label: "存在问题",
    type: "longText",
    group: "progress",
    names: ["问题", "主要问题", "存在的问题", "困难问题", "需协调问题"],
    width: 26,
  },
  nextStep: {
    label: "下一步计划",
    type: "longText",
    group: "progress",
    names: ["下一步", "下步计划", "下一步工作", "下一步工作计划", "下一步措施", "整改措施"],
    width: 26,
  },
  statedSquareMetres: {
    label: "面积（平方米）",
    type: "squareMetres",
    group: "place",
    names: ["面积", "占地面积", "用地面积", "建设面积", "水体面积", "建筑面积"],
    width: 13,
  },
  statedMetres: {
    label: "长度（米）",
    type: "metres",
    group: "place",
    names: ["长度", "里程", "建设里程", "路长", "河段长度", "全长", "总长"],
    width: 11,
  },
  precision: {
    label: "位置精度",
    type: "precision",
    group: "place",
    names: ["精度", "坐标精度"],
    options: Object.values(desk.precision),
    width: 10,
  },
  accuracyMetres: {
    label: "误差（米）",
    type: "metres",
    group: "place",
    names: ["误差", "位置误差", "坐标误差", "精度米"],
    width: 9,
  },
  source: {
    label: "位置来源",
    type: "text",
    group: "place",
    names: ["坐标来源", "数据来源", "来源"],
    width: 22,
  },
  confirmedOn: {
    label: "核实日期",
    type: "day",
    group: "place",
    names: ["核实时间", "确认日期"],
    width: 12,
  },
  confirmedBy: {
    label: "核实人",
    type: "text",
    group: "place",
    names: ["确认人", "核查人"],
    width: 10,
  },
  method: {
    label: "核实方式",
    type: "choice",
    group: "place",
    names: ["核实方法", "测量方式"],
    options: ["现场定位", "测量成果", "图纸转绘", "影像判读", "部门确认"],
    width: 12,
  },
  note: {
    label: "备注",
    type: "longText",
    group: "progress",
    names: ["说明", "注", "remark", "remarks", "comment", "cmt"],
    width: 24,
  },
});

export type FieldKey = keyof typeof FIELDS;
export const FIELD_KEYS = Object.keys(FIELDS) as readonly FieldKey[];

export type FieldValue = string | number | readonly string[] | null;

/** The value of a field; null is 未填报. */
export const valueOf = (project: Project, key: FieldKey): FieldValue =>
  isOfLocation(key) ? project.location[key] : project[key];

/** The project with one field changed. The caller hands a value of the field's type. */
export const withValue = (project: Project, key: FieldKey, value: FieldValue): Project =>
  isOfLocation(key)
    ? { ...project, location: { ...project.location, [key]: value } }
    : { ...project, [key]: value };

/** Equality of two values of one field: lists by their members. */
export const sameValue = (a: FieldValue, b: FieldValue): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, index) => item === b[index]));

/** A head without spaces, brackets, units and case: “总投资 （亿元）” → “总投资”. Brackets that hold no unit keep their words. */
export const bareHead = (head: string): string =>
  head
    .replace(
      /[（(【[]\s*(?:单位[:：]\s*)?(?:亿元|万元|元|亩|公顷|平方米|平方公里|平方千米|㎡|m2|m²|km|公里|千米|米|m|ha)\s*[）)】\]]/gi,
      "",
    )
    .replace(/[\s_\-—:：*（()）【】[\]]/g, "")
    .toLowerCase();

const BY_HEAD = new Map<string, FieldKey>();
for (const key of FIELD_KEYS)
  for (const name of [key, FIELDS[key].label, ...FIELDS[key].names])
    if (!BY_HEAD.has(bareHead(name))) BY_HEAD.set(bareHead(name), key);

/** The field a head names, or null. Exact after `bareHead`; nothing is guessed. */
export const fieldOfHead = (head: string): FieldKey | null => BY_HEAD.get(bareHead(head)) ?? null;

/** Fields of a GeoJSON feature that hold an object. */
type ObjectField = "location" | "attachments";
const OBJECT_FIELDS: Readonly<Record<string, ObjectField>> = {
  location: "location",
  位置: "location",
  attachments: "attachments",
  附件: "attachments",
};

export type KnownFields = Partial<Record<FieldKey | ObjectField, unknown>>;

const HEADS = new Map<string, FieldKey | ObjectField | null>();

function knownHead(head: string): FieldKey | ObjectField | null {
  let known = HEADS.get(head);
  if (known === undefined) {
    known = (Object.hasOwn(OBJECT_FIELDS, head) ? OBJECT_FIELDS[head]! : null) ?? fieldOfHead(head);
    if (HEADS.size < 10_000) HEADS.set(head, known);
  }
  return known;
}

/** Sorts the properties of a record into known fields and the rest. The first name of a field that has a value wins. */
export function sortFields(properties: Readonly<Record<string, unknown>>): {
  known: KnownFields;
  extra: Record<string, unknown>;
} {
  const known: KnownFields = {};
  const extra: Record<string, unknown> = {};
  for (const key of Object.keys(properties)) {
    const field = knownHead(key);
    const value = properties[key];
    if (field && known[field] === undefined) known[field] = value;
    else if (key !== "__proto__") extra[key] = value;
  }
  return { known, extra };
}
