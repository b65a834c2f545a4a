// The legend of the density with its numbers: what each colour stands for, in how many cells, and what stands in none.
import type { Density } from "#ledger/density/choice.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import { densityRamp, heatColour, stepColour, type DensityRamp } from "#map/densityColours.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { useTheme } from "../useTheme.ts";
import "../styles/density.css";

const words = say.legend;

export function LegendRows({ picture, choice }: { picture: DensityPicture; choice: Density }) {
  const ramp = densityRamp(useTheme());
  const { classes, unstatedClass, heat } = picture;
  return (
    <>
      {choice.form === "heat" && heat && <HeatBar picture={picture} ramp={ramp} />}
      {choice.form === "heat" && !heat && picture.placed > 0 && (
        <p className="legend-note">{words.heatNothing}</p>
      )}
      <p className="legend-note">
        {choice.form === "heat" ? words.heatCells(choice.metres) : words.hexagon(choice.metres)}
      </p>
      <ul className="density-classes">
        {classes.map(({ from, to, cells, count }, index) => (
          <li key={from}>
            <Swatch
              colour={choice.form === "heat" ? null : stepColour(ramp, index, classes.length)}
            />
            <span>{words[choice.by](from, to)}</span>
            <span className="density-count">{words.cells(cells, count, say.of[choice.by])}</span>
          </li>
        ))}
        {unstatedClass.cells > 0 && (
          <li>
            <Swatch colour={choice.form === "heat" ? null : ramp.unstated} unstated />
            <span>{words.unstated}</span>
            <span className="density-count">
              {words.cells(unstatedClass.cells, unstatedClass.count, say.of[choice.by])}
            </span>
          </li>
        )}
      </ul>
      {choice.show === "height" && classes.length > 0 && (
        <p className="legend-note">{words.height(highest(picture, choice))}</p>
      )}
      <Sums picture={picture} choice={choice} />
    </>
  );
}

const highest = ({ classes }: DensityPicture, { by }: Density): string =>
  words[by](classes.at(-1)!.to, classes.at(-1)!.to);

/** Null draws none: a surface has no colour of its own for a cell. */
const Swatch = ({ colour, unstated = false }: { colour: string | null; unstated?: boolean }) =>
  colour === null ? null : (
    <svg className="density-swatch" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M8 0.8 14.2 4.4V11.6L8 15.2 1.8 11.6V4.4Z"
        fill={colour}
        fillOpacity={unstated ? 0.45 : 1}
      />
    </svg>
  );

const STOPS = [0, 0.1, 0.25, 0.5, 0.75, 1];

/** From nothing to the densest place, as the surface is coloured. */
function HeatBar({
  picture: { heat, choice },
  ramp,
}: {
  picture: DensityPicture;
  ramp: DensityRamp;
}) {
  if (!heat) return null;
  const stops = STOPS.map((share) => {
    const [red, green, blue, opacity] = heatColour(ramp, share);
    return `rgb(${red} ${green} ${blue} / ${Math.round((opacity / 255) * 100)}%) ${share * 100}%`;
  });
  return (
    <>
      <p className="legend-note">{words.heat(heat.metres)}</p>
      <div
        className="density-bar"
        style={{ background: `linear-gradient(90deg, ${stops.join(", ")})` }}
      />
      <p className="density-ends">
        <span>{words.heatNone}</span>
        <span>{words.heatMost(heat.most, words.heatUnit[choice.by])}</span>
      </p>
    </>
  );
}

function Sums({ picture, choice }: { picture: DensityPicture; choice: Density }) {
  const { all, placed, wholeTown, unplaced, wan, stated, unstated } = picture;
  return (
    <p className="legend-note density-sums">
      {placed === 0 && say.nothing}
      {say.sums.all(all, placed, say.of[choice.by])}
      {wholeTown + unplaced > 0 && say.sums.left(wholeTown, unplaced)}
      {choice.by === "money" && placed > 0 && say.sums.money(wan, stated, unstated)}
    </p>
  );
}
