// The panel of layers: what they go by, which are shown, how faint and in what order; what colour means; the layers
// of the base map.
import { useMemo, type ReactNode } from "react";
import { countValues, groupValue } from "#ledger/colouring.ts";
import {
  baseLayer,
  COLOURINGS,
  FAINTEST,
  fadeLayer,
  FIRST_LAYERS,
  groupBy,
  isOn,
  LAYER_GROUPS,
  moveLayer,
  OPAQUE,
  opacityOf,
  orderedKeys,
  switchLayer,
  type LayerKey,
  type Layers,
} from "#ledger/layers.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { BASE_ROLES } from "#ledger/town.ts";
import { setLayers } from "#state/actions/look.ts";
import { selectMatches } from "#state/selectors.ts";
import { layers as say } from "#words/zh-CN/layers.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { nameOfLayer } from "./layerNames.ts";
import { Icon } from "../ui/Icon.tsx";
import "../styles/layers.css";

export function LayersPanel() {
  const layers = useDesk(({ view }) => view.layers);
  const dispatch = useDispatch();
  return (
    <section className="panel-body layers-panel" aria-label={say.title}>
      <div className="layer-choices">
        <label>
          <span>{say.group}</span>
          <select
            value={layers.group}
            onChange={({ target }) => {
              const group = LAYER_GROUPS.find((one) => one === target.value);
              if (group) dispatch(setLayers((now) => groupBy(now, group)));
            }}
          >
            {LAYER_GROUPS.map((one) => (
              <option key={one} value={one}>
                {say.groups[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say.colour}</span>
          <select
            value={layers.colour}
            onChange={({ target }) => {
              const colour = COLOURINGS.find((one) => one === target.value);
              if (colour) dispatch(setLayers((now) => ({ ...now, colour })));
            }}
          >
            {COLOURINGS.map((one) => (
              <option key={one} value={one}>
                {say.colours[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ProjectLayers layers={layers} />
      <BaseLayers layers={layers} />
      {layers !== FIRST_LAYERS && (
        <p>
          <button
            type="button"
            className="link-button"
            onClick={() => dispatch(setLayers(() => FIRST_LAYERS))}
          >
            {say.reset}
          </button>
        </p>
      )}
    </section>
  );
}

/** Places on the map by layer, as far as the filter lets them through. */
function countShown(
  group: Layers["group"],
  ledger: Ledger,
  items: Uint8Array,
): ReadonlyMap<LayerKey, number> {
  const counts = new Map<LayerKey, number>();
  const add = (key: LayerKey): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  let site = ledger.projects.length;
  ledger.projects.forEach((project, row) => {
    if (items[row] === 1 && project.geometry) add(groupValue(group, project, null, ledger));
    for (const one of project.sites)
      if (items[site++] === 1 && one.geometry) add(groupValue(group, project, one, ledger));
  });
  return counts;
}

function ProjectLayers({ layers }: { layers: Layers }) {
  const ledger = useDesk((state) => state.ledger);
  const items = useDesk((state) => selectMatches(state).items);
  const { group, order } = layers;
  const all = useMemo(() => [...countValues(group, ledger).keys()], [group, ledger]);
  const counts = useMemo(() => countShown(group, ledger, items), [group, ledger, items]);
  const keys = orderedKeys(all, order);
  return (
    <fieldset className="layer-list">
      <legend title={say.countHelp}>{say.projects}</legend>
      <ul className="plain-list">
        {keys.map((key, at) => (
          <li key={key}>
            <LayerRow
              layer={key}
              name={nameOfLayer(group, key, ledger)}
              count={counts.get(key) ?? 0}
              layers={layers}
            >
              <Move
                keys={all}
                layer={key}
                at={at}
                last={keys.length - 1}
                ledger={ledger}
                group={group}
              />
            </LayerRow>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type MoveProps = {
  keys: readonly LayerKey[];
  layer: LayerKey;
  at: number;
  last: number;
  ledger: Ledger;
  group: Layers["group"];
};

/** One step up or down; the list is the order of drawing, the uppermost first. */
function Move({ keys, layer, at, last, ledger, group }: MoveProps) {
  const dispatch = useDispatch();
  const name = nameOfLayer(group, layer, ledger).name;
  const move = (to: number): void => dispatch(setLayers((now) => moveLayer(now, keys, layer, to)));
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={say.up(name)}
        title={say.up(name)}
        disabled={at === 0}
        onClick={() => move(at - 1)}
      >
        <span className="turned-up" aria-hidden="true">
          <Icon name="open" size={14} />
        </span>
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={say.down(name)}
        title={say.down(name)}
        disabled={at === last}
        onClick={() => move(at + 1)}
      >
        <Icon name="open" size={14} />
      </button>
    </>
  );
}

function BaseLayers({ layers }: { layers: Layers }) {
  const base = useDesk((state) => state.base);
  const tiles = useDesk(({ view }) => view.tiles);
  const roles = useMemo(() => {
    const here = new Map<string, number>();
    for (const { properties } of base.features)
      here.set(properties.role, (here.get(properties.role) ?? 0) + 1);
    return BASE_ROLES.flatMap((role) => {
      const count = here.get(role);
      return count === undefined ? [] : [{ role, count }];
    });
  }, [base]);
  if (roles.length === 0) return null;
  return (
    <fieldset className="layer-list" disabled={tiles !== "embedded"}>
      <legend>{say.base}</legend>
      <ul className="plain-list">
        {roles.map(({ role, count }) => (
          <li key={role}>
            <LayerRow
              layer={baseLayer(role)}
              name={{ number: "", name: say.baseRoles[role] }}
              count={count}
              layers={layers}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

type LayerRowProps = {
  layer: LayerKey;
  name: { number: string; name: string };
  count: number;
  layers: Layers;
  children?: ReactNode;
};

function LayerRow({ layer, name: { number, name }, count, layers, children }: LayerRowProps) {
  const dispatch = useDispatch();
  const on = isOn(layers, layer);
  const percent = Math.round(opacityOf(layers, layer) * OPAQUE);
  return (
    <div className={on ? "layer-row" : "layer-row is-off"}>
      <label className="layer-switch" title={name}>
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) =>
            dispatch(setLayers((now) => switchLayer(now, layer, target.checked)))
          }
        />
        {number !== "" && <span className="facet-number">{number}</span>}
        <span className="layer-name">{name}</span>
        <span className="facet-count">{count}</span>
      </label>
      <input
        type="range"
        min={FAINTEST}
        max={OPAQUE}
        step={10}
        value={percent}
        disabled={!on}
        aria-label={say.opacity(name)}
        aria-valuetext={say.percent(percent)}
        title={`${say.opacity(name)} ${say.percent(percent)}`}
        onChange={({ target }) =>
          dispatch(setLayers((now) => fadeLayer(now, layer, Number(target.value))))
        }
      />
      {children}
    </div>
  );
}
