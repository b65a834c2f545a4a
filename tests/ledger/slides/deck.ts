// A deck of the town's tasks and a picture to stand for the map.
import { deflateSync, crc32 } from "node:zlib";
import type { Ledger } from "#ledger/ledger.ts";
import type { Deck, Scene } from "#ledger/meeting/meeting.ts";
import type { Project } from "#ledger/project.ts";

export const EMPTY_SCENE: Scene = {
  id: "s",
  kind: "view",
  title: "",
  text: "",
  notes: "",
  address: "",
  task: null,
  project: null,
  seconds: null,
  strokes: [],
};

/** Opening, one scene a task, closing. */
export function deckOf(ledger: Ledger): Deck {
  const scenes: Scene[] = [
    {
      ...EMPTY_SCENE,
      id: "opening",
      kind: "opening",
      title: "浅水镇“百千万工程”推进会",
      text: "逐项过任务、看位置、定责任。",
      notes: "先说总数，再说没有位置的项目。",
    },
    ...ledger.plan.tasks.map((task): Scene => ({
      ...EMPTY_SCENE,
      id: `task-${task.id}`,
      title: `${task.number}. ${task.title}`,
      text: `第 ${task.id} 项：${task.text.slice(0, 60)}`,
      notes: `备注-${task.id}`,
      task: task.id,
    })),
    {
      ...EMPTY_SCENE,
      id: "closing",
      kind: "closing",
      title: "会后工作",
      text: "请各部门月底前补齐未填报内容。",
    },
  ];
  return { id: "deck", name: "推进会", scenes, seconds: 10, madeAt: 0 };
}

export const projectsOfTask =
  (ledger: Ledger) =>
  ({ task, project }: Scene): readonly Project[] =>
    project !== null
      ? ledger.projects.filter(({ id }) => id === project)
      : task === null
        ? ledger.projects
        : ledger.projects.filter(({ tasks }) => tasks.includes(task));

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one grey. */
export function greyPng(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = Buffer.alloc((width + 1) * height, 0xe0);
  for (let row = 0; row < height; row++) pixels[row * (width + 1)] = 0;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(pixels)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}
