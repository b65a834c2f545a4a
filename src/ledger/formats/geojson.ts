// GeoJSON (RFC 7946) → projects. Keeps every good feature and says of each bad one what is wrong and how to mend it.
import { isSiteFeature, withSites, type SiteFeature } from "./geojsonSites.ts";
import { projectId, taskId } from "#base/ids.ts";
import { error, IssueLog, warning, type Parsed, type Place } from "#base/issue.ts";
import { checkGeometry, isFault, withSoundHeights, type PlaceGeometry } from "#geo/geometry.ts";
import { normaliseNumber } from "#plan/parsePlan.ts";
import { words } from "#words/words.ts";
import {
  FIELD_KEYS,
  FIELDS,
  precisionLabel,
  sortFields,
  type FieldKey,
  type KnownFields,
} from "../fields.ts";
import { readAttachments } from "../importing/attachments.ts";
import { hasInk, nameFault } from "../projectName.ts";
import { fitsRange } from "../numberRange.ts";
import { cellReader } from "../reading/cells.ts";
import {
  EMPTY_PROJECT,
  PRECISIONS,
  SCOPES,
  type Location,
  type Precision,
  type Project,
  type Scope,
} from "../project.ts";
import { jsonFault, parseJson } from "./parseJson.ts";

const say = words.dataIssues;

/** What the reader must know of the plan and of the files read before. */
/** `taskIds` is null where there is no plan to compare with. */
export type Context = {
  file: string;
  taskIds: ReadonlySet<string> | null;
  takenIds?: ReadonlySet<string>;
};

/** Reads the text of a file. Not JSON, or not a FeatureCollection: no projects and one error. */
export function parseProjectsText(text: string, context: Context): Parsed<readonly Project[]> {
  const head = text.slice(0, 200).trimStart();
  if (head === "")
    return {
      value: [],
      issues: [error("data.empty-file", say.emptyFile(), { file: context.file })],
    };
  try {
    return parseProjects(parseJson(text), context);
  } catch (cause) {
    const message = say.notJson(jsonFault(text, cause));
    return { value: [], issues: [error("data.not-json", message, { file: context.file })] };
  }
}

/** Reads a FeatureCollection that is already an object. */
export function parseProjects(value: unknown, context: Context): Parsed<readonly Project[]> {
  const features = (value as { features?: unknown } | null)?.features;
  if (
    (value as { type?: unknown } | null)?.type !== "FeatureCollection" ||
    !Array.isArray(features)
  ) {
    return {
      value: [],
      issues: [error("data.not-collection", say.notCollection(), { file: context.file })],
    };
  }
  const log = new IssueLog();
  const taken = new Set(context.takenIds);
  const projects: Project[] = [];
  const sites: SiteFeature[] = [];
  features.forEach((feature: unknown, index) => {
    if (isSiteFeature(feature)) {
      sites.push({ feature: feature as SiteFeature["feature"], row: index + 1 });
      return;
    }
    const project = new FeatureReader(feature, index + 1, context, log).read(taken);
    if (project) {
      taken.add(project.id);
      projects.push(project);
    }
  });
  return {
    value: withSites(projects, sites, context.file, log),
    issues: log.finish((code, left) => warning(code, say.more(left), { file: context.file })),
  };
}

/** Fields with a reader of their own below; all others are read as a spreadsheet's cells are. */
const OWN: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "id",
  "name",
  "tasks",
  "quote",
  "kind",
  "scope",
  "leads",
  "assists",
  "status",
  "village",
  "note",
  "precision",
  "accuracyMetres",
  "source",
  "confirmedOn",
  "confirmedBy",
  "method",
]);
const READERS = FIELD_KEYS.filter((key) => !OWN.has(key)).map((key) => ({
  key,
  read: cellReader(key, null, null),
}));

class FeatureReader {
  readonly #known: KnownFields;
  readonly #extra: Record<string, unknown>;
  #path: string;

  readonly feature: unknown;
  readonly row: number;
  readonly context: Context;
  readonly log: IssueLog;

  constructor(feature: unknown, row: number, context: Context, log: IssueLog) {
    this.feature = feature;
    this.row = row;
    this.context = context;
    this.log = log;
    const properties = (feature as { properties?: unknown } | null)?.properties;
    const { known, extra } = sortFields(
      typeof properties === "object" && properties !== null
        ? (properties as Record<string, unknown>)
        : {},
    );
    this.#known = known;
    this.#extra = extra;
    this.#path = say.feature(row);
  }

  read(taken: ReadonlySet<string>): Project | null {
    if ((this.feature as { type?: unknown } | null)?.type !== "Feature")
      return this.#refuse("data.not-feature", say.notFeature());
    const name = this.#text("name");
    const id = visible(this.#text("id")) ?? visible(toText((this.feature as { id?: unknown }).id));
    const fault = name === null ? "blank" : nameFault(name);
    if (name === null || fault === "blank") return this.#refuse("data.no-name", say.noName());
    if (fault === "long") return this.#refuse("data.long-name", say.longName(name.slice(0, 30)));
    this.#path = say.featureNamed(this.row, name.slice(0, 30));
    const fallback = `${this.context.file}#${this.row}`;
    if (!id) this.#warn("data.no-id", say.noId(fallback));
    else if (taken.has(id)) return this.#refuse("data.duplicate-id", say.duplicateId(id));
    const geometry = this.#geometry();
    return {
      ...EMPTY_PROJECT,
      id: projectId(id ?? fallback),
      name,
      tasks: this.#tasks(),
      quote: this.#text("quote"),
      kind: this.#text("kind"),
      scope: this.#oneOf("scope", SCOPES),
      leads: this.#list("leads"),
      assists: this.#list("assists"),
      status: this.#text("status"),
      village: this.#text("village"),
      note: this.#text("note"),
      ...this.#others(),
      location: this.#location(geometry),
      geometry,
      attachments: readAttachments(this.#known.attachments) ?? [],
      file: this.context.file,
      row: this.row,
      extra: this.#extra,
    };
  }

  /** A value that cannot be read is kept as it stood among the further properties. */
  #others(): Partial<Project> {
    const values: Record<string, unknown> = {};
    for (const { key, read } of READERS) {
      const cell = this.#known[key];
      if (cell === undefined || cell === null) continue;
      const result = read(cell);
      if (!("fault" in result)) values[key] = result.value;
      else {
        this.#extra[this.#headOf(cell) ?? FIELDS[key].label] = cell;
        this.#warn(
          "data.unreadable",
          say.unreadable(
            FIELDS[key].label,
            String(toText(cell) ?? typeof cell).slice(0, 40),
            result.fault,
          ),
        );
      }
    }
    return values;
  }

