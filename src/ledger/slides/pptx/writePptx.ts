// A presentation → .pptx bytes: text stays text, tables stay tables. The same presentation gives the same bytes.
import { escapeXml } from "#base/xml.ts";
import { packZip } from "#base/zip.ts";
import type { Presentation } from "../slide.ts";
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

/** Writes the presentation. Never throws for a text: what XML cannot hold is left out. */
export async function writePptx({
  title,
  width,
  height,
  slides,
}: Presentation): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  const put = (name: string, xml: string) => parts.set(name, encoder.encode(XML + xml));
  const numbers = slides.map((_, index) => index + 1);
  put("[Content_Types].xml", contentTypes(numbers));
  put(
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
    "docProps/core.xml",
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`,
  );
  put(
    "docProps/app.xml",
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Slides>${slides.length}</Slides><Notes>${slides.length}</Notes></Properties>`,
  );
  const ids = numbers
    .map((number) => `<p:sldId id="${255 + number}" r:id="rId${number + 3}"/>`)
    .join("");
  put(
    "ppt/presentation.xml",
    `<p:presentation ${SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>${ids ? `<p:sldIdLst>${ids}</p:sldIdLst>` : ""}<p:sldSz cx="${emu(width)}" cy="${emu(height)}"/><p:notesSz cx="${emu(7.5)}" cy="${emu(10)}"/></p:presentation>`,
  );
  put(
    "ppt/_rels/presentation.xml.rels",
    relations([
      relation(1, "slideMaster", "slideMasters/slideMaster1.xml"),
      relation(2, "notesMaster", "notesMasters/notesMaster1.xml"),
      relation(3, "theme", "theme/theme1.xml"),
      ...numbers.map((number) => relation(number + 3, "slide", `slides/slide${number}.xml`)),
    ]),
  );
  put("ppt/theme/theme1.xml", themeXml());
  put("ppt/theme/theme2.xml", themeXml());
  put("ppt/slideMasters/slideMaster1.xml", masterXml(width));
  put(
    "ppt/slideMasters/_rels/slideMaster1.xml.rels",
    relations([
      relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"),
      relation(2, "theme", "../theme/theme1.xml"),
    ]),
  );
  put("ppt/slideLayouts/slideLayout1.xml", layoutXml(width));
  put(
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
    relations([relation(1, "slideMaster", "../slideMasters/slideMaster1.xml")]),
  );
  put("ppt/notesMasters/notesMaster1.xml", notesMasterXml());
  put(
    "ppt/notesMasters/_rels/notesMaster1.xml.rels",
    relations([relation(1, "theme", "../theme/theme2.xml")]),
  );
  let pictures = 0;
  slides.forEach((slide, index) => {
    const number = index + 1;
    const own = slide.items
      .filter((item) => item.kind === "picture")
      .map(({ png }) => {
        const name = `image${++pictures}.png`;
        parts.set(`ppt/media/${name}`, new Uint8Array(png));
        return name;
      });
    put(
      `ppt/slides/slide${number}.xml`,
      slideXml(
        slide,
        own.map((_, at) => `rId${at + 3}`),
      ),
    );
    put(
      `ppt/slides/_rels/slide${number}.xml.rels`,
      relations([
        relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml"),
        relation(2, "notesSlide", `../notesSlides/notesSlide${number}.xml`),
        ...own.map((name, at) => relation(at + 3, "image", `../media/${name}`)),
      ]),
    );
    put(`ppt/notesSlides/notesSlide${number}.xml`, notesXml(slide.notes));
    put(
      `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
      relations([
        relation(1, "notesMaster", "../notesMasters/notesMaster1.xml"),
        relation(2, "slide", `../slides/slide${number}.xml`),
      ]),
    );
  });
  return packZip(parts);
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
