// The classes of project and the mark each wears. The shape carries the class; colour only helps.

export const SHAPES = [
  "circle",
  "square",
  "triangle",
  "diamond",
  "pentagon",
  "hexagon",
  "drop",
  "star",
  "cross",
  "ring",
] as const;
export type Shape = (typeof SHAPES)[number];

export type Kind = { name: string; shape: Shape };

/** In legend order. A kind not listed here keeps its own name and wears the ring of 其他. */
export const KINDS: readonly Kind[] = [
  { name: "特色产业", shape: "square" },
  { name: "文旅康养", shape: "star" },
  { name: "道路交通", shape: "diamond" },
  { name: "圩镇与村貌", shape: "pentagon" },
  { name: "农田水利", shape: "triangle" },
  { name: "水环境", shape: "drop" },
  { name: "公共服务", shape: "cross" },
  { name: "文化遗产", shape: "hexagon" },
  { name: "治理阵地", shape: "circle" },
];

export const OTHER_KIND = KINDS.length;

/** Index into KINDS, or OTHER_KIND. */
export const kindIndex = (name: string | null): number => {
  const index = KINDS.findIndex((kind) => kind.name === name);
  return index < 0 ? OTHER_KIND : index;
};

export const shapeOf = (index: number): Shape => KINDS[index]?.shape ?? "ring";