  /** The head under which a value stood in the file. */
  #headOf(value: unknown): string | undefined {
    const properties = (this.feature as { properties: Record<string, unknown> }).properties;
    return Object.keys(properties).find((head) => properties[head] === value);
  }

  #geometry(): PlaceGeometry | null {
    const value = (this.feature as { geometry?: unknown }).geometry;
    if (value === null || value === undefined) return null;
    const checked = checkGeometry(value);
    if (!isFault(checked)) {
      const { geometry, dropped } = withSoundHeights(checked);
      if (dropped) this.#warn("data.bad-height", say.badHeight(dropped.count, dropped.found));
      return geometry;
    }
    this.log.add(
      error(
        `data.geometry-${checked.fault}`,
        say.geometry[checked.fault](checked.found),
        this.#place(),
      ),
    );
    return null;
  }

  #tasks(): Project["tasks"] {
    const list = this.#list("tasks") ?? [];
    const known = this.context.taskIds;
    const ids = list.map((text) => (known?.has(text) ? text : normaliseNumber(text)));
    if (known)
      for (const id of ids)
        if (!known.has(id)) this.#warn("data.unknown-task", say.unknownTask(id));
    if (ids.length === 0) this.#warn("data.no-task", say.noTask());
    return [...new Set(ids)].map(taskId);
  }

  #location(geometry: PlaceGeometry | null): Location {
    const raw = this.#known.location;
    const {
      precision,
      accuracyMetres: metresKnown,
      source,
      confirmedOn: dayKnown,
      confirmedBy,
      method,
    } = this.#known;
    const flat: Record<string, unknown> = {
      precision,
      accuracyMetres: metresKnown,
      source,
      confirmedOn: dayKnown,
      confirmedBy,
      method,
    };
    const given =
      typeof raw === "object" && raw !== null
        ? { ...flat, ...(raw as Record<string, unknown>) }
        : flat;
    const metres = given.accuracyMetres;
    const accuracyMetres =
      typeof metres === "number" && fitsRange("metres", metres) ? metres : null;
    if (metres !== undefined && metres !== null && accuracyMetres === null)
      this.#warn("data.bad-accuracy", say.badAccuracy(toText(metres) ?? typeof metres));
    const confirmedOn = toText(given.confirmedOn);
    const date = confirmedOn && /^\d{4}-\d{2}-\d{2}$/.test(confirmedOn) ? confirmedOn : null;
    if (confirmedOn && !date) this.#warn("data.bad-date", say.badDate(confirmedOn));
    return {
      precision: this.#precision(given.precision, geometry),
      accuracyMetres,
      source: toText(given.source),
      confirmedOn: date,
      confirmedBy: toText(given.confirmedBy),
      method: toText(given.method),
    };
  }

  #precision(value: unknown, geometry: PlaceGeometry | null): Precision {
    if (geometry === null) return "none";
    const found = PRECISIONS.find(
      (precision) => precision === value || precisionLabel(precision) === value,
    );
    if (found && found !== "none") return found;
    this.#warn(
      "data.no-precision",
      value === undefined ? say.noPrecision() : say.badPrecision(toText(value) ?? typeof value),
    );
    return "schematic";
  }

  #oneOf(field: FieldKey, allowed: readonly Scope[]): Scope | null {
    const text = this.#text(field);
    const found = allowed.find((item) => item === text) ?? null;
    if (text && !found) this.#warn("data.bad-scope", say.badScope(text, allowed.join("、")));
    return found;
  }

  #text(field: FieldKey): string | null {
    const value = this.#known[field];
    if (
      value !== undefined &&
      value !== null &&
      toText(value) === null &&
      typeof value === "object"
    )
      this.#warn("data.bad-text", say.badText(FIELDS[field].label));
    return toText(value);
  }

  /** A list, a single value, or text parted by 、，；/ . */
  #list(field: FieldKey): string[] | null {
    const value = this.#known[field];
    if (value === undefined || value === null || value === "") return null;
    const items = Array.isArray(value)
      ? value
      : typeof value === "string"
        ? value.split(/[、，,；;/\n]/)
        : [value];
    return items.map(toText).filter((item) => item !== null);
  }

  #place(): Place {
    return { file: this.context.file, row: this.row, path: this.#path };
  }

  #warn(code: string, message: string): void {
    this.log.add(warning(code, message, this.#place()));
  }

  #refuse(code: string, message: string): null {
    this.log.add(error(code, message, this.#place()));
    return null;
  }
}

const visible = (text: string | null): string | null =>
  text !== null && hasInk(text) ? text : null;

/** Text or number → trimmed text; anything else, and the empty text, → null. */
function toText(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === "" ? null : text;
}
