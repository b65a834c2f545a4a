// GPX → one row a waypoint, route or track. Positions are WGS-84 by definition; heights of waypoints are kept as a column, of tracks dropped.
import type { Geometry, Position } from "geojson";
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import { attribute, localName, scanXml, type XmlEvents } from "#base/xml.ts";
import { shorten } from "#base/shorten.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Format, InputFile, ReadContext, Source } from "../source.ts";
import { checkIn, endsWith, finishIssues, head, MapTable, NOTHING } from "./mapTable.ts";

const say = mapFormats.xml;
const names = mapFormats.columns;
const TEXTS: Readonly<Record<string, string>> = {
  name: names.name,
  desc: names.description,
  cmt: names.comment,
  time: names.time,
  ele: names.height,
};
const KINDS: Readonly<Record<string, string>> = mapFormats.gpxKinds;
const POINTS = new Set(["wpt", "rtept", "trkpt"]);

export const gpx: Format = {
  id: "gpx",
  accepts: ({ name, bytes }) => endsWith(name, ".gpx") || /<(?:\w+:)?gpx[\s>]/i.test(head(bytes)),
  read: async ([file], context) => (file ? readGpx(file, context) : NOTHING([])),
};

function readGpx(
  { name: file, bytes }: InputFile,
  context: ReadContext,
): Parsed<readonly Source[]> {
  const log = new IssueLog();
  const text = decodeText(bytes).text;
  const reader = new GpxReader(file, log, context, text.length);
  scanXml(text, reader);
  const { table, found } = reader.finish();
  if (!found) {
    log.add(error("gpx.not-gpx", say.notGpx, { file }));
    return NOTHING(finishIssues(log, file));
  }
  if (table.rows.length === 0) log.add(warning("gpx.empty", say.emptyGpx, { file }));
  return {
    value: [table.source(file, "gpx", null, { crs: "WGS84", refused: null, text: "GPX" }, false)],
    issues: finishIssues(log, file),
  };
}

type Thing = { kind: string; texts: Map<string, string>; lines: Position[][]; faulty: boolean };

class GpxReader implements XmlEvents {
  readonly #table = new MapTable();
  readonly #file: string;
  readonly #log: IssueLog;
  readonly #context: ReadContext;
  readonly #size: number;
  #found = false;
  #ended = false;
  #thing: Thing | null = null;
  #count = 0;
  #points = 0;
  #point = "";
  #text = "";

  constructor(file: string, log: IssueLog, context: ReadContext, size: number) {
    this.#file = file;
    this.#log = log;
    this.#context = context;
    this.#size = size;
  }

  readonly open = (name: string, raw: string): void => {
    const tag = localName(name);
    this.#text = "";
    if (tag === "gpx") this.#found = true;
    if (Object.hasOwn(KINDS, tag)) this.#begin(tag);
    if (tag === "trkseg") this.#thing?.lines.push([]);
    if (!POINTS.has(tag)) return;
    this.#point = tag;
    checkIn(this.#context, ++this.#points, this.#size / 100);
    this.#addPoint(attribute(raw, "lon") ?? "", attribute(raw, "lat") ?? "");
  };

  readonly text = (text: string): void => {
    this.#text += text;
  };

  readonly close = (name: string): void => {
    const tag = localName(name);
    const text = this.#text.trim();
    this.#text = "";
    if (Object.hasOwn(KINDS, tag)) this.#end();
    if (tag === "gpx") this.#ended = true;
    if (tag === this.#point) this.#point = "";
    else if (this.#thing && text !== "" && Object.hasOwn(TEXTS, tag))
      this.#note(this.#thing, tag, text);
  };

  /** A track's own texts, and of its points only the first time: when the walk began. */
  #note({ kind, texts }: Thing, tag: string, text: string): void {
    const ofPoint = this.#point !== "" && kind !== "wpt";
    if (!ofPoint || (tag === "time" && !texts.has(TEXTS.time!))) texts.set(TEXTS[tag]!, text);
  }

  #addPoint(lon: string, lat: string): void {
    const thing = this.#thing;
    if (!thing) return;
    const [x, y] = [lon.trim() === "" ? NaN : Number(lon), lat.trim() === "" ? NaN : Number(lat)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      if (!thing.faulty)
        this.#log.add(
          error("gpx.bad-numbers", say.badNumbers(this.#name(thing), shorten(`${lon},${lat}`)), {
            file: this.#file,
            row: this.#count,
          }),
        );
      thing.faulty = true;
      return;
    }
    if (thing.lines.length === 0) thing.lines.push([]);
    thing.lines.at(-1)!.push([x, y]);
  }

  #begin(kind: string): void {
    this.#end();
    this.#count++;
    this.#thing = { kind, texts: new Map(), lines: [], faulty: false };
  }

  #end(): void {
    const thing = this.#thing;
    if (!thing) return;
    this.#thing = null;
    const cells: unknown[] = [];
    for (const [column, text] of thing.texts) this.#table.put(cells, column, text);
    this.#table.put(cells, names.kind, KINDS[thing.kind]!);
    const lines = thing.lines.filter((line) => line.length > 0);
    if (lines.length === 0 && !thing.faulty)
      this.#log.add(
        error("gpx.no-numbers", say.noNumbers(this.#name(thing)), {
          file: this.#file,
          row: this.#count,
        }),
      );
    this.#table.add(this.#count, cells, thing.faulty ? null : shapeOf(thing.kind, lines));
  }

  #name(thing: Thing): string {
    return mapFormats.placemark(this.#count, shorten(thing.texts.get(names.name) ?? "", 20));
  }

  finish(): { table: MapTable; found: boolean } {
    if (this.#thing) {
      this.#log.add(
        error("gpx.cut", say.cut(this.#name(this.#thing)), { file: this.#file, row: this.#count }),
      );
      this.#end();
    } else if (this.#found && !this.#ended)
      this.#log.add(
        error("gpx.cut", say.cut(mapFormats.placemark(this.#count, "")), { file: this.#file }),
      );
    return { table: this.#table, found: this.#found || this.#count > 0 };
  }
}

function shapeOf(kind: string, lines: Position[][]): Geometry | null {
  const [first] = lines;
  if (!first) return null;
  if (kind === "wpt") return { type: "Point", coordinates: first[0]! };
  return lines.length === 1
    ? { type: "LineString", coordinates: first }
    : { type: "MultiLineString", coordinates: lines };
}
