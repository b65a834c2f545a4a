// Rows under heads → drafts: every mapped cell read by its type, every place brought to WGS-84. A cell that cannot be read rejects its row.
import { error, warning, type Issue, type Place } from "#base/issue.ts";
import { crsOfText, toWgs84, transformGeometry, type Crs } from "#geo/crs.ts";
import { parsePair } from "#geo/degrees.ts";
import { checkGeometry, isFault, type PlaceGeometry } from "#geo/geometry.ts";
import { fromWkt } from "#geo/wkt.ts";
import type { Geometry } from "geojson";
import type { Plan } from "#plan/plan.ts";
import { words } from "#words/words.ts";
import type { FieldKey, FieldValue } from "../fields.ts";
import type { Attachment } from "../project.ts";
import { cellReader } from "../reading/cells.ts";
import { parseDateRange } from "../reading/dates.ts";
import type { Read } from "../reading/read.ts";
import type { Source, SourceRow } from "../source.ts";
import type { Draft } from "./draft.ts";
import { readAttachments } from "./attachments.ts";
import { uniteParts } from "./uniteParts.ts";
import { coordinateOf, type ColumnTarget, type Setup } from "./setup.ts";

const say = words.importing;

export type DraftContext = { plan: Plan | null; /** Long shapes that a workbook keeps on a sheet of their own, by project id. */ shapes: ReadonlyMap<string, string> };

type Values = Partial<Record<FieldKey, FieldValue>>;
/** A column made ready: what it holds, and how its cells are read where it is a field. */
type Column = { head: string; to: ColumnTarget["to"]; read: ((cell: unknown) => Read<FieldValue>) | null };
/** What one row has given so far. */
type Reading = { values: Values; extra: Record<string, unknown>; issues: Issue[]; at: Place };
type Draw = { lng: unknown; lat: unknown; east: unknown; north: unknown; place: unknown; crs: Crs | null };

/** All rows of one source, in order. `index` is its number among those opened together. */
export function readDrafts(source: Source, index: number, setup: Setup, context: DraftContext): Draft[] {
  const reader = new DraftReader(source, index, setup, context);
  return source.rows.map((row) => reader.read(row));
}

/** Reads rows one by one, so that a worker can stop between them. */
export class DraftReader {
  readonly #source: Source;
  readonly #index: number;
  readonly #setup: Setup;
  readonly #context: DraftContext;
  readonly #columns: readonly Column[];
  readonly #convert: ((east: number, north: number) => readonly [number, number]) | null;

