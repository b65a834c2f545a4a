// A paragraph with office annotations set apart and quoted words as links to their projects.
import type { ReactNode } from "react";
import type { ProjectId } from "#base/ids.ts";
import type { Project } from "#ledger/project.ts";
import type { Range } from "#plan/plan.ts";

type Span = Range & { project: Project | null };

/** Quotes in order; where two overlap, the selected project's wins, else the one that begins first. */
export function spansOf(
  text: string,
  notes: readonly Range[],
  quotes: readonly Project[],
  marked: ProjectId | null,
): Span[] {
  const found = quotes.flatMap((project): Span[] => {
    const start = text.indexOf(project.quote!);
    return start < 0 ? [] : [{ start, end: start + project.quote!.length, project }];
  });
  const weight = (span: Span) => (span.project?.id === marked ? 0 : 1);
  const candidates = [
    ...found.sort((a, b) => weight(a) - weight(b) || a.start - b.start),
    ...notes.map((note) => ({ ...note, project: null })),
  ];
  const kept: Span[] = [];
  for (const span of candidates)
    if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span);
  return kept.sort((a, b) => a.start - b.start);
}

type MarkedTextProps = {
  text: string;
  notes: readonly Range[];
  quotes: readonly Project[];
  marked: ProjectId | null;
  onQuote: (id: ProjectId) => void;
};

export function MarkedText({ text, notes, quotes, marked, onQuote }: MarkedTextProps) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end, project } of spansOf(text, notes, quotes, marked)) {
    pieces.push(text.slice(from, start));
    const words = text.slice(start, end);
    if (!project)
      pieces.push(
        <span key={start} className="annotation">
          {words}
        </span>,
      );
    else {
      const current = project.id === marked;
      pieces.push(
        <mark key={start} className={current ? "quoted is-current" : "quoted"}>
          <a
            href={`#panel=reader&project=${encodeURIComponent(project.id)}`}
            title={project.name}
            aria-current={current}
            onClick={(event) => {
              event.preventDefault();
              onQuote(project.id);
            }}
          >
            {words}
          </a>
        </mark>,
      );
    }
    from = end;
  }
  pieces.push(text.slice(from));
  return <>{pieces}</>;
}
