// A fact in a card, and the columns of a source that no field holds.
import type { ReactNode } from "react";

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const MOST_FURTHER = 40;

export const FurtherFacts = ({ extra }: { extra: Readonly<Record<string, unknown>> }) =>
  Object.entries(extra)
    .slice(0, MOST_FURTHER)
    .map(([name, value]) => (
      <Fact key={name} name={name}>
        {typeof value === "string" ? value : JSON.stringify(value)}
      </Fact>
    ));
