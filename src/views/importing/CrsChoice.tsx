// Which coordinate system a file is in: told where the data tells, else chosen by eye from the candidates side by side.
import { startTransition, useEffect, useMemo, useState } from "react";
import { crsName, type Crs } from "#geo/crs.ts";
import type { CrsCandidate } from "#geo/detectCrs.ts";
import type { Box, LngLat } from "#geo/lngLat.ts";
import type { SourceView } from "#ledger/importing/job.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { useDesk } from "../desk.ts";
import { frameOf } from "./candidateDrawing.ts";
import { CandidateMap } from "./CandidateMap.tsx";
import type { Import } from "./useImport.ts";

/** Systems that a town of these longitudes meets, for choosing by hand. */
const OTHERS: readonly Crs[] = [
  "WGS84",
  "GCJ-02",
  "BD-09",
  "EPSG:4490",
  "EPSG:4525",
  "EPSG:4546",
  "EPSG:4524",
  "EPSG:4545",
  "EPSG:4526",
  "EPSG:4547",
  "EPSG:4497",
  "EPSG:4508",
  "EPSG:3857",
];

/** Half the side of the ground shown where there is nothing to show. Degrees. */
const AROUND = 0.06;

export function CrsChoice({ view, running }: { view: SourceView; running: Import }) {
  const { finding, setup, index } = view;
  const [lng, lat] = useDesk(({ ledger }) => ledger.town.view.center);
  const candidates = finding?.candidates.slice(0, 4) ?? [];
  const places = usePlaces(running, view, candidates);
  const frame = useMemo(
    () => frameOf(places[0] ?? [], [lng - AROUND, lat - AROUND, lng + AROUND, lat + AROUND]),
    [places, lng, lat],
  );
  if (!finding) return null;
  const known = [
    ...new Set([...candidates.map(({ crs }) => crs), ...(setup.crs ? [setup.crs] : []), ...OTHERS]),
  ];
  const choose = (crs: Crs, swapped: boolean) => running.changeSetup(index, { crs, swapped });
  return (
    <section className="crs" aria-label={say.crs.title}>
      <p className="crs-head">
        <strong>{say.crs.title}</strong>
        <span
          className={`tag ${finding.how === "ambiguous" || finding.how === "unknown" || finding.how === "refused" ? "is-open" : "is-good"}`}
        >
          {say.crs[finding.how]}
        </span>
        {setup.crs && <span>{crsName(setup.crs)}</span>}
      </p>
      {finding.refused && <p className="outcome is-bad">{finding.refused}</p>}
      {candidates.length > 0 && (
        <>
          <div className="candidates" role="radiogroup" aria-label={say.crs.choose}>
            {candidates.map((candidate, at) => (
              <Candidate
                key={`${candidate.crs}${candidate.swapped}`}
                candidate={candidate}
                places={places[at] ?? null}
                frame={frame}
                index={index}
                chosen={setup.crs === candidate.crs && setup.swapped === candidate.swapped}
                onChoose={() => choose(candidate.crs, candidate.swapped)}
              />
            ))}
          </div>
          <p className="quiet">{say.crs.legend}</p>
        </>
      )}
      <div className="crs-other">
        <label>
          {say.crs.other}
          <select
            value={setup.crs ?? ""}
            onChange={(event) => choose(event.target.value as Crs, setup.swapped)}
          >
            {!setup.crs && <option value="">—</option>}
            {known.map((crs) => (
              <option key={crs} value={crs}>
                {crsName(crs)}
                {crs.startsWith("EPSG") ? `（${crs}）` : ""}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={setup.swapped}
            disabled={!setup.crs}
            onChange={(event) => choose(setup.crs!, event.target.checked)}
          />
          {say.crs.swapped}
        </label>
      </div>
    </section>
  );
}

type CandidateProps = {
  candidate: CrsCandidate;
  places: readonly LngLat[] | null;
  frame: Box;
  index: number;
  chosen: boolean;
  onChoose: () => void;
};

function Candidate({
  candidate: { crs, sentence },
  places,
  frame,
  index,
  chosen,
  onChoose,
}: CandidateProps) {
  return (
    <label className={`candidate ${chosen ? "is-chosen" : ""}`}>
      <CandidateMap places={places} frame={frame} label={say.crs.mapLabel(crsName(crs))} />
      <span className="candidate-name">
        <input type="radio" name={`crs-${index}`} checked={chosen} onChange={onChoose} />
        {crsName(crs)}
      </span>
      <span className="quiet">{sentence}</span>
    </label>
  );
}

/** Where the file's places would lie under each candidate, in their order. */
function usePlaces(
  { session }: Import,
  { index, setup: { targets } }: SourceView,
  candidates: readonly CrsCandidate[],
): readonly (readonly LngLat[])[] {
  const [places, setPlaces] = useState<readonly (readonly LngLat[])[]>([]);
  const wanted = candidates.map(({ crs, swapped }) => `${crs}|${swapped}`).join();
  useEffect(() => {
    let gone = false;
    const asked =
      wanted === "" ? [] : wanted.split(",").map((one) => one.split("|") as [Crs, string]);
    Promise.all(
      asked.map(([crs, swapped]) => session!.call("placesUnder", index, crs, swapped === "true")),
    ).then(
      (found) => !gone && startTransition(() => setPlaces(found)),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [session, index, wanted, targets]);
  return places;
}
