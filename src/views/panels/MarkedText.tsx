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
  /** The sentence that a search has led to. */
  sought: Range | null;
  onQuote: (id: ProjectId) => void;
};

export function MarkedText({ text, notes, quotes, marked, sought, onQuote }: MarkedTextProps) {
  const spans = spansOf(text, notes, quotes, marked);
  const piecesOf = (from: number, to: number): ReactNode[] =>
    piecesBetween(text, spans, { from, to, marked, onQuote });
  if (!sought) return <>{piecesOf(0, text.length)}</>;
  return (
    <>
      {piecesOf(0, sought.start)}
      <mark className="sought">{piecesOf(sought.start, sought.end)}</mark>
      {piecesOf(sought.end, text.length)}
    </>
  );
}

type Stretch = Pick<MarkedTextProps, "marked" | "onQuote"> & { from: number; to: number };

/** A span that goes beyond the stretch is cut at its end. */
function piecesBetween(
  text: string,
  spans: readonly Span[],
  { from, to, marked, onQuote }: Stretch,
): ReactNode[] {
  const pieces: ReactNode[] = [];
  let at = from;
  for (const { start, end, project } of spans) {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) continue;
    pieces.push(text.slice(at, first));
    const words = text.slice(first, last);
    pieces.push(
      project ? (
        <Quote
          key={first}
          project={project}
          words={words}
          current={project.id === marked}
          onQuote={onQuote}
        />
      ) : (
        <span key={first} className="annotation">
          {words}
        </span>
      ),
    );
    at = last;
  }
  pieces.push(text.slice(at, to));
  return pieces;
}

type QuoteProps = Pick<MarkedTextProps, "onQuote"> & {
  project: Project;
  words: string;
  current: boolean;
};

const Quote = ({ project, words, current, onQuote }: QuoteProps) => (
  <mark className={current ? "quoted is-current" : "quoted"}>
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
  </mark>
);
