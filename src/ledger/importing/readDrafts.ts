// Rows under heads → drafts: every mapped cell read by its type, every place brought to WGS-84. A cell that cannot be read rejects its row.
import { error, warning, type Issue, type Place } from "#base/issue.ts";
import { shorten } from "#base/shorten.ts";
import { crsOfText, toWgs84, transformGeometry, type Crs } from "#geo/crs.ts";
import { parsePair } from "#geo/degrees.ts";
import { checkGeometry, isFault, type PlaceGeometry } from "#geo/geometry.ts";
import { inChina } from "#geo/lngLat.ts";
import { fromWkt } from "#geo/wkt.ts";
import type { Geometry } from "geojson";
import type { Plan } from "#plan/plan.ts";
import { words } from "#words/words.ts";
import type { FieldKey, FieldValue } from "../fields.ts";
import type { Attachment } from "../project.ts";
import { nameFault } from "../projectName.ts";
import { cellReader, readText, siteCellReader } from "../reading/cells.ts";
import { parseDateRange } from "../reading/dates.ts";
import type { Read } from "../reading/read.ts";
import type { SiteFieldKey } from "../siteFields.ts";
import type { Source, SourceRow } from "../source.ts";
import type { Draft, SiteDraft } from "./draft.ts";
import { readAttachments } from "./attachments.ts";
import { uniteParts } from "./uniteParts.ts";
import { coordinateOf, type ColumnTarget, type Setup } from "./setup.ts";

const say = words.importing;

export type DraftContext = {
  plan: Plan | null;
  /** Long shapes that a workbook keeps on a sheet of their own, by project id. */ shapes: ReadonlyMap<
    string,
    string
  >;
};

type Values = Partial<Record<FieldKey, FieldValue>>;
/** A column made ready: what it holds, and how its cells are read where it is a field. */
type Column = {
  head: string;
  to: ColumnTarget["to"];
  /** The field of a site that it holds. */
  site: SiteFieldKey | null;
  read: ((cell: unknown) => Read<FieldValue>) | null;
};
type Convert = (east: number, north: number) => readonly [number, number];
type Draw = {
  lng: unknown;
  lat: unknown;
  east: unknown;
  north: unknown;
  place: unknown;
  crs: Crs | null;
  refused: string | null;
};

/** Reads the rows of one source; `index` is its number among those opened together. */
export class DraftReader {
  readonly #source: Source;
  readonly #index: number;
  readonly #setup: Setup;
  readonly #context: DraftContext;
  readonly #columns: readonly Column[];
  readonly #convert: Convert | null;
  readonly #template: Values;
  readonly #hasExtra: boolean;

