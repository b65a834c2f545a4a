// Zoom, north, fit to the result, background; measuring and a new project.
import { useEffect, useState } from "react";
import { boxOfAll } from "#geo/geometry.ts";
import { placesOf } from "#ledger/sites.ts";
import { openPanel } from "#state/actions/look.ts";
import { selectMatching } from "#state/selectors.ts";
import { hasUnfinished } from "#storage/unfinishedText.ts";
import { edit } from "#words/zh-CN/edit.ts";
import { layers } from "#words/zh-CN/layers.ts";
import { words } from "#words/words.ts";
import { useDesk, useDispatch, usePort } from "../desk.ts";
import { layout } from "#words/zh-CN/layout.ts";
import { AskEntry } from "../ask/AskTool.tsx";
import { DensityEntry } from "../density/DensityTool.tsx";
import { NEW_PROJECT } from "../edit/drafts.ts";
import { MinutesEntry } from "../minutes/MinutesTool.tsx";
import { MeasureButton } from "../sketch/MeasureTool.tsx";
import { OpenedPart } from "../ui/ErrorBoundary.tsx";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { lazyPart } from "../ui/lazyPart.tsx";
import { trialToGoOn, forgetTry } from "./tileHosts.ts";

const BackgroundMenu = lazyPart(() =>
  import("./BackgroundMenu.tsx").then(({ BackgroundMenu }) => BackgroundMenu),
);
const NewProject = lazyPart(() =>
  import("../edit/NewProject.tsx").then(({ NewProject }) => NewProject),
);

const say = words.map;

/** Where the form of the background keeps what is typed into it. */
const BACKGROUND = "background";

/** The dialog stood open when the page was loaded anew. */
export const hadBackgroundOpen = (): boolean => trialToGoOn() !== null || hasUnfinished(BACKGROUND);

type MapToolsProps = {
  /** The dialog of the backgrounds stands open. */
  background: boolean;
  onBackground: (open: boolean) => void;
  onTilesChanged: () => void;
  tileFault: boolean;
  measuring: boolean;
  onMeasure: (on: boolean) => void;
};

export function MapTools({
  background,
  onBackground,
  onTilesChanged,
  tileFault,
  measuring,
  onMeasure,
}: MapToolsProps) {
  const port = usePort();
  const dispatch = useDispatch();
  const matching = useDesk(selectMatching);
  const bearing = useDesk(({ view }) => view.camera?.bearing ?? 0);
  const [trying, setTrying] = useState(trialToGoOn);
  // Not while rendering: React may begin to draw this more than once.
  useEffect(forgetTry, []);
  const [unfolded, setUnfolded] = useState(false);
  const [adding, setAdding] = useState(() => hasUnfinished(NEW_PROJECT));
  const fit = () => {
    const box = boxOfAll(matching.flatMap(placesOf));
    if (box) port.fitTo(box);
  };
  return (
    <div className={unfolded ? "map-tools is-unfolded" : "map-tools"}>
      <Tool icon="plus" label={say.zoomIn} onClick={() => port.handle?.zoomBy(1)} />
      <Tool icon="minus" label={say.zoomOut} onClick={() => port.handle?.zoomBy(-1)} />
      <Tool icon="north" label={say.north} turn={-bearing} onClick={() => port.handle?.northUp()} />
      <Tool icon="fit" label={say.fit} onClick={fit} />
      <button
        type="button"
        className="tool is-unfolding"
        aria-label={layout.moreTools}
        title={layout.moreTools}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        <Icon name="more" />
      </button>
      <Tool icon="layers" label={layers.open} onClick={() => dispatch(openPanel("layers"))} />
      <Tool icon="background" label={say.background} onClick={() => onBackground(true)} />
      <MeasureButton on={measuring} onChange={onMeasure} />
      <button
        type="button"
        className="tool"
        aria-label={edit.table.add}
        title={edit.table.add}
        onClick={() => setAdding(true)}
      >
        <Icon name="newPlace" />
      </button>
      <DensityEntry />
      <AskEntry />
      <MinutesEntry />
      {tileFault && (
        <p className="tile-fault" role="status">
          {say.backgrounds.failing}
        </p>
      )}
      {adding && (
        <OpenedPart onClose={() => setAdding(false)}>
          <NewProject onClose={() => setAdding(false)} />
        </OpenedPart>
      )}
      {background && (
        <OpenedPart onClose={() => onBackground(false)}>
          <BackgroundMenu
            place={BACKGROUND}
            trying={trying}
            onClose={() => {
              setTrying(null);
              onBackground(false);
            }}
            onChanged={onTilesChanged}
          />
        </OpenedPart>
      )}
    </div>
  );
}

/** `turn` in degrees clockwise: the north arrow keeps pointing north. */
function Tool({
  icon,
  label,
  turn = 0,
  onClick,
}: {
  icon: IconName;
  label: string;
  turn?: number;
  onClick: () => void;
}) {
  return (
    <button type="button" className="tool" aria-label={label} title={label} onClick={onClick}>
      <span style={turn === 0 ? undefined : { transform: `rotate(${turn}deg)` }}>
        <Icon name={icon} />
      </span>
    </button>
  );
}
