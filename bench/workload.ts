// Invented projects for measuring, never for showing: half points, a quarter lines, a quarter areas. Same count, same bytes.

export const OFFICES = [
  "农业农村办",
  "规划办",
  "公共服务办",
  "党建办",
  "纪检监察办",
  "综治办",
  "执法办",
  "应急办",
  "人大办",
];
const KINDS = [
  "特色产业",
  "文旅康养",
  "道路交通",
  "圩镇与村貌",
  "农田水利",
  "水环境",
  "公共服务",
  "文化遗产",
  "治理阵地",
];
const STATUSES = ["谋划储备", "前期", "新开工", "续建", "竣工"];
const BOX = { west: 110.45, south: 21.35, east: 110.95, north: 21.85 };

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

export function makeProjects(count: number): string {
  const next = random(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const features: string[] = [];
  for (let i = 0; i < count; i++) {
    const lng = BOX.west + next() * (BOX.east - BOX.west);
    const lat = BOX.south + next() * (BOX.north - BOX.south);
    const lead = pick(OFFICES);
    const properties = {
      id: `p${i}`,
      name: `第${i + 1}号${pick(KINDS)}项目`,
      tasks: [String(1 + Math.floor(next() * 26))],
      kind: pick(KINDS),
      status: pick(STATUSES),
      lead,
      leads: [lead],
      assists: [pick(OFFICES)],
      location: {
        precision: pick(["surveyed", "gazetteer", "village", "schematic"]),
        accuracyMetres: 100,
        source: "bench",
      },
    };
    features.push(
      JSON.stringify({
        type: "Feature",
        geometry: makeGeometry(i % 4, lng, lat, next),
        properties,
      }),
    );
  }
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}`;
}

function makeGeometry(kind: number, lng: number, lat: number, next: () => number): object {
  if (kind % 2 === 0) return { type: "Point", coordinates: [round(lng), round(lat)] };
  const steps = kind === 1 ? 3 + Math.floor(next() * 8) : 5 + Math.floor(next() * 4);
  if (kind === 1) {
    let heading = next() * 6.283;
    const coordinates = [[round(lng), round(lat)]];
    for (let i = 0; i < steps; i++) {
      heading += (next() - 0.5) * 1.2;
      coordinates.push([
        round((lng += Math.cos(heading) * 0.003)),
        round((lat += Math.sin(heading) * 0.003)),
      ]);
    }
    return { type: "LineString", coordinates };
  }
  const size = 0.001 + next() * 0.004;
  const ring = Array.from({ length: steps }, (_, i) => {
    const reach = size * (0.6 + next() * 0.4);
    return [
      round(lng + Math.cos((i / steps) * 6.283) * reach),
      round(lat + Math.sin((i / steps) * 6.283) * reach),
    ];
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
}
