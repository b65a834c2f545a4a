// Every style of annotation and numbering that plans elsewhere use: a text, and beside it what a careful reader finds in it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan } from "#plan/parsePlan.ts";
import type { Plan } from "#plan/plan.ts";

const FOLDER = new URL("../fixtures/plan/", import.meta.url);

/** Tasks are "id number section|title|leads|assists", names parted by "/"; sections are "number title < part". */
type Expectation = {
  title: string | null;
  issuers?: string[];
  date?: string | null;
  sections: string[];
  tasks: string[];
  /** Every issue code, each once, sorted. */
  issues: string[];
  /** Clean text by task id. */
  texts?: Record<string, string>;
  /** Known office by written name. */
  offices?: Record<string, string>;
};

const read = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.slice(0, -4));

const tasksOf = (plan: Plan) =>
  plan.tasks.map((task) => {
    const section = plan.sections.find(({ id }) => id === task.section)?.written ?? "-";
    const written = (mentions: Plan["tasks"][number]["leads"]) =>
      mentions.map((mention) => mention.written).join("/");
    return `${task.id} ${task.number} ${section}|${task.title}|${written(task.leads)}|${written(task.assists)}`;
  });

const sectionsOf = (plan: Plan) =>
  plan.sections.map(
    ({ written, title, part }) => `${written} ${title}${part === null ? "" : ` < ${part}`}`,
  );

describe("fixtures", () => {
  it("are pairs of a text and its expectation", () => {
    expect(names.length).toBeGreaterThanOrEqual(25);
    expect(names.filter((name) => !existsSync(new URL(`${name}.json`, FOLDER)))).toEqual([]);
  });
});

describe.each(names)("%s", (name) => {
  const source = read(`${name}.txt`);
  const expected = JSON.parse(read(`${name}.json`)) as Expectation;
  const { value: plan, issues } = parsePlan(source);

  it("has the tasks and sections", () => {
    expect(tasksOf(plan)).toEqual(expected.tasks);
    expect(sectionsOf(plan)).toEqual(expected.sections);
  });

  it("has title, issuers and date", () => {
    expect(plan.title).toBe(expected.title);
    expect(plan.issuers).toEqual(expected.issuers ?? []);
    expect(plan.date).toBe(expected.date ?? null);
  });

  it("says what is odd", () => {
    expect([...new Set(issues.map(({ code }) => code))].sort()).toEqual(expected.issues);
    for (const { severity, code } of issues)
      expect(severity).toBe(["plan.no-tasks", "plan.table"].includes(code) ? "error" : "warning");
  });

  it("keeps clean text and known offices", () => {
    const texts = Object.fromEntries(plan.tasks.map(({ id, text }) => [id, text]));
    expect(texts).toMatchObject(expected.texts ?? {});
    const offices = Object.fromEntries(
      plan.tasks
        .flatMap(({ leads, assists }) => [...leads, ...assists])
        .map(({ written, office }) => [written, office]),
    );
    expect(offices).toMatchObject(expected.offices ?? {});
  });
});