  constructor(source: Source, index: number, setup: Setup, context: DraftContext) {
    this.#source = source;
    this.#index = index;
    this.#setup = setup;
    this.#context = context;
    this.#convert = setup.crs ? toWgs84(setup.crs) : null;
    this.#columns = setup.targets.map((target, column) =>
      columnOf(source.columns[column] ?? "", target, context.plan),
    );
    this.#template = Object.fromEntries(
      this.#columns.filter(({ read, site }) => read && !site).map(({ to }) => [to, null]),
    );
    this.#hasExtra = this.#columns.some(({ to }) => to === "extra");
  }

  read(row: SourceRow): Draft {
    const reading = this.#begin(row);
    // Once: a long text parts its lines anew whenever they are looked at.
    const { cells } = row;
    for (let index = 0; index < this.#columns.length; index++)
      this.#cell(this.#columns[index]!, cells[index] ?? null, reading);
    const { values, site } = reading;
    const name = site ? site.values.name : values.name;
    if (typeof name === "string") reading.name = name.slice(0, 30);
    if (site) checkSiteName(site, reading);
    else this.#name(values, reading);
    const id = site ? (site.id ?? undefined) : values.id;
    const geometry = this.#place(row, reading.draw, id, reading);
    const draft: Draft = {
      source: this.#index,
      row: row.row,
      values,
      geometry,
      attachments: reading.attachments,
      extra: reading.extra,
      issues: reading.issues,
    };
    return site ? { ...draft, site } : draft;
  }

  #begin({ row, crs }: SourceRow): Reading {
    // One shape for all rows of a source: a hundred thousand of them are cheap to make and quick to look into.
    const values: Values = { ...this.#template };
    const extra = this.#hasExtra ? ({} as Record<string, unknown>) : NO_EXTRA;
    const site = this.#setup.rows === "sites" ? { id: null, owner: null, values: {} } : null;
    return new Reading(values, extra, site, crs ?? null, this.#source, row);
  }

  #cell(column: Column, cell: unknown, reading: Reading): void {
    const { to, head } = column;
    if (column.read) {
      if (!column.site) this.#field(column, column.read, cell, reading);
      else if (reading.site) readSiteField(column, cell, reading.site.values, reading);
    } else if (to === "lng" || to === "lat" || to === "east" || to === "north" || to === "place")
      reading.draw[to] = cell;
    else if (to === "crs") this.#system(cell, reading.draw);
    else if (to === "attachments") reading.attachments = readAttachments(cell);
    else if (to === "owner" || to === "siteId") readReference(to, cell, reading.site);
    else if (to === "years") this.#years(head, cell, reading);
    else if (to === "extra" && cell !== null && cell !== "" && head !== "__proto__")
      reading.keep(head, cell);
  }

  /** A file without a name column may still speak of known projects by their ids. */
  #name({ id, name }: Values, reading: Reading): void {
    if (name === undefined && id) return;
    const fault = typeof name === "string" ? nameFault(name) : "blank";
    if (fault === "blank") reading.refuse("data.no-name", say.noName());
    if (fault === "long") reading.refuse("data.long-name", say.longName(String(name).slice(0, 30)));
  }

  #field(
    { head, to }: Column,
    read: (cell: unknown) => Read<FieldValue>,
    cell: unknown,
    reading: Reading,
  ): void {
    const key = to as FieldKey;
    const result = read(cell);
    if (!("fault" in result)) reading.values[key] = result.value;
    else if (key === "tasks") {
      // An unknown task is the plan's affair as much as the row's: the project stays, outside of every task, and the words are kept.
      reading.values.tasks = null;
      reading.keep(head, cell);
      reading.warn("data.unknown-task", say.cell(reading.row, head, shown(cell), result.fault));
    } else
      reading.refuse("cell.unreadable", say.cell(reading.row, head, shown(cell), result.fault));
  }

  /** A system that a row names for itself, or why it cannot be converted. */
  #system(cell: unknown, draw: Draw): void {
    const hint = typeof cell === "string" ? crsOfText(cell) : null;
    draw.crs = hint?.crs ?? draw.crs;
    // A word nobody knows is no leave to take another system in silence.
    draw.refused = hint?.refused ?? (hint || isBlank(cell) ? null : say.unknownSystem(shown(cell)));
  }

  #years(head: string, cell: unknown, reading: Reading): void {
    const result = parseDateRange(cell);
    if ("fault" in result)
      reading.refuse("cell.unreadable", say.cell(reading.row, head, shown(cell), result.fault));
    else if (result.value.start || result.value.finish)
      Object.assign(reading.values, {
        plannedStart: result.value.start,
        plannedFinish: result.value.finish,
      });
  }

  #place(
    row: SourceRow,
    draw: Draw,
    id: FieldValue | undefined,
    reading: Reading,
  ): PlaceGeometry | undefined {
    const own = row.geometry ?? this.#drawn(draw, id, reading);
    if (!own) return undefined;
    const { refused } = this.#source.crs ?? NOT_REFUSED;
    if (draw.refused) return reading.refuse("crs.refused", say.crsRefused(draw.refused));
    if (refused && !this.#setup.crs) return reading.refuse("crs.refused", say.crsRefused(refused));
    const convert = draw.crs ? toWgs84(draw.crs) : this.#convert;
    if (!convert) return reading.refuse("crs.unknown", say.crsUnknown());
    const turned: Convert = this.#setup.swapped ? (a, b) => convert(b, a) : convert;
    return (
      (own.type === "Point" &&
        Array.isArray(own.coordinates) &&
        pointAt(own.coordinates, turned)) ||
      this.#shape(own, turned, reading)
    );
  }

  #shape(own: Geometry, convert: Convert, reading: Reading): PlaceGeometry | undefined {
    const { geometry, left } = uniteParts(own);
    if (left > 0) reading.warn("place.mixed", say.mixed(left));
    const rough = checkGeometry(geometry, "anywhere");
    if (isFault(rough)) {
      // An unfinished shape rejects a row, but the town's own GeoJSON keeps its project on the shelf.
      if (this.#source.keepsUnplaced)
        reading.warn("place.broken", say.badGeometryKept(rough.found));
      else reading.refuse("place.broken", say.badGeometry(rough.found));
      return undefined;
    }
    const checked = checkGeometry(transformGeometry(rough, convert));
    if (!isFault(checked)) return checked;
    return checked.fault === "swapped"
      ? reading.refuse("place.swapped", say.swapped(checked.found))
      : reading.refuse("place.far-away", say.farAway(checked.found));
  }

  /** A place out of cells: two coordinates, both in one cell, or WKT. */
  #drawn(draw: Draw, id: FieldValue | undefined, reading: Reading): Geometry | undefined {
    const [east, north] =
      isBlank(draw.lng) && isBlank(draw.lat) ? [draw.east, draw.north] : [draw.lng, draw.lat];
    if (!isBlank(east) || !isBlank(north)) return this.#pair(east, north, reading);
    const long = typeof id === "string" ? this.#context.shapes.get(id) : undefined;
    const place = long ?? draw.place;
    if (isBlank(place)) return undefined;
    if (typeof place === "object" && place !== null) return place as Geometry;
    const text = String(place);
    const drawn = /[a-z]\s*\(/i.test(text) ? fromWkt(text) : null;
    if (drawn) return drawn;
    const pair = parsePair(text);
    return pair
      ? this.#pair(pair[0], pair[1], reading)
      : reading.refuse("place.unreadable", say.badPair(shown(text)));
  }

  #pair(east: unknown, north: unknown, reading: Reading): Geometry | undefined {
    if (isBlank(east)) return reading.refuse("place.half", say.half(say.northing, say.easting));
    if (isBlank(north)) return reading.refuse("place.half", say.half(say.easting, say.northing));
    const [a, b] = [coordinateOf(east), coordinateOf(north)];
    if (a === null || b === null)
      return reading.refuse("place.unreadable", say.badPair(`${shown(east)}，${shown(north)}`));
    return a === 0 || b === 0
      ? reading.refuse("place.zero", say.zero())
      : { type: "Point", coordinates: [a, b] };
  }
}