  constructor(source: Source, index: number, setup: Setup, context: DraftContext) {
    this.#source = source;
    this.#index = index;
    this.#setup = setup;
    this.#context = context;
    this.#convert = setup.crs ? toWgs84(setup.crs) : null;
    this.#columns = setup.targets.map((target, column): Column => ({
      head: source.columns[column] ?? "", to: target.to, read: "unit" in target ? cellReader(target.to, target.unit, context.plan) : null,
    }));
  }

  read(row: SourceRow): Draft {
    const values: Values = {};
    const extra: Record<string, unknown> = {};
    const issues: Issue[] = [];
    const draw: Draw = { lng: null, lat: null, east: null, north: null, place: null, crs: row.crs ?? null };
    let attachments: readonly Attachment[] | undefined;
    const at: Place = { file: this.#source.file, row: row.row };
    const reading: Reading = { values, extra, issues, at };
    for (let index = 0; index < this.#columns.length; index++) {
      const column = this.#columns[index]!;
      const cell = row.cells[index] ?? null;
      if (column.read) {
        this.#field(column, column.read, cell, reading);
        continue;
      }
      switch (column.to) {
        case "lng": case "lat": case "east": case "north": case "place": draw[column.to] = cell; break;
        case "crs": draw.crs = (typeof cell === "string" ? crsOfText(cell)?.crs : null) ?? draw.crs; break;
        case "attachments": attachments = readAttachments(cell); break;
        case "years": this.#years(column.head, cell, reading); break;
        case "extra": if (cell !== null && cell !== "" && column.head !== "__proto__") extra[column.head] = cell; break;
        default: break;
      }
    }
    if (typeof values.name === "string") at.path = values.name.slice(0, 30);
    // A file without a name column may still speak of known projects by their ids.
    if (!values.name && !(values.name === undefined && values.id)) issues.push(error("data.no-name", say.noName(), at));
    const geometry = this.#place(row, draw, values.id, issues, at);
    return { source: this.#index, row: row.row, values, geometry, attachments, extra, issues };
  }

  #field({ head, to }: Column, read: (cell: unknown) => Read<FieldValue>, cell: unknown, { values, extra, issues, at }: Reading): void {
    const key = to as FieldKey;
    const result = read(cell);
    if (!("fault" in result)) values[key] = result.value;
    else if (key === "tasks") {
      // An unknown task is the plan's affair as much as the row's: the project stays, outside of every task, and the words are kept.
      values.tasks = null;
      extra[head] = cell;
      issues.push(warning("data.unknown-task", say.cell(at.row!, head, shown(cell), result.fault), at));
    } else issues.push(error("cell.unreadable", say.cell(at.row!, head, shown(cell), result.fault), at));
  }

  #years(head: string, cell: unknown, { values, issues, at }: Reading): void {
    const result = parseDateRange(cell);
    if ("fault" in result) issues.push(error("cell.unreadable", say.cell(at.row!, head, shown(cell), result.fault), at));
    else if (result.value.start || result.value.finish) Object.assign(values, { plannedStart: result.value.start, plannedFinish: result.value.finish });
  }

  #place(row: SourceRow, draw: Draw, id: FieldValue | undefined, issues: Issue[], at: Place): PlaceGeometry | undefined {
    const own = row.geometry ?? this.#drawn(draw, id, issues, at);
    if (!own) return undefined;
    const { refused } = this.#source.crs ?? { refused: null };
    if (refused && !this.#setup.crs) return this.#refuse(issues, error("crs.refused", say.crsRefused(refused), at));
    const convert = draw.crs ? toWgs84(draw.crs) : this.#convert;
    if (!convert) return this.#refuse(issues, error("crs.unknown", say.crsUnknown(), at));
    const { geometry, left } = uniteParts(own);
    if (left > 0) issues.push(warning("place.mixed", say.mixed(left), at));
    const swapped = this.#setup.swapped;
    const rough = checkGeometry(geometry, "anywhere");
    if (isFault(rough)) return this.#broken(rough.found, issues, at);
    const placed = transformGeometry(rough, swapped ? (a, b) => convert(b, a) : convert);
    const checked = checkGeometry(placed);
    if (isFault(checked)) return this.#refuse(issues, checked.fault === "swapped" ? error("place.swapped", say.swapped(checked.found), at) : error("place.far-away", say.farAway(checked.found), at));
    return checked;
  }

  /** An unfinished shape rejects a row, but the town's own GeoJSON keeps its project on the shelf. */
  #broken(found: string, issues: Issue[], at: Place): undefined {
    const kept = this.#source.keepsUnplaced;
    issues.push(kept ? warning("place.broken", say.badGeometryKept(found), at) : error("place.broken", say.badGeometry(found), at));
    return undefined;
  }

  #refuse(issues: Issue[], issue: Issue): undefined {
    issues.push(issue);
    return undefined;
  }

  /** A place out of cells: two coordinates, both in one cell, or WKT. */
  #drawn(draw: Draw, id: FieldValue | undefined, issues: Issue[], at: Place): Geometry | null {
    const [east, north] = isBlank(draw.lng) && isBlank(draw.lat) ? [draw.east, draw.north] : [draw.lng, draw.lat];
    if (!isBlank(east) || !isBlank(north)) return this.#pair(east, north, issues, at);
    const long = typeof id === "string" ? this.#context.shapes.get(id) : undefined;
    const place = long ?? draw.place;
    if (isBlank(place)) return null;
    if (typeof place === "object" && place !== null) return place as Geometry;
    const text = String(place);
    const drawn = /[a-z]\s*\(/i.test(text) ? fromWkt(text) : null;
    if (drawn) return drawn;
    const pair = parsePair(text);
    if (pair) return this.#pair(pair[0], pair[1], issues, at);
    issues.push(error("place.unreadable", say.badPair(shown(text)), at));
    return null;
  }

  #pair(east: unknown, north: unknown, issues: Issue[], at: Place): Geometry | null {
    if (isBlank(east) || isBlank(north)) {
      issues.push(error("place.half", isBlank(east) ? say.half(words.importing.northing, words.importing.easting) : say.half(words.importing.easting, words.importing.northing), at));
      return null;
    }
    const [a, b] = [coordinateOf(east), coordinateOf(north)];
    if (a === null || b === null) {
      issues.push(error("place.unreadable", say.badPair(`${shown(east)}，${shown(north)}`), at));
      return null;
    }
    if (a === 0 || b === 0) {
      issues.push(error("place.zero", say.zero(), at));
      return null;
    }
    return { type: "Point", coordinates: [a, b] };
  }
}

const isBlank = (cell: unknown): boolean => cell === null || cell === undefined || cell === "" || (typeof cell === "string" && /^[\s\-—/无]*$/.test(cell));

const shown = (cell: unknown): string => {
  const text = typeof cell === "string" ? cell : JSON.stringify(cell) ?? String(cell);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
