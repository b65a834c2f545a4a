// Branded ids: a task number cannot be handed where a project id is due. New ids are made here only.
import { v4 as uuid } from "uuid";

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** "14", or "14-2" for the second task that bears the number 14. */
export type TaskId = Branded<"TaskId">;
/** The heading a task stands under: its place among the plan's sections, "s1"… */
export type SectionId = Branded<"SectionId">;
/** An office by its short name, "规划办". */
export type OfficeId = Branded<"OfficeId">;
export type ProjectId = Branded<"ProjectId">;
/** A site or segment of a project; unique in the whole ledger. */
export type SiteId = Branded<"SiteId">;

export const taskId = (text: string): TaskId => text as TaskId;
export const sectionId = (text: string): SectionId => text as SectionId;
export const officeId = (text: string): OfficeId => text as OfficeId;
export const projectId = (text: string): ProjectId => text as ProjectId;
export const siteId = (text: string): SiteId => text as SiteId;

/**
 * A new id that nothing else has: a UUID of version 4, lower case, so that it can name a file too. Browsers give
 * `crypto.randomUUID` to secure pages only; on plain http the package makes it from `crypto.getRandomValues`.
 */
export const newId = (): string => uuid();
