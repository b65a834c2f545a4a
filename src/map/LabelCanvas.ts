// Draws placed names on a canvas above the map. Text is painted once into a small picture and then only moved.
import { placeLabels, type Label, type LabelKind, type Placed, type ToPixels } from "./labels.ts";
import type { Sides } from "./crowd.ts";
import type { Palette } from "./palette.ts";

const FAMILY =
  '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Source Han Sans SC","Noto Sans CJK SC",sans-serif';
type Face = {
  size: number;
  weight: number;
  tone: "ink" | "place" | "river" | "extent";
  halo: number;
  dot: number;
};

const FACES: Record<LabelKind, Face> = {
  project: { size: 13, weight: 600, tone: "ink", halo: 3.5, dot: 0 },
  area: { size: 13, weight: 600, tone: "ink", halo: 3.5, dot: 0 },
  county: { size: 15, weight: 400, tone: "place", halo: 3, dot: 0 },
  town: { size: 13, weight: 500, tone: "place", halo: 3, dot: 2.6 },
  station: { size: 12, weight: 400, tone: "place", halo: 3, dot: 2 },
  village: { size: 12, weight: 400, tone: "place", halo: 3, dot: 1.6 },
  extent: { size: 11.5, weight: 400, tone: "extent", halo: 3, dot: 0 },
  water: { size: 13, weight: 400, tone: "river", halo: 3, dot: 0 },
};

/** Small pictures are painted once and copied often: keep them in memory, off the graphics card. */
const IN_MEMORY: CanvasRenderingContext2DSettings = { willReadFrequently: true };

type Picture = { image: HTMLCanvasElement; width: number; height: number };

export class LabelCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: CanvasRenderingContext2D;
  readonly #ruler: CanvasRenderingContext2D;
  #pictures = new Map<string, Picture>();
  #placed: readonly Placed[] = [];
  #palette: Palette;
  #scale = 1;

  /** `software`: the machine draws WebGL in software; then text is better kept away from it altogether. */
  constructor(canvas: HTMLCanvasElement, palette: Palette, software: boolean) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d", { willReadFrequently: software })!;
    this.#ruler = document.createElement("canvas").getContext("2d", IN_MEMORY)!;
    this.#palette = palette;
  }

  /** Changing colours or the text size throws the pictures away. */
  restyle(palette: Palette, scale: number): void {
    if (palette === this.#palette && scale === this.#scale) return;
    this.#palette = palette;
    this.#scale = scale;
    this.#pictures = new Map();
  }

  /** True when the size has changed, which empties the canvas. */
  resize(width: number, height: number, ratio: number): boolean {
    if (
      this.#canvas.width === Math.round(width * ratio) &&
      this.#canvas.height === Math.round(height * ratio)
    )
      return false;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#pictures = new Map();
    return true;
  }

  /** `covers` is what lies upon the map, in its pixels. */
  place(
    labels: readonly Label[],
    project: ToPixels,
    size: readonly [number, number],
    covers: readonly Sides[],
  ): void {
    const measure = (label: Label) => this.#measure(label);
    this.#placed = placeLabels(labels, project, measure, size, { covers, whole: true });
    if (this.#pictures.size > 600) this.#pictures = new Map();
  }

  /** Takes away names that `keep` refuses; cheaper than placing anew. */
  drop(keep: (label: Label) => boolean): void {
    const kept = this.#placed.filter(({ label }) => keep(label));
    if (kept.length !== this.#placed.length) this.#placed = kept;
  }

  get placed(): readonly Placed[] {
    return this.#placed;
  }

  draw(project: ToPixels, ratio: number): void {
    const pen = this.#pen;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (let i = this.#placed.length - 1; i >= 0; i--) {
      const { label, dx, dy } = this.#placed[i]!;
      const [x, y] = project(label.at);
      const { dot, tone } = FACES[label.kind];
      if (dot > 0) {
        pen.fillStyle = this.#palette[tone];
        pen.beginPath();
        pen.arc(x, y, dot * this.#scale, 0, 7);
        pen.fill();
      }
      const { image, width, height } = this.#picture(label, ratio);
      pen.drawImage(
        image,
        Math.round((x + dx - 4) * ratio) / ratio,
        Math.round((y + dy - 4) * ratio) / ratio,
        width,
        height,
      );
    }
  }

  #font({ size, weight }: Face): string {
    return `${weight} ${size * this.#scale}px ${FAMILY}`;
  }

  #badgeWidth(badge: string): number {
    if (badge === "") return 0;
    this.#ruler.font = `700 ${11 * this.#scale}px ${FAMILY}`;
    return this.#ruler.measureText(badge).width + 9 * this.#scale;
  }

  #measure(label: Label): { width: number; height: number } {
    const face = FACES[label.kind];
    const badge = this.#badgeWidth(label.badge);
    this.#ruler.font = this.#font(face);
    const widths = label.lines.map(
      (line, index) => this.#ruler.measureText(line).width + (index === 0 ? badge : 0),
    );
    return {
      width: Math.max(0, ...widths),
      height: label.lines.length * face.size * this.#scale * 1.28,
    };
  }

  #picture(label: Label, ratio: number): Picture {
    const key = `${label.kind}|${label.badge}|${label.lines.join("\n")}`;
    const known = this.#pictures.get(key);
    if (known) return known;
    const face = FACES[label.kind];
    const { width, height } = this.#measure(label);
    const image = document.createElement("canvas");
    image.width = Math.ceil((width + 8) * ratio);
    image.height = Math.ceil((height + 8) * ratio);
    const pen = image.getContext("2d", IN_MEMORY)!;
    pen.scale(ratio, ratio);
    pen.translate(4, 4);
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    const badge = this.#badgeWidth(label.badge);
    label.lines.forEach((line, index) => {
      const left = index === 0 ? badge : 0;
      const middle = (index + 0.5) * face.size * this.#scale * 1.28;
      pen.font = this.#font(face);
      pen.strokeStyle = face.tone === "river" ? this.#palette.sea : this.#palette.paper;
      pen.globalAlpha = 0.92;
      pen.lineWidth = face.halo;
      pen.strokeText(line, left, middle);
      pen.globalAlpha = 1;
      pen.fillStyle = this.#palette[face.tone];
      pen.fillText(line, left, middle);
      if (index === 0 && badge > 0)
        this.#drawBadge(pen, label.badge, badge - 4 * this.#scale, middle);
    });
    const picture = { image, width: image.width / ratio, height: image.height / ratio };
    this.#pictures.set(key, picture);
    return picture;
  }

  #drawBadge(pen: CanvasRenderingContext2D, badge: string, width: number, middle: number): void {
    const height = 15 * this.#scale;
    pen.fillStyle = this.#palette.ink;
    pen.beginPath();
    pen.roundRect(0, middle - height / 2, width, height, 3);
    pen.fill();
    pen.font = `700 ${11 * this.#scale}px ${FAMILY}`;
    pen.fillStyle = this.#palette.paper;
    pen.textAlign = "center";
    pen.fillText(badge, width / 2, middle + 0.5);
    pen.textAlign = "left";
  }
}
