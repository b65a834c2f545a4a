// Drop-down lists: short ones stand in the rule itself, long ones in a hidden sheet that the rule points to.
import { escapeXml } from "#base/xml.ts";
import { columnLetters } from "../grid.ts";
import type { Sheet } from "./workbook.ts";

/** What Excel takes inside a rule. */
const MAX_INLINE = 255;

export class OptionLists {
  readonly #lists = new Map<string, { column: number; options: readonly string[] }>();
  readonly name = "_lists";

  get isEmpty(): boolean {
    return this.#lists.size === 0;
  }

  /** The formula of a rule that offers the options, ready for XML. */
  formula(options: readonly string[]): string {
    const joined = options.join(",");
    if (joined.length <= MAX_INLINE && !options.some((option) => /[,"\r\n]|^\s|\s$/.test(option)))
      return `"${escapeXml(joined)}"`;
    const key = options.join("\u001f");
    const list = this.#lists.get(key) ?? { column: this.#lists.size, options };
    this.#lists.set(key, list);
    const letters = columnLetters(list.column);
    return `${this.name}!$${letters}$1:$${letters}$${options.length}`;
  }

  /** The hidden sheet: one column a list, no heads. */
  sheet(): Sheet {
    const lists = [...this.#lists.values()];
    const height = Math.max(0, ...lists.map(({ options }) => options.length));
    return {
      name: this.name,
      title: null,
      heads: [],
      hidden: true,
      rows: Array.from({ length: height }, (_, row) =>
        lists.map(({ options }) => options[row] ?? null),
      ),
    };
  }
}
