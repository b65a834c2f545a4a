// The frame of a workbook: its sheets and their parts, its date system, which styles are dates. Reads no cell.
import { attribute, localName, scanXml } from "#base/xml.ts";
import { dateKind, type DateKind } from "./dates.ts";

export type SheetEntry = { name: string; hidden: boolean; path: string | null };
export type Book = { sheets: readonly SheetEntry[]; since1904: boolean };

const MAX_SHEETS = 1000;

/** Where a relation points, from the folder of the part that has it: “../a.xml”, “/xl/a.xml”, “a.xml”. */
export function resolvePath(folder: string, target: string): string {
  const path: string[] = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

export type Relation = { id: string; type: string; path: string };

export function readRelations(xml: string, folder: string): Relation[] {
  const relations: Relation[] = [];
  scanXml(xml, {
    open: (name, raw) => {
      if (localName(name) !== "Relationship" || attribute(raw, "TargetMode") === "External") return;
      const [id, target] = [attribute(raw, "Id"), attribute(raw, "Target")];
      if (id !== null && target !== null)
        relations.push({
          id,
          type: localName((attribute(raw, "Type") ?? "").split("/").at(-1) ?? ""),
          path: resolvePath(folder, target),
        });
    },
  });
  return relations;
}

/** Sheets in their order, each part once; chart sheets have no cells and are left out. */
export function readBook(xml: string, relations: readonly Relation[]): Book {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const seen = new Set<string>();
  const sheets: SheetEntry[] = [];
  let since1904 = false;
  scanXml(xml, {
    open: (tag, raw) => {
      const name = localName(tag);
      if (name === "workbookPr")
        since1904 = /^(?:1|true|on)$/i.test(attribute(raw, "date1904") ?? "");
      if (name !== "sheet" || sheets.length >= MAX_SHEETS) return;
      const relation = byId.get(
        attribute(raw, "r:id") ?? /\b\w+:id\s*=\s*["']([^"']*)["']/.exec(raw)?.[1] ?? "",
      );
      if (relation && (relation.type === "chartsheet" || seen.has(relation.path))) return;
      if (relation) seen.add(relation.path);
      const state = attribute(raw, "state") ?? "visible";
      sheets.push({
        name: attribute(raw, "name") ?? "",
        hidden: state !== "visible",
        path: relation?.path ?? null,
      });
    },
  });
  return { sheets, since1904 };
}

/** What kind of date each cell style shows, by style number. */
export function readStyles(xml: string): DateKind[] {
  const codes = new Map<number, string>();
  const kinds: DateKind[] = [];
  const known = new Map<number, DateKind>();
  let inside = false;
  scanXml(xml, {
    open: (tag, raw) => {
      const name = localName(tag);
      if (name === "numFmt")
        codes.set(
          Number(attribute(raw, "numFmtId")),
          (attribute(raw, "formatCode") ?? "").slice(0, 255),
        );
      else if (name === "cellXfs") inside = true;
      else if (name === "xf" && inside) {
        const id = Number(attribute(raw, "numFmtId") ?? 0);
        if (!known.has(id)) known.set(id, dateKind(id, codes.get(id)));
        kinds.push(known.get(id)!);
      }
    },
    close: (tag) => {
      if (localName(tag) === "cellXfs") inside = false;
    },
  });
  return kinds;
}
