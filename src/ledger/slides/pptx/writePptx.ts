// A presentation → .pptx bytes: text stays text, tables stay tables. The same presentation gives the same bytes.
import { escapeXml } from "#base/xml.ts";
import { packZip } from "#base/zip.ts";
import type { Presentation, Slide } from "../slide.ts";
import { layoutXml, masterXml, notesMasterXml, themeXml } from "./masters.ts";
import { notesXml, slideXml } from "./slideXml.ts";
import { emu, OFFICE, PACKAGE, relations, SPACES } from "./xml.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = "application/vnd.openxmlformats-officedocument";
const relation = (id: number, type: string, target: string) => ({
  id: `rId${id}`,
  type: `${OFFICE}/${type}`,
  target,
});

/** Name in the package → its content. */
type PackageParts = Map<string, Uint8Array<ArrayBuffer>>;

/** Writes the presentation. Never throws for a text: what XML cannot hold is left out. */
export async function writePptx(presentation: Presentation): Promise<Uint8Array<ArrayBuffer>> {
  const { width, slides } = presentation;
  const parts: PackageParts = new Map();
  const numbers = slides.map((_, index) => index + 1);
  put(parts, "[Content_Types].xml", contentTypes(numbers));
  putProperties(parts, presentation);
  putPresentation(parts, presentation, numbers);
  putMasters(parts, width);
  let pictures = 0;
  for (const [index, slide] of slides.entries())
    pictures += putSlide(parts, slide, index + 1, pictures);
  return packZip(parts);
}

const encoder = new TextEncoder();
const put = (parts: PackageParts, name: string, xml: string): void => {
  parts.set(name, encoder.encode(XML + xml));
};

function putProperties(parts: PackageParts, { title, slides }: Presentation): void {
  put(
    parts,
    "_rels/.rels",
    relations([
      relation(1, "officeDocument", "ppt/presentation.xml"),
      {
        id: "rId2",
        type: `${PACKAGE}/relationships/metadata/core-properties`,
        target: "docProps/core.xml",
      },
      relation(3, "extended-properties", "docProps/app.xml"),
    ]),
  );
  put(
    parts,
    "docProps/core.xml",
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`,
  );
  put(
    parts,
    "docProps/app.xml",
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>${slides.length}</Slides><Notes>${slides.length}</Notes></Properties>`,
  );
}

/** The list of slides. Relations 1 to 3 are the masters and the theme; the slides follow. */
function putPresentation(
  parts: PackageParts,
  { width, height }: Presentation,
  numbers: readonly number[],
): void {
  const ids = numbers
    .map((number) => `<p:sldId id="${255 + number}" r:id="rId${number + 3}"/>`)
    .join("");
  put(
    parts,
    "ppt/presentation.xml",
    `<p:presentation ${SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>${ids ? `<p:sldIdLst>${ids}</p:sldIdLst>` : ""}<p:sldSz cx="${emu(width)}" cy="${emu(height)}"/><p:notesSz cx="${emu(7.5)}" cy="${emu(10)}"/></p:presentation>`,
  );
  put(
    parts,
    "ppt/_rels/presentation.xml.rels",
    relations([
      relation(1, "slideMaster", "slideMasters/slideMaster1.xml"),
      relation(2, "notesMaster", "notesMasters/notesMaster1.xml"),
      relation(3, "theme", "theme/theme1.xml"),
      ...numbers.map((number) => relation(number + 3, "slide", `slides/slide${number}.xml`)),
    ]),
  );
}

/** A theme for the slides and one for the notes. */
function putMasters(parts: PackageParts, width: number): void {
  put(parts, "ppt/theme/theme1.xml", themeXml());
  put(parts, "ppt/theme/theme2.xml", themeXml());
  put(parts, "ppt/slideMasters/slideMaster1.xml", masterXml(width));
  put(
    parts,
    "ppt/slideMasters/_rels/slideMaster1.xml.rels",
    relations([
      relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"),
      relation(2, "theme", "../theme/theme1.xml"),
    ]),
  );
  put(parts, "ppt/slideLayouts/slideLayout1.xml", layoutXml(width));
  put(
    parts,
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
    relations([relation(1, "slideMaster", "../slideMasters/slideMaster1.xml")]),
  );
  put(parts, "ppt/notesMasters/notesMaster1.xml", notesMasterXml());
  put(
    parts,
    "ppt/notesMasters/_rels/notesMaster1.xml.rels",
    relations([relation(1, "theme", "../theme/theme2.xml")]),
  );
}

/** A slide, its pictures and its notes. Pictures are numbered through the file, from `before` + 1; returns how many there were. */
function putSlide(parts: PackageParts, slide: Slide, number: number, before: number): number {
  const pictures = slide.items.filter((item) => item.kind === "picture");
  const names = pictures.map((_, index) => `image${before + index + 1}.png`);
  pictures.forEach(({ png }, index) =>
    parts.set(`ppt/media/${names[index]!}`, new Uint8Array(png)),
  );
  const ids = names.map((_, index) => `rId${index + 3}`);
  put(parts, `ppt/slides/slide${number}.xml`, slideXml(slide, ids));
  put(
    parts,
    `ppt/slides/_rels/slide${number}.xml.rels`,
    relations([
      relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"),
      relation(2, "notesSlide", `../notesSlides/notesSlide${number}.xml`),
      ...names.map((name, index) => relation(index + 3, "image", `../media/${name}`)),
    ]),
  );
  put(parts, `ppt/notesSlides/notesSlide${number}.xml`, notesXml(slide.notes));
  put(
    parts,
    `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
    relations([
      relation(1, "notesMaster", "../notesMasters/notesMaster1.xml"),
      relation(2, "slide", `../slides/slide${number}.xml`),
    ]),
  );
  return pictures.length;
}

function contentTypes(numbers: readonly number[]): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const show = `${TYPE}.presentationml`;
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${[
    override("ppt/presentation.xml", `${show}.presentation.main+xml`),
    override("ppt/slideMasters/slideMaster1.xml", `${show}.slideMaster+xml`),
    override("ppt/slideLayouts/slideLayout1.xml", `${show}.slideLayout+xml`),
    override("ppt/notesMasters/notesMaster1.xml", `${show}.notesMaster+xml`),
    ...[1, 2].map((number) => override(`ppt/theme/theme${number}.xml`, `${TYPE}.theme+xml`)),
    ...numbers.flatMap((number) => [
      override(`ppt/slides/slide${number}.xml`, `${show}.slide+xml`),
      override(`ppt/notesSlides/notesSlide${number}.xml`, `${show}.notesSlide+xml`),
    ]),
    override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    override("docProps/app.xml", `${TYPE}.extended-properties+xml`),
  ].join("")}</Types>`;
}
