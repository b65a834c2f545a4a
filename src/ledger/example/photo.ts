// The example's pictures, drawn by program: plain shapes with a stamp across them. No photograph of anything.
import { example } from "#words/zh-CN/example.ts";
import { madeUp } from "#words/zh-CN/madeUp.ts";
import type { Random } from "./Random.ts";

export const SUBJECTS = ["water", "road", "field", "building"] as const;
export type Photo = { subject: (typeof SUBJECTS)[number]; svg: string };

const [WIDTH, HEIGHT, HORIZON] = [800, 600, 240];

export const drawPhoto = (subject: Photo["subject"], random: Random): Photo => ({
  subject,
  svg: [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif">`,
    rect(0, 0, WIDTH, HORIZON, "#cfe3ee"),
    rect(0, HORIZON, WIDTH, HEIGHT - HORIZON, "#b9cf9c"),
    hills(random),
    ...SCENES[subject](random),
    rect(0, HEIGHT - 70, WIDTH, 70, "#ffffff"),
    text(HEIGHT - 26, 28, "#a3281d", madeUp.photoStamp),
    `<text x="400" y="330" text-anchor="middle" font-size="110" font-weight="700" fill="#a3281d" fill-opacity="0.32" transform="rotate(-20 400 300)">${example.mark}</text>`,
    "</svg>",
    "",
  ].join("\n"),
});

const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;
const text = (y: number, size: number, fill: string, words: string): string =>
  `<text x="400" y="${y}" text-anchor="middle" font-size="${size}" font-weight="700" fill="${fill}">${words}</text>`;

function hills(random: Random): string {
  const tops = Array.from({ length: 9 }, (_, at) => `L${at * 100} ${random.whole(150, 225)}`);
  return shape(`M0 ${HORIZON} ${tops.join(" ")} L${WIDTH} ${HORIZON}Z`, "#8fae84");
}

const SCENES: Readonly<Record<Photo["subject"], (random: Random) => string[]>> = {
  water: (random) => [
    shape("M60 420 C120 300 420 280 560 340 S780 430 700 500 S160 540 60 420Z", "#6f9fb5"),
    ...Array.from({ length: 8 }, () => {
      const [x, y] = [random.whole(180, 600), random.whole(360, 480)];
      return shape(`M${x} ${y} q20 -6 40 0 q-20 6 -40 0Z`, "#a8c8d6");
    }),
  ],
  road: () => [
    shape(`M370 ${HORIZON} L430 ${HORIZON} L640 ${HEIGHT} L160 ${HEIGHT}Z`, "#8a8d90"),
    ...[0, 1, 2, 3].map((at) => {
      const [y, half] = [270 + at * 70, 3 + at * 2];
      return shape(`M${400 - half} ${y} h${2 * half} l${half} 38 h${-4 * half}Z`, "#f2efe4");
    }),
  ],
  field: (random) =>
    Array.from({ length: 12 }, (_, at) => {
      const [x, y] = [(at % 4) * 200, 260 + Math.floor(at / 4) * 95];
      return rect(x + 6, y, 188, 86, random.pick(["#9dbb62", "#c8c26a", "#84a957", "#b3b65f"]));
    }),
  building: () => [
    shape("M180 240 L400 150 L620 240Z", "#9a5b4b"),
    rect(210, 240, 380, 230, "#efe7d8"),
    rect(365, 350, 70, 120, "#7c6a58"),
    ...[0, 1, 2, 3].map((at) =>
      rect(240 + (at % 2) * 260, 270 + Math.floor(at / 2) * 90, 60, 60, "#8fb0c0"),
    ),
  ],
};
