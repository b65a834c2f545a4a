// One table from the names that files use for a field to the field itself.

const ALIASES = {
  id: ["id", "编号", "项目编号"],
  name: ["name", "名称", "项目名称"],
  tasks: ["tasks", "task", "任务", "任务编号", "任务号"],
  quote: ["quote", "原文", "原文依据"],
  kind: ["kind", "类别", "项目类别"],
  scope: ["scope", "范围", "空间范围"],
  leads: ["leads", "lead", "department", "牵头", "牵头部门", "牵头单位"],
  assists: ["assists", "assist", "配合", "配合部门", "协助部门", "配合单位"],
  status: ["status", "状态", "项目状态"],
  village: ["village", "村", "所在村", "村（社区）"],
  note: ["note", "备注", "说明"],
  location: ["location", "位置"],
} as const;

export type Field = keyof typeof ALIASES;

const BY_NAME = new Map<string, Field>((Object.keys(ALIASES) as Field[]).flatMap((field) => ALIASES[field].map((name): [string, Field] => [name, field])));

/** Sorts the properties of a record into known fields and the rest. The first name of a field that has a value wins. */
export function sortFields(properties: Readonly<Record<string, unknown>>): { known: Partial<Record<Field, unknown>>; extra: Record<string, unknown> } {
  const known: Partial<Record<Field, unknown>> = {};
  const extra: Record<string, unknown> = {};
  for (const key of Object.keys(properties)) {
    const field = BY_NAME.get(key);
    const value = properties[key];
    if (field && known[field] === undefined) known[field] = value;
    else if (key !== "__proto__") extra[key] = value;
  }
  return { known, extra };
}
