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
  const { question, projects, drawn, stated, money, offices, schematic } = answer;
  const [lead, assist] = [
    offices.filter(({ leads }) => leads > 0),
    offices.filter(({ leads, assists }) => leads === 0 && assists > 0),
  ];
  const schematicPart = (value: number, whole: number, show: (value: number) => string): string =>
    value === 0 ? "" : value >= whole ? say.allSchematic : say.ofSchematic(show(value));
  const figures =
    projects.length === 0
      ? [say.nothing]
      : [
          ...(answer.points > 0 ? [say.points(answer.points)] : []),
          ...(drawn.lines > 0
            ? [
                say.length(drawn.lines, lengthText(drawn.metres)) +
                  schematicPart(drawn.schematicMetres, drawn.metres, lengthText),
              ]
            : []),
          ...(drawn.areas > 0
            ? [
                say.area(drawn.areas, areaText(drawn.squareMetres)) +
                  schematicPart(drawn.schematicSquareMetres, drawn.squareMetres, areaText),
              ]
            : []),
          say.statedMetres(figure(stated.metres, lengthText)),
          say.statedSquareMetres(figure(stated.squareMetres, areaText)),
          ...MONEY.map((key) => say.money[key](figure(money[key], (sum) => say.wan(number(sum))))),
          say.offices(lead.map(({ office, leads }) => say.office(office, leads))) +
            (answer.withoutOffice > 0 ? say.noOffice(answer.withoutOffice) : ""),
          ...(assist.length > 0
            ? [say.assists(assist.map(({ office, assists }) => say.office(office, assists)))]
            : []),
        ];
  return [
    ...(question.kind === "village"
      ? [
          say.villagePoint(
            question.name ?? "",
            question.accuracyMetres === null ? null : lengthText(question.accuracyMetres),
          ),
        ]
      : []),
    [
      say.count(projects.length, answer.asked),
      ...(schematic > 0 ? [say.schematic(schematic)] : []),
    ].join("，"),
    ...(filtered ? [say.filtered] : []),
    ...figures,
    ...(answer.mayBeOut + answer.mayBeIn > 0 ? [say.edge(answer.mayBeOut, answer.mayBeIn)] : []),
    ...(answer.unplaced > 0 ? [say.unplaced(answer.unplaced)] : []),
    ...(answer.namedElsewhere > 0 ? [say.namedElsewhere(answer.namedElsewhere)] : []),
  ].map(toPlainText);
}
