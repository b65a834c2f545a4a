// One row of a file after reading: values of the fields its columns were mapped to, its place in WGS-84, and what is wrong with it.
import type { Issue } from "#base/issue.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { FieldKey, FieldValue } from "../fields.ts";
import type { Attachment } from "../project.ts";
import type { SiteFieldKey } from "../siteFields.ts";

export type Draft = {
  /** Which of the sources opened together, and the row in it. */
  source: number;
  row: number;
  /** Only fields that have a column; null is a blank cell. */
  values: Readonly<Partial<Record<FieldKey, FieldValue>>>;
  /** undefined: the row says nothing of a place. */
  geometry: PlaceGeometry | undefined;
  attachments: readonly Attachment[] | undefined;
  /** Columns that are no field, under their own heads; blanks left out. */
  extra: Readonly<Record<string, unknown>>;
  issues: readonly Issue[];
  /** What a row of a list of sites says; absent in a list of projects. */
  site?: SiteDraft;
};

export type SiteDraft = {
  /** The site's own id in this ledger, where the list has come out of it. */
  id: string | null;
  /** The project as the row names it, by id or name; null where the row does not. */
  owner: string | null;
  /** Only fields that have a column; null is a blank cell. */
  values: Readonly<Partial<Record<SiteFieldKey, FieldValue>>>;
};

/** What the row is called: the name of its project, or of its site. */
export const draftName = ({ values, site }: Pick<Draft, "values" | "site">): string | null => {
  const name = site ? site.values.name : values.name;
  return typeof name === "string" ? name : null;
};

export const isRejected = ({ issues }: Pick<Draft, "issues">): boolean =>
  issues.some(({ severity }) => severity === "error");
