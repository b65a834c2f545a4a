// The town of this repository, read as the app reads it.
import { readFile } from "node:fs/promises";
import { openTown } from "#storage/openTown.ts";

export const openOwnTown = () =>
  openTown(
    async (path) =>
      new Uint8Array(await readFile(new URL(path, new URL("../../geodata/", import.meta.url)))),
  );
