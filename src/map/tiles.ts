// Tile backgrounds that need a network: 天地图 with the user's own key, or any XYZ template. No key is stored here.

export const BACKGROUNDS = ["embedded", "tianditu-vector", "tianditu-image", "custom"] as const;
export type Background = (typeof BACKGROUNDS)[number];

export type TileBackground = { templates: readonly string[]; maxZoom: number; attribution: string };

const layer = (name: string, key: string): string =>
  `https://t0.tianditu.gov.cn/${name}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${name}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`;

/** An XYZ template as a user types it: http(s), with {z}, {x} and {y} (or {-y}). */
export const isTemplate = (text: string): boolean =>
  /^https?:\/\/[^\s]+$/.test(text) &&
  text.includes("{z}") &&
  text.includes("{x}") &&
  /\{-?y\}/.test(text);

/** The tiles for a choice; null for the embedded base map, and while a key or template is missing. */
export function tilesFor(
  background: Background,
  key: string,
  template: string,
): TileBackground | null {
  if (background === "custom")
    return isTemplate(template)
      ? {
          templates: [template],
          maxZoom: 19,
          attribution: new URL(template.replace(/[{}]/g, "")).host,
        }
      : null;
  if (background === "embedded" || key === "") return null;
  const names = background === "tianditu-vector" ? ["vec", "cva"] : ["img", "cia"];
  return { templates: names.map((name) => layer(name, key)), maxZoom: 18, attribution: "天地图" };
}

export const tileUrl = (template: string, z: number, x: number, y: number): string =>
  template
    .replace("{z}", String(z))
    .replace("{x}", String(x))
    .replace("{-y}", String(2 ** z - 1 - y))
    .replace("{y}", String(y));

export type Probe = "works" | "refused" | "unreachable";

/**
 * Asks for two tiles far apart. A service that answers both with the same bytes, or with no picture,
 * is sending an error: 天地图 answers a wrong key with a picture and status 200.
 */
export async function probeTiles(
  { templates }: TileBackground,
  fetchTile: (url: string) => Promise<Response>,
): Promise<Probe> {
  const template = templates[0]!;
  try {
    const answers = await Promise.all(
      [tileUrl(template, 6, 51, 27), tileUrl(template, 4, 2, 6)].map(fetchTile),
    );
    if (
      answers.some(
        (answer) => !answer.ok || !(answer.headers.get("content-type") ?? "").startsWith("image/"),
      )
    )
      return "refused";
    const [a, b] = await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    return sameBytes(new Uint8Array(a!), new Uint8Array(b!)) ? "refused" : "works";
  } catch {
    return "unreachable";
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
