// The one catalogue of every sentence a user can read. English will be a second object of the same type.
import { dataIssues } from "./zh-CN/dataIssues.ts";
import { desk } from "./zh-CN/desk.ts";
import { exporting } from "./zh-CN/exporting.ts";
import { importing } from "./zh-CN/importing.ts";
import { map } from "./zh-CN/map.ts";
import { panels } from "./zh-CN/panels.ts";
import { planIssues } from "./zh-CN/planIssues.ts";

export const words = { planIssues, dataIssues, desk, exporting, importing, map, panels };
