// The plan's text as sentences, each with its place in the paragraph that holds it. Split once per plan.
import type { SectionId, TaskId } from "#base/ids.ts";
import type { Plan } from "#plan/plan.ts";
import { fold } from "./search.ts";

/** Offsets are UTF-16 units of the text of `plan.blocks[block]`. */
export type Sentence = {
  block: number;
  start: number;
  end: number;
  text: string;
  /** As it is compared. */
  folded: string;
  task: TaskId | null;
  section: SectionId | null;
};

const known = new WeakMap<Plan, readonly Sentence[]>();

/**
 * A sentence ends with its full stop, which belongs to it; a paragraph without one is a sentence. Offices in brackets
 * are none: they are found as offices.
 */
export function sentencesOf(plan: Plan): readonly Sentence[] {
  const there = known.get(plan);
  if (there) return there;
  const sentences = plan.blocks.flatMap(({ text, task, section, notes }, block) =>
    [...text.matchAll(/[^。；！？\n]+[。；！？]?/g)].flatMap(
      ({ 0: written, index }): Sentence[] => {
        const trimmed = written.trim();
        if (trimmed === "") return [];
        const start = index + written.indexOf(trimmed);
        if (notes.some((note) => note.start <= start && start + trimmed.length <= note.end))
          return [];
        return [
          {
            block,
            start,
            end: start + trimmed.length,
            text: trimmed,
            folded: fold(trimmed),
            task,
            section,
          },
        ];
      },
    ),
  );
  known.set(plan, sentences);
  return sentences;
}
