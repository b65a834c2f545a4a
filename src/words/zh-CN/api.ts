// What programs that call the page are told when they ask for what cannot be done.

export const api = {
  notObject: (call: string) => `oneMap.${call}：参数应为对象`,
  filter: {
    list: (key: string) => `oneMap.setFilter：${key} must be an array of strings（应为文字的数组）`,
    unknown: (key: string, known: readonly string[]) =>
      `oneMap.setFilter：没有名为“${key}”的条件。可用：${known.join("、")}`,
    oneOf: (key: string, known: readonly string[]) =>
      `oneMap.setFilter：${key} 应为 ${known.join("、")} 之一`,
    text: () => "oneMap.setFilter：text 应为文字",
    flag: () => "oneMap.setFilter：verifiedOnly 应为 true 或 false",
  },
  jump: {
    center: (found: string) =>
      `oneMap.jumpTo：center 读到“${found}”，应为 [经度, 纬度]，经度在 -180 到 180，纬度在 -85 到 85`,
    swapped: (found: string) =>
      `oneMap.jumpTo：center 读到“${found}”，经度和纬度像是颠倒了，应为 [经度, 纬度]`,
    zoom: (found: string) => `oneMap.jumpTo：zoom 读到“${found}”，应为 0 到 24 的数字`,
  },
  edit: {
    arguments: () => "oneMap.edit：参数应为 { id: 编号, field: 字段, value: 值 }",
    project: (id: string) => `没有编号为“${id}”的项目`,
    field: (field: string) => `没有名为“${field}”的字段`,
    value: (label: string, found: string, wanted: string) =>
      `“${label}”读到“${found}”，应为${wanted}`,
    label: (name: string, field: string) => `${name}：${field}`,
  },
};
