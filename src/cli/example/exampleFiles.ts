// The example's files as they lie in geodata/example, made of the town's own manifest, projects and extent. Reads,
// and writes nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseBaseFile } from "#ledger/baseMap.ts";
import { EXAMPLE_SEED, exampleId, makeExample } from "#ledger/example/makeExample.ts";
import { drawPhoto, SUBJECTS } from "#ledger/example/photo.ts";
import { Random } from "#ledger/example/Random.ts";
import { parseProjectsText } from "#ledger/formats/geojson.ts";
import { toProjectsText } from "#ledger/formats/townGeojson.ts";
import type { Project } from "#ledger/project.ts";
import { parseTown, type Town } from "#ledger/town.ts";
import { parsePlan } from "#plan/parsePlan.ts";
import { example } from "#words/zh-CN/example.ts";

const PROJECTS = "projects.geojson";

/** Path relative to geodata/example → text. `geodata` is the folder of the town's own manifest. */
export function exampleFiles(geodata: string): ReadonlyMap<string, string> {
  const read = (path: string): string => readFileSync(join(geodata, path), "utf8");
  const manifest = JSON.parse(read("town.json")) as Record<string, unknown>;
  const { value: town } = parseTown(read("town.json"));
  const projects = makeExample({
    projects: ownProjects(town, read),
    villages: town.villages,
    extent: extentOf(town, read),
  });
  return new Map([
    ["town.json", `${JSON.stringify(manifestOf(manifest, town), null, 1)}\n`],
    [PROJECTS, toProjectsText(projects)],
    ...SUBJECTS.map((subject, index) => {
      const { svg } = drawPhoto(subject, new Random(EXAMPLE_SEED + index));
      return [`photos/${subject}.svg`, svg] as const;
    }),
  ]);
}

type Read = (path: string) => string;

function ownProjects(town: Town, read: Read): Project[] {
  const plan = parsePlan(town.plan ? read(town.plan) : "", town.offices).value;
  const taskIds = new Set<string>(plan.tasks.map(({ id }) => id));
  const takenIds = new Set<string>();
  return town.projects.flatMap((file) => {
    const { value } = parseProjectsText(read(file), { file, taskIds, takenIds });
    for (const { id } of value) takenIds.add(id);
    return value;
  });
}

function extentOf(town: Town, read: Read) {
  const file = town.base.find(({ role }) => role === "extent");
  const extent = file && parseBaseFile(file, read(file.file)).value[0];
  if (!extent) throw new Error("town.json names no extent");
  return extent.geometry;
}

/** The town's own plan, base map and offices by path; nothing that would publish it or let others drive it. */
function manifestOf(manifest: Record<string, unknown>, town: Town): Record<string, unknown> {
  const { publicUrl: _, ...rest } = manifest;
  const beside = (path: string): string => `../${path}`;
  return {
    ...rest,
    name: example.nameOf(town.place),
    isExample: true,
    plan: town.plan && beside(town.plan),
    projects: [PROJECTS],
    base: town.base.map(({ file, role, attribution }) => ({
      file: beside(file),
      role,
      ...(attribution === null ? {} : { attribution }),
    })),
    featured: town.featured.map(exampleId),
    mapApproval: null,
    isPublic: false,
    embedOrigins: [],
  };
}
