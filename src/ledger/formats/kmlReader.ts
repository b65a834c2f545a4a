// Collects placemarks from the events of an XML scan. Knows the elements of KML 2.2, Google's tracks and 奥维's coordinate type.
import type { Position } from "geojson";
import { error, warning, type IssueLog } from "#base/issue.ts";
import { attribute, localName, type XmlEvents } from "#base/xml.ts";
import { shorten } from "#base/shorten.ts";
import { crsOfText, type Crs } from "#geo/crs.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { ReadContext } from "../source.ts";
import { checkIn, MapTable, MOST_COLUMNS } from "./mapTable.ts";
import { closeRing, readCoordinates, textOfHtml, uniteShapes, type Shape } from "./xmlGeometry.ts";

const say = mapFormats.xml;
const names = mapFormats.columns;

/** Elements of a placemark whose text becomes a column. */
const COLUMNS: Readonly<Record<string, string>> = {
  description: names.description,
  address: names.address,
  phoneNumber: names.phone,
  when: names.time,
  begin: names.begin,
  end: names.end,
  OvComment: names.comment,
  comment: names.comment,
};
const OVERLAYS = new Set(["GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Model"]);
/** Deeper nesting than any tool writes; beyond it names of folders are not kept. */
const DEEPEST = 64;

type Placemark = {
  name: string;
  texts: Map<string, string>;
  extended: Map<string, string>;
  shapes: Shape[];
  system: string;
  faulty: boolean;
  geometries: number;
};

export class KmlReader implements XmlEvents {
  readonly table = new MapTable();
  readonly #file: string;
  readonly #log: IssueLog;
  readonly #context: ReadContext;
  /** Characters of the file: a placemark takes some 500 of them, for the progress shown. */
  readonly #size: number;
  readonly #systems = new Map<string, number>();
  #found = false;
  #mark: Placemark | null = null;
  #count = 0;
  readonly #folders: { name: string | null }[] = [];
  readonly #path: string[] = [];
  #deep = 0;
  #text: string[] = [];
  #key = "";
  #rings: Position[][] = [];
  #track: Position[] = [];
  #outer = true;
  #links = 0;
  #overlays = 0;

  constructor(file: string, log: IssueLog, context: ReadContext, size: number) {
    this.#file = file;
    this.#log = log;
    this.#context = context;
    this.#size = size;
  }

