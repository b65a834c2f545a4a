// The one catalogue of every sentence a user can read. English will be a second object of the same type.
import { planIssues } from "./zh-CN/planIssues.ts";

export const words = { planIssues };
export type Words = typeof words;