function columnOf(head: string, target: ColumnTarget, plan: Plan | null): Column {
  if (target.to === "site")
    return {
      head,
      to: "site",
      site: target.field,
      read: siteCellReader(target.field, target.factor),
    };
  const read = "unit" in target ? cellReader(target.to, target.unit, plan) : null;
  return { head, to: target.to, site: null, read };
}

/** What a row of a list of sites says, while it is read. */
type SiteReading = { id: string | null; owner: string | null; values: SiteValues };
type SiteValues = Partial<Record<SiteFieldKey, FieldValue>>;

/** A cell that cannot be read stays 未填报, its words are kept, and it is said: the site itself is there all the same. */
function readSiteField(column: Column, cell: unknown, values: SiteValues, reading: Reading): void {
  const result = column.read!(cell);
  values[column.site!] = "fault" in result ? null : result.value;
  if (!("fault" in result)) return;
  reading.keep(column.head, cell);
  reading.warn(
    "cell.unreadable-kept",
    say.cellKept(reading.row, column.head, shown(cell), result.fault),
  );
}

function readReference(to: "owner" | "siteId", cell: unknown, site: SiteReading | null): void {
  const read = readText(cell);
  if (!site || "fault" in read || read.value === null) return;
  site[to === "owner" ? "owner" : "id"] = read.value;
}

/** A list may speak of known sites by their ids alone. */
function checkSiteName({ id, values: { name } }: SiteDraft, reading: Reading): void {
  if (name === undefined && id !== null) return;
  const fault = typeof name === "string" ? nameFault(name) : "blank";
  if (fault === "blank") reading.refuse("data.no-name", say.noSiteName());
  if (fault === "long") reading.refuse("data.long-name", say.longName(String(name).slice(0, 30)));
}

/** What one row has given so far. */
class Reading {
  readonly values: Values;
  /** What the row says of a site; null in a list of projects. */
  readonly site: SiteReading | null;
  readonly row: number;
  readonly draw: Draw;
  extra: Record<string, unknown>;
  attachments: readonly Attachment[] | undefined = undefined;
  name = "";
  issues: readonly Issue[] = NO_ISSUES;
  readonly #source: Source;

  constructor(
    values: Values,
    extra: Record<string, unknown>,
    site: SiteReading | null,
    crs: Crs | null,
    source: Source,
    row: number,
  ) {
    this.values = values;
    this.extra = extra;
    this.site = site;
    this.draw = { lng: null, lat: null, east: null, north: null, place: null, crs, refused: null };
    this.#source = source;
    this.row = row;
  }

  /** Two sheets both have a row 5: the sheet is named too. */
  get #at(): Place {
    const { file, sheet } = this.#source;
    const path = [sheet, this.name].filter(Boolean).join(" · ");
    return { file, row: this.row, ...(path === "" ? {} : { path }) };
  }

  keep(head: string, cell: unknown): void {
    if (this.extra === NO_EXTRA) this.extra = {};
    this.extra[head] = cell;
  }
  warn(code: string, message: string): void {
    this.issues = [...this.issues, warning(code, message, this.#at)];
  }
  refuse(code: string, message: string): undefined {
    this.issues = [...this.issues, error(code, message, this.#at)];
    return undefined;
  }
}

const NO_ISSUES: readonly Issue[] = [];
const NO_EXTRA: Record<string, unknown> = {};
const NOT_REFUSED = { refused: null };

/** The plain way for what most rows are: null where it needs a closer look. */
function pointAt([a, b]: readonly unknown[], convert: Convert): PlaceGeometry | null {
  if (typeof a !== "number" || typeof b !== "number") return null;
  const at = convert(a, b);
  return inChina([at[0], at[1]]) ? { type: "Point", coordinates: [at[0], at[1]] } : null;
}

const isBlank = (cell: unknown): boolean =>
  cell === null ||
  cell === undefined ||
  cell === "" ||
  (typeof cell === "string" && cell.length < 8 && /^[\s\-—/无]*$/.test(cell));

const shown = (cell: unknown): string =>
  shorten(typeof cell === "string" ? cell : (JSON.stringify(cell) ?? String(cell)));
