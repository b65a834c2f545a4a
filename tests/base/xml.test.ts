// The XML scanner: what it hands on, what it never expands, and that no text makes it slow.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute, escapeXml, scanXml, unescapeXml } from "#base/xml.ts";

function events(source: string): string[] {
  const seen: string[] = [];
  scanXml(source, {
    open: (name, raw) => seen.push(`<${name}${raw ? ` ${raw.trim()}` : ""}>`),
    text: (text) => seen.push(text),
    close: (name) => seen.push(`</${name}>`),
  });
  return seen;
}

it.each([
  ["<a><b/>文</a>", ["<a>", "<b>", "</b>", "文", "</a>"]],
  ['<a x="1 > 0" y=\'"\'>t</a>', ['<a x="1 > 0" y=\'"\'>', "t", "</a>"]],
  ["<a><![CDATA[<b>&amp;]]></a>", ["<a>", "<b>&amp;", "</a>"]],
  ["<?xml version='1.0'?><!-- <x> --><a/>", ["<a>", "</a>"]],
  ['<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>', ["<a>", "&b;", "</a>"]],
  ["<a>未写完", ["<a>", "未写完"]],
  ["<a", []],
])("%j", (source, expected) => expect(events(source)).toEqual(expected));

it("reads attributes by their whole name, entities replaced", () => {
  const raw = ' ss:Index="3" Index="4" name="甲&amp;乙&#x4E2D;"';
  expect([
    attribute(raw, "Index"),
    attribute(raw, "ss:Index"),
    attribute(raw, "name"),
    attribute(raw, "none"),
  ]).toEqual(["4", "3", "甲&乙中", null]);
});

it("what is escaped is read back, less what XML cannot hold", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const clean = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");
      expect(unescapeXml(escapeXml(text))).toBe(clean);
    }),
    { seed: 20230423 },
  );
});

describe("a megabyte of malice is scanned to its end", () => {
  const MALICE: [string, string][] = [
    ["quoted ends of tags", `<a ${'b=">" '.repeat(200_000)}>`],
    ["open quotes", `<a ${'b="'.repeat(250_000)}`],
    ["declarations", "<!a>".repeat(250_000)],
    ["open declarations", "<!a".repeat(300_000)],
    ["open comments", "<!--".repeat(250_000)],
    ["open brackets", "<".repeat(1_000_000)],
    ["ampersands", "&".repeat(1_000_000)],
    ["deep nesting", "<a>".repeat(300_000)],
  ];
  it.each(MALICE)("%s", (_, source) => expect(() => events(source)).not.toThrow(), 5000);
});
