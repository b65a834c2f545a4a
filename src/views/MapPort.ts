// The one wire from the desk to the map: commands in. Commands given before the map is there are dropped; there is nothing to move.
import type { ProjectId } from "#base/ids.ts";
import type { Box } from "#geo/lngLat.ts";
import type { MapHandle } from "#map/MapCanvas.tsx";

export class MapPort {
  #handle: MapHandle | null = null;
  #presented: ProjectId | null = null;
  #connected = false;
  #waiting: (() => void)[] = [];

  /** Null stands for a machine that cannot draw the map. */
  connect(handle: MapHandle | null): void {
    this.#handle = handle;
    this.#connected = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when the map is there, or known never to come. */
  async whenConnected(): Promise<MapHandle | null> {
    if (!this.#connected) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#handle;
  }

  get handle(): MapHandle | null {
    return this.#handle;
  }

  /** The project that a scene has selected; the scene itself says where to look. Null when none has. */
  present(project: ProjectId | null): void {
    this.#presented = project;
  }

  presents(project: ProjectId | null): boolean {
    return project !== null && project === this.#presented;
  }

  fitTo(box: Box): void {
    this.#handle?.fitTo(box, 72);
  }
}
