// The parts that every .pptx must have and that never change: theme, one master, one layout, the master of notes.
import { slides } from "#words/zh-CN/slides.ts";
import { notesTree } from "./slideXml.ts";
import { ACCENT, emu, FACE, SPACES } from "./xml.ts";

const rgb = (tag: string, colour: string): string =>
  `<a:${tag}><a:srgbClr val="${colour.slice(1)}"/></a:${tag}>`;
const COLOURS = [
  ["dk1", "#22282e"],
  ["lt1", "#ffffff"],
  ["dk2", ACCENT],
  ["lt2", "#eef3f3"],
  ["accent1", ACCENT],
  ["accent2", "#8d5a14"],
  ["accent3", "#7b3f94"],
  ["accent4", "#b0432f"],
  ["accent5", "#4d7522"],
  ["accent6", "#1a6c9c"],
  ["hlink", ACCENT],
  ["folHlink", "#4f5860"],
] as const;
const font = (tag: string): string =>
  `<a:${tag}><a:latin typeface="${FACE}"/><a:ea typeface="${FACE}"/><a:cs typeface=""/></a:${tag}>`;
const same = (inner: string): string => inner.repeat(3);
const PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';

export const themeXml = (): string =>
  `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${slides.parts.theme}"><a:themeElements><a:clrScheme name="${slides.parts.theme}">${COLOURS.map(([tag, colour]) => rgb(tag, colour)).join("")}</a:clrScheme><a:fontScheme name="${slides.parts.theme}">${font("majorFont")}${font("minorFont")}</a:fontScheme><a:fmtScheme name="${slides.parts.theme}"><a:fillStyleLst>${same(PLAIN)}</a:fillStyleLst><a:lnStyleLst>${same(`<a:ln w="9525">${PLAIN}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${same("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>${same(PLAIN)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const GROUND =
  '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';
const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';
const MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
const title = (width: number): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${slides.parts.title}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${emu(0.72)}" y="${emu(0.35)}"/><a:ext cx="${emu(width - 2.4)}" cy="${emu(0.8)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr anchor="ctr"/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>${slides.parts.title}</a:t></a:r></a:p></p:txBody></p:sp>`;

const level = (size: number): string =>
  `<a:lvl1pPr algn="l"><a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr>`;

/** `width` of the slide in inches. */
export const masterXml = (width: number): string =>
  `<p:sldMaster ${SPACES}><p:cSld>${GROUND}<p:spTree>${GROUP}${title(width)}</p:spTree></p:cSld>${MAP}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(28)}</p:titleStyle><p:bodyStyle>${level(18)}</p:bodyStyle><p:otherStyle>${level(18)}</p:otherStyle></p:txStyles></p:sldMaster>`;

export const layoutXml = (width: number): string =>
  `<p:sldLayout ${SPACES} type="titleOnly" preserve="1"><p:cSld name="${slides.parts.layout}"><p:spTree>${GROUP}${title(width)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`;

export const notesMasterXml = (): string =>
  `<p:notesMaster ${SPACES}>${notesTree(slides.parts.notes).replace("<p:cSld>", `<p:cSld>${GROUND}`)}${MAP}</p:notesMaster>`;
