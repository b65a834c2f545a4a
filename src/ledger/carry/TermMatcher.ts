// Many words looked for in a text at once: looking for each by itself takes minutes where thousands of
// projects have words to be hidden.
import { atOnce, type Steps } from "#base/steps.ts";

/** Words are told apart by so many of their first characters, and then compared. */
const HEAD = 6;
/** Characters looked at between two pauses. */
const STRIDE = 20_000;

export class TermMatcher {
  readonly #words: readonly string[];
  readonly #byHead = new Map<string, number[]>();
  readonly #headLengths = new Set<number>();
  /** The first two characters of the words, as a number: most places of a text begin with none of these. */
  readonly #pairs = new Set<number>();

  /** None of the words is empty. */
  constructor(words: readonly string[]) {
    this.#words = words;
    for (const [index, word] of words.entries()) {
      const head = word.slice(0, HEAD);
      this.#headLengths.add(head.length);
      this.#pairs.add(pairAt(word, 0));
      const known = this.#byHead.get(head);
      if (known) known.push(index);
      else this.#byHead.set(head, [index]);
    }
  }

  /** The words that stand in the text, in the order in which they were given. */
  found(text: string): string[] {
    return atOnce(this.search(text));
  }

  *search(text: string): Steps<string[]> {
    const found = new Set<number>();
    const hasSingles = this.#headLengths.has(1);
    for (let at = 0; at < text.length; at++) {
      if (at % STRIDE === STRIDE - 1) yield at / text.length;
      if (hasSingles || this.#pairs.has(pairAt(text, at))) this.#addAt(text, at, found);
    }
    return [...found].sort((a, b) => a - b).map((index) => this.#words[index]!);
  }

  #addAt(text: string, at: number, found: Set<number>): void {
    for (const length of this.#headLengths) {
      const words = this.#byHead.get(text.slice(at, at + length)) ?? [];
      for (const index of words)
        if (!found.has(index) && text.startsWith(this.#words[index]!, at)) found.add(index);
    }
  }
}

const pairAt = (text: string, at: number): number =>
  text.charCodeAt(at) * 65_536 + (at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