  readonly open = (name: string, raw: string): void => {
    const tag = localName(name);
    if (this.#path.length < DEEPEST) this.#path.push(tag);
    else this.#deep++;
    this.#text = [];
    if (tag === "kml") this.#found = true;
    else if (tag === "Placemark") this.#begin();
    else if (tag === "Folder" || tag === "Document") this.#folders.push({ name: null });
    else if (tag === "NetworkLink") this.#links++;
    else if (OVERLAYS.has(tag)) this.#overlays++;
    else if (tag === "Data" || tag === "SimpleData") this.#key = attribute(raw, "name") ?? "";
    else if (tag === "Polygon") this.#rings = [];
    else if (tag === "Track") this.#track = [];
    else if (tag === "outerBoundaryIs" || tag === "innerBoundaryIs")
      this.#outer = tag === "outerBoundaryIs";
    if (
      this.#mark &&
      (tag === "Point" ||
        tag === "LineString" ||
        tag === "Polygon" ||
        tag === "Track" ||
        (tag === "LinearRing" && !this.#path.includes("Polygon")))
    )
      this.#mark.geometries++;
  };

  readonly text = (text: string): void => {
    this.#text.push(text);
  };

  readonly close = (name: string): void => {
    const tag = localName(name);
    const text = this.#text.join("");
    this.#text = [];
    if (this.#deep > 0) this.#deep--;
    // A closing tag without its opening one is passed over; one that leaves others open closes them too.
    else if (this.#path.lastIndexOf(tag) < 0) return;
    else this.#path.length = this.#path.lastIndexOf(tag);
    const parent = this.#path.at(-1) ?? "";
    if (tag === "Placemark") this.#end();
    else if ((tag === "Folder" || tag === "Document") && this.#folders.length > 0)
      this.#folders.pop();
    else if (
      tag === "name" &&
      (parent === "Folder" || parent === "Document") &&
      this.#folders.length > 0
    )
      this.#folders.at(-1)!.name = parent === "Folder" ? text.trim() : null;
    else if (this.#mark) this.#inside(this.#mark, tag, parent, text);
  };

  #inside(mark: Placemark, tag: string, parent: string, text: string): void {
    if (tag === "name" && parent === "Placemark") mark.name = text.trim();
    else if (tag === "OvCoordType") mark.system = text.trim();
    else if (tag === "SimpleData" || (tag === "value" && parent === "Data"))
      mark.extended.set(this.#key, text.trim());
    else if (tag === "coordinates") this.#coordinates(mark, parent, text);
    else if (tag === "coord" && parent === "Track")
      this.#track.push(...this.#read(mark, text.trim().split(/\s+/).join(",")));
    else if (tag === "Track") mark.shapes.push({ type: "LineString", coordinates: this.#track });
    else if (tag === "Polygon" && this.#rings.length > 0)
      mark.shapes.push({ type: "Polygon", coordinates: this.#rings });
    else if (Object.hasOwn(COLUMNS, tag) && parent !== "Track" && text.trim() !== "")
      mark.texts.set(COLUMNS[tag]!, tag === "description" ? textOfHtml(text) : text.trim());
  }

  #coordinates(mark: Placemark, parent: string, text: string): void {
    const positions = this.#read(mark, text);
    if (positions.length === 0) return;
    if (parent === "Point") mark.shapes.push({ type: "Point", coordinates: positions[0]! });
    else if (parent === "LineString")
      mark.shapes.push({ type: "LineString", coordinates: positions });
    else if (parent === "LinearRing") this.#ring(mark, positions);
  }

  #ring(mark: Placemark, positions: Position[]): void {
    if (!this.#path.includes("Polygon")) {
      mark.shapes.push({ type: "LineString", coordinates: positions });
      return;
    }
    const { ring, closed } = closeRing(positions);
    if (!closed) this.#log.add(warning("kml.unclosed", say.unclosed(this.#name(mark)), this.#at()));
    if (this.#outer && this.#rings.length > 0) this.#rings.unshift(ring);
    else this.#rings.push(ring);
  }

  #read(mark: Placemark, text: string): Position[] {
    const { positions, bad } = readCoordinates(text);
    if (bad === null) return positions;
    if (!mark.faulty)
      this.#log.add(
        error("kml.bad-numbers", say.badNumbers(this.#name(mark), shorten(bad)), this.#at()),
      );
    mark.faulty = true;
    return [];
  }

  #begin(): void {
    if (this.#mark) this.#end();
    this.#count++;
    checkIn(this.#context, this.#count, this.#size / 500);
    this.#mark = {
      name: "",
      texts: new Map(),
      extended: new Map(),
      shapes: [],
      system: "",
      faulty: false,
      geometries: 0,
    };
  }

  #end(): void {
    const mark = this.#mark;
    if (!mark) return;
    this.#mark = null;
    const cells: unknown[] = [];
    if (mark.name !== "") this.table.put(cells, names.name, mark.name);
    const folder = this.#folders
      .map(({ name }) => name)
      .filter(Boolean)
      .slice(0, DEEPEST)
      .join("/");
    if (folder !== "") this.table.put(cells, names.folder, folder);
    for (const [name, text] of mark.texts) this.table.put(cells, name, text);
    for (const [key, value] of mark.extended) {
      const own =
        key === names.name ? mark.name : key === names.folder ? folder : mark.texts.get(key);
      if (value !== "" && value !== own)
        this.table.put(cells, own ? names.extended(key) : key, value);
    }
    const geometry = mark.faulty ? null : uniteShapes(mark.shapes);
    if (!geometry && !mark.faulty && mark.geometries > 0)
      this.#log.add(error("kml.no-numbers", say.noNumbers(this.#name(mark)), this.#at()));
    this.table.add(this.#count, cells, geometry, this.#system(mark) ?? undefined);
  }

  #system(mark: Placemark): Crs | null {
    if (mark.system === "") return null;
    this.#systems.set(mark.system, (this.#systems.get(mark.system) ?? 0) + 1);
    const hint = crsOfText(mark.system);
    if (!hint)
      this.#log.add(
        warning(
          "kml.unknown-system",
          say.mixedCrs(this.#name(mark), shorten(mark.system)),
          this.#at(),
        ),
      );
    return hint?.crs ?? null;
  }

  #name(mark: Placemark): string {
    return mapFormats.placemark(this.#count, shorten(mark.name, 20));
  }

  #at(): { file: string; row: number } {
    return { file: this.#file, row: this.#count };
  }

  /** `systems`: the coordinate types that placemarks name, and how many do. Links to the `siblings` in the same archive are followed. */
  finish(siblings: number): {
    table: MapTable;
    found: boolean;
    systems: ReadonlyMap<string, number>;
  } {
    const place = { file: this.#file };
    if (this.#mark) {
      this.#log.add(error("kml.cut", say.cut(this.#name(this.#mark)), this.#at()));
      this.#end();
    } else if (this.#found && this.#path.length > 0)
      this.#log.add(error("kml.cut", say.cut(mapFormats.placemark(this.#count, "")), place));
    const links = Math.max(0, this.#links - siblings);
    if (links + this.#overlays > 0)
      this.#log.add(warning("kml.left", say.left(links, this.#overlays), place));
    if (this.table.left > 0)
      this.#log.add(warning("kml.columns", say.columns(MOST_COLUMNS, this.table.left), place));
    return { table: this.table, found: this.#found || this.#count > 0, systems: this.#systems };
  }
}
