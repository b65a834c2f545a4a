// The shapes of a plan: what a document says, with the place in the source of everything it says.
import type { OfficeId, SectionId, TaskId } from "#base/ids.ts";

/** Half-open range of UTF-16 offsets in the source text. */
export type Range = { start: number; end: number };

/** An office as the plan names it. `office` is the known office; for an unknown one, the name in full as written. */
export type Mention = { written: string; office: OfficeId };

export type Task = {
  id: TaskId;
  /** As written, without the punctuation: "14", "１４", "三", "①". */
  number: string;
  section: SectionId | null;
  /** The first sentence, without its full stop. */
  title: string;
  /** The task without number and annotation, free of hard wrapping; paragraphs are separated by "\n". */
  text: string;
  range: Range;
  leads: readonly Mention[];
  assists: readonly Mention[];
};

/** A heading with tasks under it. */
export type Section = {
  id: SectionId;
  ordinal: number;
  written: string;
  title: string;
  part: string | null;
  range: Range;
};

export type Part = { ordinal: number; written: string; title: string; range: Range };

export type BlockKind =
  | "title"
  | "issuer"
  | "date"
  | "part"
  | "section"
  | "task"
  | "text"
  | "outside";

/** One paragraph as the clause reader shows it. `notes` are the character ranges of `text` that are office annotations. */
export type Block = {
  kind: BlockKind;
  text: string;
  range: Range;
  task: TaskId | null;
  section: SectionId | null;
  notes: readonly Range[];
};

export type Plan = {
  /** The whole source text, verbatim. */
  source: string;
  title: string | null;
  issuers: readonly string[];
  /** ISO date, "2023-04-23". */
  date: string | null;
  parts: readonly Part[];
  sections: readonly Section[];
  tasks: readonly Task[];
  blocks: readonly Block[];
};
