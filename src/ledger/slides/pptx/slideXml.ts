// One slide and its page of notes as XML.
import { slides } from "#words/zh-CN/slides.ts";
import type { Slide, SlideItem } from "../slide.ts";
import { paragraphs, tableXml, textBody } from "./text.ts";
import { emu, fill, frame, inline, PAPER, SPACES } from "./xml.ts";

/** The preset that comes nearest to a mark; the drop of the map stands on its round side. */
const PRESETS: Readonly<Record<Extract<SlideItem, { kind: "mark" }>["shape"], string>> = {
  circle: "ellipse",
  square: "rect",
  triangle: "triangle",
  diamond: "diamond",
  pentagon: "pentagon",
  hexagon: "hexagon",
  drop: "teardrop",
  star: "star5",
  cross: "plus",
  ring: "donut",
};
const geometry = (preset: string): string => `<a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom>`;

const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

function markXml(item: Extract<SlideItem, { kind: "mark" }>): string {
  const line = (dash: string) => `<a:ln w="15875">${fill(item.colour)}${dash}</a:ln>`;
  const pattern = `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${item.colour.slice(1)}"/></a:fgClr><a:bgClr><a:srgbClr val="${PAPER.slice(1)}"/></a:bgClr></a:pattFill>`;
  const inside = {
    solid: fill(item.colour),
    light: `<a:solidFill><a:srgbClr val="${item.colour.slice(1)}"><a:alpha val="40000"/></a:srgbClr></a:solidFill>`,
    hatched: pattern,
    hollow: fill(PAPER),
  }[item.look];
  const turned =
    item.shape === "drop"
      ? frame(item.box).replace("<a:xfrm>", '<a:xfrm rot="18900000">')
      : frame(item.box);
  return `${turned}${geometry(PRESETS[item.shape])}${inside}${line(item.look === "hatched" ? '<a:prstDash val="sysDash"/>' : "")}`;
}

/** `pictureId` is the relation of the item's picture. */
function itemXml(item: SlideItem, id: number, pictureId: string): string {
  const shape = (name: string, inner: string, body: string, box = "") =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${inline(name)}"/><p:cNvSpPr${box}/><p:nvPr/></p:nvSpPr><p:spPr>${inner}</p:spPr>${body}</p:sp>`;
  switch (item.kind) {
    case "title":
      return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${slides.parts.title}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>${frame(item.box)}</p:spPr>${textBody(item.text, item.style)}</p:sp>`;
    case "text":
      return shape(
        item.name,
        `${frame(item.box)}${geometry("rect")}<a:noFill/>`,
        textBody(item.text, item.style),
        ' txBox="1"',
      );
    case "bar":
      return shape(
        item.name,
        `${frame(item.box)}${geometry("rect")}${fill(item.colour)}<a:ln><a:noFill/></a:ln>`,
        "",
      );
    case "mark":
      return shape(item.name, markXml(item), "");
    case "table":
      return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${inline(item.name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${frame(item.box, "p")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">${tableXml(item.table)}</a:graphicData></a:graphic></p:graphicFrame>`;
    case "picture":
      return `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="${inline(item.name)}" descr="${inline(item.alt)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${pictureId}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${frame(item.box)}${geometry("rect")}<a:ln w="9525">${fill("#b9c4c6")}</a:ln></p:spPr></p:pic>`;
  }
}

/** `pictureIds` are the relations of the slide's pictures, in order. */
export function slideXml({ items }: Slide, pictureIds: readonly string[]): string {
  let picture = 0;
  const shapes = items.map((item, index) =>
    itemXml(item, index + 2, item.kind === "picture" ? pictureIds[picture++]! : ""),
  );
  return `<p:sld ${SPACES}><p:cSld><p:spTree>${GROUP}${shapes.join("")}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
}

/** The shape tree of a notes page or of its master: the slide's image above, the notes below. A4 upright. */
export function notesTree(notes: string): string {
  const place = (id: number, name: string, type: string, box: string, body: string) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"${type === "sldImg" ? ' noRot="1" noChangeAspect="1"' : ""}/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${type === "body" ? ' idx="1"' : ""}/></p:nvPr></p:nvSpPr><p:spPr>${box}${geometry("rect")}</p:spPr>${body}</p:sp>`;
  const at = (y: number, height: number) =>
    `<a:xfrm><a:off x="${emu(0.75)}" y="${emu(y)}"/><a:ext cx="${emu(6)}" cy="${emu(height)}"/></a:xfrm>`;
  return `<p:cSld><p:spTree>${GROUP}${place(2, slides.parts.page, "sldImg", at(0.75, 3.38), "")}${place(3, slides.parts.notes, "body", at(4.5, 5), `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs(notes, { size: 14 })}</p:txBody>`)}</p:spTree></p:cSld>`;
}

export const notesXml = (notes: string): string =>
  `<p:notes ${SPACES}>${notesTree(notes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
