// Zoom, north, fit to the result, background.
import { lazy, Suspense, useState } from "react";
import { uniteBoxes, type Box } from "#geo/lngLat.ts";
import { boxOf } from "#geo/geometry.ts";
import type { Project } from "#ledger/project.ts";
import { selectMatching } from "#state/selectors.ts";
import { words } from "#words/words.ts";
import { useDesk, usePort } from "../desk.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";

const BackgroundMenu = lazy(() => import("./BackgroundMenu.tsx").then(({ BackgroundMenu }) => ({ default: BackgroundMenu })));

const say = words.map;

const boxOfAll = (projects: readonly Project[]): Box | null =>
  projects.reduce<Box | null>((box, { geometry }) => (geometry ? uniteBoxes(box, boxOf(geometry)) : box), null);

export function MapTools({ onTilesChanged, tileFault }: { onTilesChanged: () => void; tileFault: boolean }) {
  const port = usePort();
  const matching = useDesk(selectMatching);
  const bearing = useDesk(({ view }) => view.camera?.bearing ?? 0);
  const [open, setOpen] = useState(false);
  const fit = () => {
    const box = boxOfAll(matching);
    if (box) port.fitTo(box);
  };
  return (
    <div className="map-tools">
      <Tool icon="plus" label={say.zoomIn} onClick={() => port.handle?.zoomBy(1)} />
      <Tool icon="minus" label={say.zoomOut} onClick={() => port.handle?.zoomBy(-1)} />
      <Tool icon="north" label={say.north} turn={-bearing} onClick={() => port.handle?.northUp()} />
      <Tool icon="fit" label={say.fit} onClick={fit} />
      <Tool icon="layers" label={say.background} onClick={() => setOpen(true)} />
      {tileFault && <p className="tile-fault" role="status">{say.backgrounds.failing}</p>}
      <Suspense>{open && <BackgroundMenu onClose={() => setOpen(false)} onChanged={onTilesChanged} />}</Suspense>
    </div>
  );
}

/** `turn` in degrees clockwise: the north arrow keeps pointing north. */
function Tool({ icon, label, turn = 0, onClick }: { icon: IconName; label: string; turn?: number; onClick: () => void }) {
  return (
    <button type="button" className="tool" aria-label={label} title={label} onClick={onClick}>
      <span style={turn === 0 ? undefined : { rotate: `${turn}deg` }}><Icon name={icon} /></span>
    </button>
  );
}
