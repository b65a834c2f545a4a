// An answer in sentences: for the panel, the clipboard and a scene alike. Every figure says how many it is of, and how many are 未填报.
import { areaText, lengthText, toPlainText } from "#geo/formatMeasure.ts";
import { ask } from "#words/zh-CN/ask.ts";
import { MONEY, type Answer, type Figure, type Question } from "./ask.ts";

const say = ask.lines;
const number = (value: number): string =>
  new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 }).format(value);
const figure = ({ sum, known, unstated }: Figure, show: (sum: number) => string): string =>
  say.figure(show(sum), known, unstated);

/** “双塘周边 1.00 公里”. */
export function questionTitle({ kind, name, metres }: Question): string {
  const far = toPlainText(lengthText(metres));
  return kind === "area"
    ? ask.title.area
    : kind === "ring"
      ? ask.title.ring(far)
      : ask.title[kind](name ?? "", far);
}

/** The answer line by line; `filtered` says that only what a filter leaves was asked. */
export function answerLines(answer: Answer, filtered: boolean): readonly string[] {
  const { projects, schematic, mayBeOut, mayBeIn, unplaced, namedElsewhere } = answer;
  const count = say.count(projects.length, answer.asked);
  return [
    ...villageLine(answer.question),
    [count, ...(schematic > 0 ? [say.schematic(schematic)] : [])].join("，"),
    ...(filtered ? [say.filtered] : []),
    ...(projects.length === 0
      ? [say.nothing]
      : [...drawnLines(answer), ...statedLines(answer), ...officeLines(answer)]),
    ...(mayBeOut + mayBeIn > 0 ? [say.edge(mayBeOut, mayBeIn)] : []),
    ...(unplaced > 0 ? [say.unplaced(unplaced)] : []),
    ...(namedElsewhere > 0 ? [say.namedElsewhere(namedElsewhere)] : []),
  ].map(toPlainText);
}

function villageLine({ kind, name, accuracyMetres }: Question): string[] {
  if (kind !== "village") return [];
  const accuracy = accuracyMetres === null ? null : lengthText(accuracyMetres);
  return [say.villagePoint(name ?? "", accuracy)];
}

/** What is drawn on the map inside the ground, and how much of it is only a scheme. */
function drawnLines({ points, sites, drawn }: Answer): string[] {
  const { lines, metres, areas, squareMetres } = drawn;
  const length = (): string =>
    say.length(lines, lengthText(metres)) +
    schematicPart(drawn.schematicMetres, metres, lengthText);
  const area = (): string =>
    say.area(areas, areaText(squareMetres)) +
    schematicPart(drawn.schematicSquareMetres, squareMetres, areaText);
  return [
    ...(points > 0 ? [say.points(points)] : []),
    ...(sites > 0 ? [say.sites(sites)] : []),
    ...(lines > 0 ? [length()] : []),
    ...(areas > 0 ? [area()] : []),
  ];
}

function schematicPart(value: number, whole: number, show: (value: number) => string): string {
  if (value === 0) return "";
  return value >= whole ? say.allSchematic : say.ofSchematic(show(value));
}

const statedLines = ({ stated, money }: Answer): string[] => [
  say.statedMetres(figure(stated.metres, lengthText)),
  say.statedSquareMetres(figure(stated.squareMetres, areaText)),
  ...MONEY.map((key) => say.money[key](figure(money[key], (sum) => say.wan(number(sum))))),
];

function officeLines({ offices, withoutOffice }: Answer): string[] {
  const leading = offices.filter(({ leads }) => leads > 0);
  const assisting = offices.filter(({ leads, assists }) => leads === 0 && assists > 0);
  const led = say.offices(leading.map(({ office, leads }) => say.office(office, leads)));
  return [
    led + (withoutOffice > 0 ? say.noOffice(withoutOffice) : ""),
    ...(assisting.length > 0
      ? [say.assists(assisting.map(({ office, assists }) => say.office(office, assists)))]
      : []),
  ];
}
